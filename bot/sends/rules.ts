import type { LedgerView } from "#shared/ledger.ts";

/** In the order in which a short month is shared out: what people were promised comes first. */
export const SEND_CLASSES = [
  "announcement",
  "answer",
  "nudge-monthly",
  "nudge-second",
  "digest",
  "nudge-weekly",
] as const;

export type SendClass = (typeof SEND_CLASSES)[number];

export type Planned = {
  readonly id: string;
  readonly class: SendClass;
  /** LINE counts the people who receive, not the messages. */
  readonly people: number;
  readonly plannedAt: Date;
};

/** The ids that fit into what is left of the month; null: no limit. A lower class never takes from a higher one. */
export const affordable = (
  planned: readonly Planned[],
  left: number | null,
): ReadonlySet<string> => {
  if (left === null) return new Set(planned.map(({ id }) => id));
  const fits = new Set<string>();
  let rest = left;
  for (const { id, people } of planned.toSorted(byPriority)) {
    if (people > rest) continue;
    rest -= people;
    fits.add(id);
  }
  return fits;
};

/** LINE's billing month, such as 2026-11: the calendar month in Japan. */
export const billingMonth = (at: Date): string =>
  new Date(at.getTime() + 9 * 3600_000).toISOString().slice(0, 7);

/** The moment at which that moment's billing month ends: midnight in Japan. */
export function billingEnd(at: Date): Date {
  const [year = 0, month = 0] = billingMonth(at).split("-").map(Number);
  return new Date(Date.UTC(year, month, 1) - 9 * 3600_000);
}

/** The reminders that will not go out if so many more people are told something first. */
export function cutBy(
  { limit, used, lines }: Pick<LedgerView, "limit" | "used" | "lines">,
  more: number,
): readonly { readonly class: string; readonly people: number }[] {
  let room = limit === null ? Infinity : Math.max(limit - used - more, 0);
  return lines.flatMap(({ class: of, planned }) => {
    const fits = Math.min(planned, room);
    room -= fits;
    return of === "announcement" || fits === planned ? [] : [{ class: of, people: planned - fits }];
  });
}

const byPriority = (a: Planned, b: Planned) =>
  SEND_CLASSES.indexOf(a.class) - SEND_CLASSES.indexOf(b.class) ||
  a.plannedAt.getTime() - b.plannedAt.getTime() ||
  (a.id < b.id ? -1 : 1);
