import { isoDate, periodOf } from "#bot/calendar.ts";
import { render } from "#bot/conversation/cards.ts";
import type { AskedOf } from "#bot/conversation/reminded.ts";
import { normal, type Offered } from "#bot/conversation/words.ts";
import type { Member } from "#bot/members/rules.ts";
import { enNudges } from "#bot/messages/en-nudges.ts";
import { jaNudges } from "#bot/messages/ja-nudges.ts";
import type { SendStore } from "#bot/sends/store.ts";
import { nudgeSay } from "./cards.ts";
import { isNudge } from "./facts.ts";
import { zoneOf } from "./kinds.ts";

/** What was asked for can be planned a month ahead. */
const PLANNED_WITHIN_MS = 40 * 24 * 3600_000;

const labels: ReadonlySet<string> = new Set(
  [jaNudges, enNudges].flatMap((catalog) =>
    Object.values(catalog).flatMap(({ buttons }) =>
      Object.values<string>(buttons).map((label) => normal(label)),
    ),
  ),
);

/** The buttons of a reminder, for whoever sees none and types their words or numbers. */
export const createNudgeOffers = (deps: {
  readonly sends: Pick<SendStore, "ofMembers">;
  readonly zone: string;
  readonly page: (path: string) => string | null;
}) => ({
  /** Whether it could be such a button at all: only then is it worth a look. */
  mayMean(text: string): boolean {
    const typed = normal(text);
    return labels.has(typed) || /^\d{1,2}$/.test(typed);
  },

  /** Those of the last reminder that came after that moment; none where none came. */
  async after(member: Member, since: Date, now: Date): Promise<readonly Offered[]> {
    const last = await lastAfter(deps.sends, member, since);
    if (last === null) return [];
    const { kind, period, on, sentAt, variant } = last;
    const { zone, page } = deps;
    const say = nudgeSay({
      kind,
      period,
      on,
      variant,
      member,
      now: sentAt,
      own: zoneOf(member, zone),
      count: 0,
      // The words themselves are on no button.
      past: "",
      isFirstMonth: isFirstMonth(member, on, zone),
      week: periodOf("weekly", now, zone),
      page,
    });
    return render([say], member.locale, 0).offered;
  },

  /** The question that the last reminder after that moment asked by itself; null: it asked none. */
  async asked(member: Member, since: Date, now: Date): Promise<AskedOf | null> {
    const last = await lastAfter(deps.sends, member, since);
    if (last === null) return null;
    const { kind, period, on, variant } = last;
    if (kind === "weekly" && variant !== "A")
      return { cadence: kind, period, qid: variant === "B" ? "WK2" : "WKP" };
    if (kind === "first-week")
      return { cadence: "weekly", period: periodOf("weekly", now, deps.zone), qid: "WK2" };
    if (kind === "quarterly" && variant === "B") return { cadence: kind, period, qid: "QU1" };
    if (kind === "monthly" && isFirstMonth(member, on, deps.zone))
      return { cadence: kind, period, qid: "MO3" };
    return null;
  },
});

export type NudgeOffers = ReturnType<typeof createNudgeOffers>;

const isFirstMonth = ({ consent }: Member, on: string, zone: string) =>
  isoDate(consent.at, zone).startsWith(on.slice(0, 7));

async function lastAfter(store: Pick<SendStore, "ofMembers">, member: Member, since: Date) {
  const sends = await store.ofMembers([member.id], new Date(since.getTime() - PLANNED_WITHIN_MS));
  const last = sends
    .filter(({ kind, sentAt }) => isNudge(kind) && sentAt !== undefined && sentAt > since)
    .toSorted((a, b) => (a.sentAt?.getTime() ?? 0) - (b.sentAt?.getTime() ?? 0))
    .at(-1);
  if (last?.sentAt === undefined || last.on === undefined || !isNudge(last.kind)) return null;
  const { kind, period, on, sentAt, variant = "A" } = last;
  return { kind, period, on, sentAt, variant };
}
