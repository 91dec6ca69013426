import type { Audience } from "./reflection.ts";

export const sections = [
  "purpose",
  "goal",
  "skill",
  "experience",
  "people",
  "money",
  "time",
  "tactic",
  "task",
] as const;

/** The nine sections of the inventory, in the order they are read. */
export type Section = (typeof sections)[number];

/** The sections that hold items; a chat files sentences into some of them. */
export type ItemSection = Exclude<Section, "purpose" | "goal">;

/** Values picked from the list, and the member's own words beside them. */
export type Picks = { readonly picks: readonly string[]; readonly own: readonly string[] };

/** From and to as `2021` or `2021-04`; an open end is null. */
export type Span = { readonly from: string | null; readonly to: string | null };

/** What a field can hold; which of these, its kind says. */
export type FieldValue = string | number | readonly string[] | Picks | Span;

const reach: Readonly<Record<Audience, number>> = { self: 0, organizer: 1, circle: 2 };

/** Whether something shown to `shownTo` is seen by `viewer`. */
export const reaches = (shownTo: Audience, viewer: Audience): boolean =>
  reach[shownTo] >= reach[viewer];

export const audiences = ["self", "organizer", "circle"] as const satisfies readonly Audience[];

/** Nothing that anybody could read. */
export function isBlank(value: FieldValue | null): boolean {
  if (value === null) return true;
  if (typeof value === "number") return false;
  if (typeof value === "string") return value.trim() === "";
  if ("picks" in value) return value.picks.length === 0 && value.own.every(isBlank);
  if ("from" in value) return value.from === null && value.to === null;
  return value.every(isBlank);
}
