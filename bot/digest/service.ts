import { createHash } from "node:crypto";
import type { Groups } from "#bot/groups/service.ts";
import { withinHours } from "#bot/nudges/hours.ts";
import type { Compose, Composed } from "#bot/sends/deliver.ts";
import { billingMonth } from "#bot/sends/rules.ts";
import type { SendDoc, SendStore } from "#bot/sends/store.ts";
import type { Locale } from "#shared/locale.ts";
import { digestCard } from "./cards.ts";
import { boundsOf, totalsOf, turnOf, type Month } from "./rules.ts";

/** The month of a circle in numbers, to its LINE group, where its organizer asked for it. */
export const createDigests = (deps: {
  readonly groups: Pick<Groups, "digested" | "digestOf" | "reach">;
  readonly sends: Pick<SendStore, "planAll">;
  /** What people of a circle did there in that time; null: it is closed or gone. */
  readonly monthOf: (circleId: string, from: Date, to: Date) => Promise<Month | null>;
  readonly locale: () => Promise<Locale>;
  readonly page: (path: string) => string;
  readonly zone: string;
  readonly now: () => Date;
}) => {
  const { groups, zone, now } = deps;

  return {
    /** Plans one a circle and month, whoever plans at the same time. Tells how many there are. */
    async plan(stopping?: AbortSignal): Promise<number> {
      const at = now();
      const turn = turnOf(at, zone);
      if (at < turn.opensAt || at > turn.sendUntil) return 0;
      const docs: Omit<SendDoc, "state">[] = [];
      for (const { circleId } of await groups.digested(turn.opensAt)) {
        if (stopping?.aborted === true) break;
        const reach = await groups.reach(circleId);
        // LINE is asked again within the hour.
        if (reach === null || reach.people === null) continue;
        docs.push({
          _id: digestId(circleId, turn.month),
          recipient: reach.id,
          kind: "digest",
          period: turn.month,
          class: "digest",
          people: reach.people,
          month: billingMonth(turn.dueAt),
          plannedAt: at,
          on: turn.day,
          dueAt: turn.dueAt,
          sendUntil: turn.sendUntil,
        });
      }
      await deps.sends.planAll(docs);
      return docs.length;
    },

    /** People that digests will reach until then, beyond what is planned. */
    async foreseen(until: Date): Promise<number> {
      const turn = turnOf(now(), zone);
      if (now() >= turn.opensAt || turn.dueAt >= until) return 0;
      const waiting = await groups.digested(turn.opensAt);
      return waiting.reduce((sum, { people }) => sum + people, 0);
    },

    /** Made at the moment of sending, of what is so then. */
    compose: (async (sends) => {
      const found = new Map<string, Composed>();
      for (const send of sends) found.set(send._id, await compose(send));
      return found;
    }) satisfies Compose,
  };

  async function compose(send: SendDoc): Promise<Composed> {
    const { _id, recipient, period } = send;
    const circleId = await groups.digestOf(recipient);
    if (circleId === null) return { is: "drop", because: "off" };
    // Linked to another circle meanwhile.
    if (_id !== digestId(circleId, period)) return { is: "drop", because: "moved" };
    const opens = withinHours(now(), zone);
    if (opens > now()) return { is: "wait", until: opens };
    const { from, to } = boundsOf(period, zone);
    const month = await deps.monthOf(circleId, from, to);
    if (month === null) return { is: "drop", because: "off" };
    const totals = totalsOf(month);
    if (totals === null) return { is: "drop", because: "few" };
    const uri = deps.page(`/feed/${circleId}`);
    const card = digestCard(period, totals, { locale: await deps.locale(), uri });
    return { is: "said", messages: [card] };
  }
};

/** One a circle and month, also where the circle has another group since: a retry key by its form. */
function digestId(circleId: string, month: string): string {
  const hash = createHash("sha256").update(`digest ${circleId} ${month}`).digest("hex");
  const parts = [hash.slice(0, 8), hash.slice(8, 12), `4${hash.slice(13, 16)}`];
  return [...parts, `8${hash.slice(17, 20)}`, hash.slice(20, 32)].join("-");
}
