import type { Reflection } from "#bot/reflections/store.ts";

type Shared = Pick<Reflection, "status" | "sharedTo" | "sharedAt" | "sharedSince">;

/** Since when a circle may see a record; null: it may not. */
export function shownSince(record: Shared, circleId: string): Date | null {
  const { status, sharedTo, sharedAt, sharedSince } = record;
  const isShown = status === "shared" && sharedTo.includes(circleId);
  return isShown ? (sharedSince?.[circleId] ?? sharedAt) : null;
}

/** Where a member shares unless they choose: as the last time, else everywhere. */
export function usualCircles(
  open: readonly string[],
  chosenLast: readonly string[] | null,
): readonly string[] {
  const usual = open.filter((id) => chosenLast?.includes(id));
  return usual.length === 0 ? open : usual;
}

/**
 * The record as these circles see it, and no other. A circle that saw it already has seen it since
 * then: showing it elsewhere too makes nothing new of it there.
 */
export function shownTo(record: Reflection, circles: readonly string[], at: Date): Reflection {
  const since = circles.map((id) => [id, shownSince(record, id)] as const);
  const isNew = since.some(([, before]) => before === null) || record.sharedAt === null;
  return {
    ...record,
    status: "shared",
    sharedTo: circles,
    sharedAt: isNew ? at : record.sharedAt,
    sharedSince: Object.fromEntries(since.map(([id, before]) => [id, before ?? at])),
  };
}

/** The member's own again. */
export function hidden(record: Reflection): Reflection {
  const { sharedSince: _, ...rest } = record;
  return { ...rest, status: "kept", sharedTo: [], sharedAt: null };
}

/** One circle more; a draft is closed first. */
export function shownIn(record: Reflection, circleId: string, at: Date): Reflection {
  if (record.status === "draft" || shownSince(record, circleId) !== null) return record;
  const shown = record.status === "shared" ? record.sharedTo : [];
  return shownTo(record, [...shown, circleId], at);
}

/** One circle less; what no circle sees any more is the member's own. */
export function hiddenFrom(record: Reflection, circleId: string): Reflection {
  if (record.status !== "shared" || !record.sharedTo.includes(circleId)) return record;
  const { [circleId]: _, ...sharedSince } = record.sharedSince ?? {};
  const sharedTo = record.sharedTo.filter((id) => id !== circleId);
  return sharedTo.length === 0 ? hidden(record) : { ...record, sharedTo, sharedSince };
}
