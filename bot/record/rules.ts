import { TAKEAWAY } from "#shared/attendance.ts";
import { isBlank, type FieldValue } from "#shared/inventory.ts";
import { fieldIds, itemNames, specOf, type FieldId } from "#shared/inventory-fields.ts";
import type { FieldStates, InventoryState } from "#bot/inventory/rules.ts";
import { BRIDGE } from "#shared/road.ts";
import { textOf, type Answers } from "#shared/reflection.ts";

/** The questions whose words are most telling beside each other; then all others. */
export const besideQuestions: readonly string[] = ["QU5", "QU1", "MO6", "MO7", "WK3", "O3"];

/** What no question asked for has nothing to stand beside. */
const unasked: readonly string[] = ["memo", BRIDGE, TAKEAWAY];

/** The questions of a record that were answered in words. */
export const toldIn = (answers: Answers): string[] =>
  Object.keys(answers).filter((qid) => !unasked.includes(qid) && isTold(answers, qid));

export const isTold = (answers: Answers, qid: string): boolean =>
  Object.hasOwn(answers, qid) && textOf(answers[qid]).trim() !== "";

/** How settled the member felt, 1 to 5; null where they did not say. */
export function convictionIn(answers: Answers): number | null {
  const level = Number(answers["MO8"]?.choice);
  return Number.isInteger(level) && level >= 1 && level <= 5 ? level : null;
}

/** Everything of the inventory in the member's own words, with what things were called before. */
export function ownWords({ fields, items }: InventoryState) {
  return [
    ...wordsOf(fields),
    ...items.flatMap(({ section, values, formers = [] }) => [
      ...wordsOf(values),
      ...formers.map(({ text }) => ({ section, field: itemNames[section], text })),
    ]),
  ];
}

const wordsOf = (states: FieldStates) =>
  fieldIds.flatMap((field) => {
    const value = states[field]?.value ?? null;
    if (value === null || isBlank(value)) return [];
    const text = wordsIn(field, value);
    return text === "" ? [] : [{ section: specOf(field).section, field, text }];
  });

function wordsIn(field: FieldId, value: FieldValue): string {
  const { kind } = specOf(field);
  if (typeof value === "string") return kind === "text" || kind === "long" ? value : "";
  if (typeof value === "number") return "";
  if ("own" in value) return value.own.join("\n");
  if ("from" in value) return "";
  return kind === "lines" ? value.join("\n") : "";
}
