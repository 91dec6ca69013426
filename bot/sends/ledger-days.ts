import { dateIn, dayAfter, isoDate, isQuietDay } from "#bot/calendar.ts";
import type { AheadDay } from "#bot/nudges/forecast.ts";
import { leastTold, mostDaysAhead, type LedgerDays } from "#shared/ledger.ts";
import { billingMonth, SEND_CLASSES, type SendClass } from "./rules.ts";
import type { SendStore } from "./store.ts";

type Sums = Partial<Record<SendClass, number>>;

/** The weeks to come, day by day: what will go out if nobody wrote anything more. */
export const createLedgerDays = (deps: {
  readonly sendStore: Pick<SendStore, "plannedUntil">;
  readonly ahead: (days: number) => Promise<readonly AheadDay[]>;
  /** Kinds that are foreseen; planned ones count for today alone. */
  readonly foreseenKinds: readonly string[];
  /** What an organizer stopped for this month. */
  readonly stopped: () => Promise<readonly SendClass[]>;
  readonly zone: string;
  readonly now: () => Date;
}) => {
  const { zone, now } = deps;

  return async (): Promise<LedgerDays> => {
    const today = isoDate(now(), zone);
    const end = dateIn(dayAfter(today, mostDaysAhead), zone) ?? now();
    const month = billingMonth(now());
    const [stopped, ahead, planned] = await Promise.all([
      deps.stopped(),
      deps.ahead(mostDaysAhead),
      deps.sendStore.plannedUntil(end),
    ]);
    const plannedOn = new Map<string, Sums>();
    for (const { on, dueAt, kind, class: of, people } of planned) {
      const day = latest(on ?? isoDate(dueAt, zone), today);
      if (day !== today && deps.foreseenKinds.includes(kind)) continue;
      const sums = plannedOn.get(day) ?? {};
      sums[of] = (sums[of] ?? 0) + people;
      plannedOn.set(day, sums);
    }
    return {
      days: ahead.map((each) => {
        const day = toDay(each, plannedOn.get(each.day) ?? {}, each.day === today);
        const isGone = ({ class: of }: { readonly class: SendClass }) =>
          stopped.includes(of) && each.day.startsWith(month);
        return { ...day, lines: day.lines.filter((line) => !isGone(line)) };
      }),
    };
  };
};

/** What today holds is planned, as far as it did not go out yet. */
function toDay(of: AheadDay, planned: Sums, isToday: boolean) {
  const { day, people, own, spaced, none } = of;
  const reached = Object.values(people).reduce((sum, each) => sum + each, 0);
  const isTold = reached + own + spaced + none >= leastTold;
  return {
    day,
    lines: SEND_CLASSES.flatMap((each) => {
      const sum = (planned[each] ?? 0) + (isToday ? 0 : (people[each] ?? 0));
      return sum === 0 ? [] : [{ class: each, people: sum }];
    }),
    isQuiet: isQuietDay(day),
    not: isTold ? { own, spaced, none } : null,
  };
}

const latest = (a: string, b: string) => (a > b ? a : b);
