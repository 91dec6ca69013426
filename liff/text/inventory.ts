import { useContext, useMemo } from "preact/hooks";
import type { Section } from "#shared/inventory.ts";
import type { FieldId } from "#shared/inventory-fields.ts";
import { fieldWords, inventoryWords, valueText } from "#shared/inventory-words.ts";
import type { FieldValue } from "#shared/inventory.ts";
import type { Locale } from "#shared/locale.ts";
import { enInventory } from "./en-inventory.ts";
import { jaInventory } from "./ja-inventory.ts";
import { SpokenLocale } from "./speak.ts";

type Source = typeof jaInventory;
export type GuideKey = keyof Source["words"];

type Guidance = {
  readonly help?: string;
  readonly example?: string;
  /** What the lowest and the highest mean. */
  readonly ends?: readonly [string, string];
};

/** How the pages speak about the inventory, in one language. */
export type InventoryGuide = {
  readonly words: Readonly<Record<GuideKey, string>>;
  readonly intros: Readonly<Record<Section, string>>;
  readonly fields: {
    readonly [F in FieldId]: {
      readonly [K in keyof Source["fields"][F]]: NonNullable<Guidance[K & keyof Guidance]>;
    };
  };
};

const guides: Readonly<Record<Locale, InventoryGuide>> = { ja: jaInventory, en: enInventory };

export function useGuide() {
  const locale = useContext(SpokenLocale);
  return useMemo(() => {
    const { words, intros, fields } = guides[locale];
    return {
      locale,
      tell: (key: GuideKey, vars: Readonly<Record<string, string | number>> = {}) =>
        words[key].replace(/\{(\w+)\}/g, (whole, name: string) => String(vars[name] ?? whole)),
      titleOf: (section: Section) => inventoryWords(locale).sections[section],
      introOf: (section: Section) => intros[section],
      labelOf: (id: FieldId) => fieldWords(locale, id).label,
      choiceOf: (id: FieldId, choice: string) => fieldWords(locale, id).choices?.[choice] ?? choice,
      guidanceOf: (id: FieldId): Guidance => fields[id],
      textOf: (id: FieldId, value: FieldValue) => valueText(id, value, locale),
    };
  }, [locale]);
}
