import fc from "fast-check";
import { expect, test } from "vitest";
import {
  confirmSection,
  emptyInventory,
  fileDraft,
  removeItem,
  withoutMessage,
  type InventoryState,
  type Outcome,
} from "#bot/inventory/rules.ts";
import { takingBack } from "#bot/inventory/taken-back.ts";
import { at, goal, monthOf, open, past, setUp, source, wordsOf } from "./months.ts";

type Step =
  | { readonly do: "write" | "file" | "confirm" | "takeBack" | "removeFirst" }
  | { readonly do: "month"; readonly to: number }
  | { readonly do: "die"; readonly is: "before" | "after" };

const steps = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.constant<Step>({ do: "write" }) },
    { weight: 2, arbitrary: fc.constant<Step>({ do: "file" }) },
    { weight: 1, arbitrary: fc.constant<Step>({ do: "removeFirst" }) },
    { weight: 1, arbitrary: fc.constant<Step>({ do: "confirm" }) },
    { weight: 1, arbitrary: fc.constant<Step>({ do: "takeBack" }) },
    { weight: 4, arbitrary: fc.nat(7).map((to): Step => ({ do: "month", to })) },
    {
      weight: 1,
      arbitrary: fc.constantFrom<Step>({ do: "die", is: "before" }, { do: "die", is: "after" }),
    },
  ),
  { minLength: 1, maxLength: 40 },
);

/** What ought to be kept: one state a month; a clock put back makes the later months untrue. */
const createModel = () => {
  let months: { readonly month: string; readonly state: InventoryState }[] = [];
  const live = () => months.at(-1)?.state ?? emptyInventory;
  return {
    live,
    isBegun: () => months.length > 0,
    past: () => months.slice(0, -1),
    write(month: string, state: InventoryState) {
      months = [...months.filter((each) => each.month < month), { month, state }];
    },
    confirm(state: InventoryState) {
      months = [...months.slice(0, -1), { month: months.at(-1)?.month ?? "", state }];
    },
    takeBack(messageId: string) {
      months = months.map(({ month, state }) => ({
        month,
        state: withoutMessage(state, messageId),
      }));
    },
  };
};

test("whatever is written, killed, taken back, and however the clock jumps, the months are true", async () => {
  const { db } = await setUp();
  let member = 0;
  await fc.assert(
    fc.asyncProperty(steps, async (walk) => {
      const memberId = `member-${(member += 1)}`;
      const { clock, death, store } = open(db);
      const model = createModel();
      let made = 0;
      /** A killed process is started again and told the same once more. */
      const again = async (run: () => Promise<Outcome>) => {
        try {
          return await run();
        } catch {
          return run();
        }
      };
      for (const step of walk) {
        made += 1;
        const month = monthOf(clock.at);
        const change = changeOf(step, made);
        if (step.do === "month") {
          clock.at = new Date(Date.UTC(2026, step.to, 28, 3));
        } else if (step.do === "die") {
          death.is = step.is;
        } else if (step.do === "takeBack") {
          const messageId = `m${Math.ceil(made / 2)}`;
          const erase = () => store.takeBack(memberId, takingBack(messageId, at));
          await erase().catch(erase);
          model.takeBack(messageId);
        } else if (change !== null) {
          const outcome = await again(() => store.apply(memberId, `op-${made}`, change));
          const expected = change(model.live());
          expect(outcome.ok).toBe(expected.ok);
          if (!expected.ok || expected.state === model.live()) continue;
          if (step.do === "confirm" && model.isBegun()) model.confirm(expected.state);
          else model.write(month, expected.state);
        }
        expect(wordsOf(await store.find(memberId))).toEqual(wordsOf(model.live()));
        const expected = model.past().map(({ month: each, state }) => ({
          month: each,
          ...wordsOf(state),
        }));
        expect(await past(store, memberId)).toEqual(expected);
        expect(await store.months(memberId)).toEqual(expected.map(({ month: each }) => each));
      }
    }),
    { numRuns: 40 },
  );
}, 120_000);

function changeOf(step: Step, made: number) {
  switch (step.do) {
    case "write":
      return goal(`ことば ${made}`);
    case "confirm":
      return (state: InventoryState) => confirmSection(state, "goal", at);
    case "file": {
      const of = { ...source, messageIds: [`m${made}`], text: `ひとこと ${made}` };
      return (state: InventoryState) =>
        fileDraft(state, { section: "skill", id: `e${made}` }, of, at);
    }
    case "removeFirst":
      return (state: InventoryState) =>
        removeItem(state, { section: "skill", id: state.items[0]?.id ?? "none" });
    default:
      return null;
  }
}
