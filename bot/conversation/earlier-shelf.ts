import { sections, type Section } from "#shared/inventory.ts";
import type { Locale } from "#shared/locale.ts";
import { periodParts } from "#bot/calendar.ts";
import type { InventoryState, Snapshot } from "#bot/inventory/rules.ts";
import { fill, namesIn } from "#bot/messages/speak.ts";
import { shelfLines } from "./shelf.ts";

/** The words of earlier months that stand nowhere later, newest month first. */
export function earlierShelf(
  past: readonly Snapshot[],
  today: InventoryState,
  { locale, zone }: { readonly locale: Locale; readonly zone: string },
): string[] {
  const linesIn = (state: InventoryState): readonly Line[] =>
    shelfLines(state, locale, zone).flatMap(({ section, title, lines }) =>
      lines.map((line) => ({ section, title, line })),
    );
  const told = new Set(linesIn(today).map(keyOf));
  return past.toReversed().flatMap(({ month, state }) => {
    const lines = linesIn(state).filter((each) => !told.has(keyOf(each)));
    for (const each of lines) told.add(keyOf(each));
    if (lines.length === 0) return [];
    const bySection = sections.flatMap((section) => {
      const own = lines.filter((each) => each.section === section);
      return own[0] === undefined
        ? []
        : [`● ${own[0].title}\n${own.map(({ line }) => line).join("\n")}`];
    });
    const { year, month: number } = periodParts(month);
    const vars = { year: String(year), month: String(number) };
    return [[fill(namesIn(locale).earlier, vars), ...bySection].join("\n")];
  });
}

type Line = { readonly section: Section; readonly title: string; readonly line: string };

const keyOf = ({ section, line }: Line) => `${section} ${line}`;
