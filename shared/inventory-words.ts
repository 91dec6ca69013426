import type { FieldValue, Section } from "./inventory.ts";
import { inventoryEn } from "./inventory-en.ts";
import type { FieldId, inventoryFields } from "./inventory-fields.ts";
import { inventoryJa } from "./inventory-ja.ts";
import type { Locale } from "./locale.ts";

type WordsOf<F> = F extends { readonly choices: readonly (infer C extends string)[] }
  ? { readonly label: string; readonly choices: Readonly<Record<C, string>> }
  : { readonly label: string };

export type InventoryWords = {
  /** Between the parts of a list. */
  readonly between: string;
  /** The open end of a span. */
  readonly now: string;
  readonly sections: Readonly<Record<Section, string>>;
  readonly fields: { readonly [F in FieldId]: WordsOf<(typeof inventoryFields)[F]> };
};

type FieldWords = { readonly label: string; readonly choices?: Readonly<Record<string, string>> };

const words: Readonly<Record<Locale, InventoryWords>> = { ja: inventoryJa, en: inventoryEn };

export const inventoryWords = (locale: Locale): InventoryWords => words[locale];

/** The words of a field that is known only by its id. */
export const fieldWords = (locale: Locale, id: FieldId): FieldWords => words[locale].fields[id];

/** A value in words, exactly as it was written where it was written. */
export function valueText(id: FieldId, value: FieldValue, locale: Locale): string {
  const { between, now } = words[locale];
  const { choices } = fieldWords(locale, id);
  const named = (choice: string) => choices?.[choice] ?? choice;
  if (typeof value === "number") return value > 0 ? `+${value}` : `${value}`.replace("-", "−");
  if (typeof value === "string") return named(value);
  if ("picks" in value) return [...value.picks.map(named), ...value.own].join(between);
  if ("from" in value) {
    return `${monthText(value.from)}〜${value.to === null ? now : monthText(value.to)}`;
  }
  return value
    .filter((each) => each.trim() !== "")
    .map(named)
    .join(choices ? between : "\n");
}

const monthText = (month: string | null) => month?.replace("-", "/").replace("/0", "/") ?? "";
