import type { Answers } from "#shared/reflection.ts";
import type { InventoryState, Item } from "#bot/inventory/rules.ts";
import { activeTactics, courseOf, nameOf } from "#bot/inventory/tactics.ts";
import { tacticQuestions } from "#bot/reflections/tactics.ts";
import type { Session } from "./session.ts";

type Named = {
  readonly vars: Readonly<Record<string, string>>;
  /** The items behind the names. */
  readonly refs: Readonly<Record<string, string>>;
};

/**
 * `tactic1` to `tactic3`: a question that is answered or open stays about the tactic it was asked
 * about, wherever that stands now; the others take the active ones in the member's order.
 */
export function tacticNames(
  inventory: InventoryState,
  answers: Answers,
  open: Pick<Session, "period" | "at" | "about">,
): Named {
  const claimed = tacticQuestions.map(
    ({ qid }) => answers[qid]?.about ?? (open.at === qid ? open.about : undefined),
  );
  const free = activeTactics(inventory).filter(({ id }) => !claimed.includes(id));
  const waiting = free.filter((item) => nameOf(item) !== "");
  const named = claimed.flatMap((about, index): [string, string, string][] => {
    const id = about ?? waiting.shift()?.id;
    const found = inventory.items.find((item) => item.section === "tactic" && item.id === id);
    const text = found === undefined ? "" : nameIn(found, open.period);
    return found === undefined || text === "" ? [] : [[`tactic${index + 1}`, text, found.id]];
  });
  return {
    vars: Object.fromEntries(named.map(([name, text]) => [name, text])),
    refs: Object.fromEntries(named.map(([name, , id]) => [name, id])),
  };
}

/** A tactic as the period's review met it, also when that gave it new words. */
function nameIn(item: Item, period: string): string {
  const reworded = courseOf(item).reviews[period]?.reworded;
  return (reworded?.field === "I8-1" ? reworded.from : null) ?? nameOf(item);
}
