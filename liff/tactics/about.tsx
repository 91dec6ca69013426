import { useMe } from "#liff/me.ts";
import { courseOf } from "#liff/inventory/tactic-entries.ts";
import { dayText } from "#liff/text/dates.ts";
import { useGuide } from "#liff/text/inventory.ts";
import { langOf } from "#liff/text/questions.ts";
import { useTacticWords } from "#liff/text/tactics.ts";
import { inventoryWords } from "#shared/inventory-words.ts";
import type { InventoryView, ItemView } from "#shared/inventory-view.ts";
import { drawn, goalWords } from "./reading.ts";

type Props = { readonly item: ItemView; readonly all: InventoryView };

/** A tactic in few lines: its goal, what it draws on, when to look again. */
export function AboutTactic({ item, all }: Props) {
  const words = useTacticWords();
  const { titleOf, locale } = useGuide();
  const { today } = useMe();
  const { goal, lookAgainOn } = courseOf(item);
  const served = goalWords(all, goal);
  const { between } = inventoryWords(locale);
  const draws = drawn(all, item).map(({ section, names }) =>
    names.length === 0
      ? titleOf(section)
      : words("of", { section: titleOf(section), names: names.join(between) }),
  );
  if (served === null && draws.length === 0 && lookAgainOn === null) return null;
  return (
    <div class="about-tactic">
      {(served !== null || draws.length > 0) && (
        <dl>
          {served !== null && (
            <div>
              <dt>{words("goal")}</dt>
              <dd lang={langOf(served)} dir="auto">
                {served}
              </dd>
            </div>
          )}
          {draws.length > 0 && (
            <div>
              <dt>{words("draws")}</dt>
              <dd lang={langOf(draws.join())} dir="auto">
                {draws.join(between)}
              </dd>
            </div>
          )}
        </dl>
      )}
      {lookAgainOn !== null && lookAgainOn > today && (
        <p class="hint">{words("lookAgain", { date: dayText(lookAgainOn, today, locale) })}</p>
      )}
    </div>
  );
}
