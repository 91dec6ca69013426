import type { Span } from "#shared/inventory.ts";
import type { FieldId } from "#shared/inventory-fields.ts";
import type { ItemView } from "#shared/inventory-view.ts";

/** An experience on the line; times are years with fractions. */
export type Stop = {
  readonly id: string;
  readonly title: string;
  readonly span: Span;
  readonly from: number;
  readonly to: number;
  /** From −5 to +5. */
  readonly level: number;
};

export type Lifeline = {
  readonly stops: readonly Stop[];
  /** Experiences that lack a time or a level, by name. */
  readonly others: readonly { readonly id: string; readonly title: string }[];
};

/** The line through the experiences, oldest first; what is still going on ends today. */
export function lifelineOf(items: readonly ItemView[], today: string): Lifeline {
  const stops: Stop[] = [];
  const others: Lifeline["others"][number][] = [];
  for (const { id, isDraft, fields } of items) {
    if (isDraft) continue;
    const valueOf = (field: FieldId) => fields.find((each) => each.id === field)?.value ?? null;
    const name = valueOf("I4-2");
    const span = valueOf("I4-1");
    const level = valueOf("I4-6");
    const title = typeof name === "string" ? name.trim() : "";
    const isPlaced = isSpan(span) && (span.from !== null || span.to !== null);
    if (isPlaced && typeof level === "number")
      stops.push({ id, title, span, level, ...ends(span, today) });
    else if (title !== "") others.push({ id, title });
  }
  return {
    stops: stops.toSorted((a, b) => a.from + a.to - (b.from + b.to) || a.from - b.from),
    others,
  };
}

/** Where it begins and ends; an end before its beginning is a single moment. */
function ends({ from, to }: Span, today: string) {
  const now = yearOf(today.slice(0, 7), "start");
  const begins = yearOf(from ?? to ?? "", "start");
  const finishes = to === null ? now : yearOf(to, "end");
  const start = from === null ? finishes : begins;
  return { from: start, to: Math.max(start, Math.min(finishes, Math.max(now, start))) };
}

/** `2021` or `2021-04` as a point of time: April 2021 begins at 2021.25 and ends a twelfth later. */
function yearOf(text: string, at: "start" | "end"): number {
  const [year = "", month] = text.split("-");
  const whole = Number(year);
  if (month === undefined) return at === "start" ? whole : whole + 1;
  return whole + (Number(month) - (at === "start" ? 1 : 0)) / 12;
}

const isSpan = (value: unknown): value is Span =>
  typeof value === "object" && value !== null && "from" in value;
