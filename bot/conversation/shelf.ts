import { isBlank, sections, type Section } from "#shared/inventory.ts";
import { fieldsOf, itemNames, type FieldId } from "#shared/inventory-fields.ts";
import { fieldWords, inventoryWords, valueText } from "#shared/inventory-words.ts";
import type { Locale } from "#shared/locale.ts";
import type { FieldStates, InventoryState, Item } from "#bot/inventory/rules.ts";
import type { Told } from "./records.ts";
import { namesIn } from "#bot/messages/speak.ts";
import { linkLines, type Among } from "./tactic-lines.ts";

/** The inventory section by section, as its owner reads it: what is empty is left out. */
export function shelfLines(
  inventory: InventoryState,
  locale: Locale,
  zone: string,
): { readonly section: Section; readonly title: string; readonly lines: readonly string[] }[] {
  const { fields, items } = inventory;
  const { sections: titles } = inventoryWords(locale);
  return sections.flatMap((section) => {
    const lines = [
      ...written(fields, fieldsOf(section, "section"), locale).map(
        ({ label, text }) => `・${label}: ${text}`,
      ),
      ...items
        .filter((item) => item.section === section)
        .map((item) => itemLines(item, { inventory, zone }, locale)),
    ];
    return lines.length === 0 ? [] : [{ section, title: titles[section], lines }];
  });
}

export type ShelfPart = {
  readonly section: Section;
  readonly title: string;
  readonly told: readonly Told[];
  readonly items: readonly {
    readonly name: string;
    readonly isDraft: boolean;
    readonly told: readonly Told[];
  }[];
};

/** The same as what it consists of, for whoever writes it down in another form. */
export function shelfTold(inventory: InventoryState, locale: Locale, zone: string): ShelfPart[] {
  const { fields, items } = inventory;
  const { sections: titles } = inventoryWords(locale);
  return sections.flatMap((section) => {
    const told = written(fields, fieldsOf(section, "section"), locale);
    const found = items.filter((item) => item.section === section);
    if (told.length === 0 && found.length === 0) return [];
    return [{ section, title: titles[section], told, items: found.map(itemTold) }];
  });

  function itemTold(item: Item) {
    const { section, values, draft } = item;
    const named = itemNames[section];
    const others = fieldsOf(section, "item").filter((id) => id !== named);
    const name = written(values, [named], locale)[0]?.text ?? "";
    const links = linkLines(item, { inventory, zone }, locale);
    const told = [
      ...written(values, others, locale),
      ...links.map((text) => ({ label: "", text })),
    ];
    return { name, isDraft: draft, told };
  }
}

/** The name of the item, then what else is written about it. */
function itemLines(item: Item, among: Among, locale: Locale): string {
  const { section, values, draft } = item;
  const named = itemNames[section];
  const others = fieldsOf(section, "item").filter((id) => id !== named);
  const [name] = written(values, [named], locale);
  const rest = written(values, others, locale).map(({ label, text }) => `  ${label}: ${text}`);
  const head = `・${name?.text ?? ""}${draft ? ` ${namesIn(locale).status.draft}` : ""}`;
  const links = linkLines(item, among, locale).map((line) => `  ${line}`);
  return [head, ...rest, ...links].join("\n");
}

const written = (states: FieldStates, ids: readonly FieldId[], locale: Locale) =>
  ids.flatMap((id) => {
    const value = states[id]?.value ?? null;
    if (value === null || isBlank(value)) return [];
    return [{ label: fieldWords(locale, id).label, text: valueText(id, value, locale) }];
  });
