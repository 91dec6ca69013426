import { useId } from "preact/hooks";
import { Link } from "wouter-preact";
import { ChoiceControl } from "#liff/inventory/choice-control.tsx";
import type { Outbox } from "#liff/inventory/outbox.ts";
import { courseOf } from "#liff/inventory/tactic-entries.ts";
import { useGuide } from "#liff/text/inventory.ts";
import { useTacticWords } from "#liff/text/tactics.ts";
import type { InventoryView, ItemView } from "#shared/inventory-view.ts";
import { goalsIn, type TacticLinks } from "#shared/tactics.ts";
import { drawnSections, goalWords, itemsOf, valueIn } from "./reading.ts";

type Props = { readonly item: ItemView; readonly all: InventoryView; readonly outbox: Outbox };

/** Which goal a tactic is for. */
export function GoalLink({ item, all, outbox }: Props) {
  const words = useTacticWords();
  const id = useId();
  const { goal } = courseOf(item);
  const goals = goalsIn((field) => valueIn(all, field));
  return (
    <div class="field">
      <p id={`${id}-label`} class="field-label">
        {words("goalPick")}
      </p>
      <p id={`${id}-help`} class="hint">
        {words(goals.length === 0 ? "goalNone" : "goalHint")}
      </p>
      {goals.length === 0 ? (
        <Link href="/inventory/goal" class="plain">
          {words("goalWrite")}
        </Link>
      ) : (
        <ChoiceControl
          labelledBy={`${id}-label`}
          describedBy={`${id}-help`}
          choices={goals}
          chosen={goal === null ? [] : [goal]}
          named={(each) => goalWords(all, each) ?? ""}
          onToggle={(each) => relate(item, outbox, { goal: each === goal ? null : each })}
        />
      )}
    </div>
  );
}

/** Which of the things at hand it uses, among the kinds that were chosen. */
export function DrawLinks({ item, all, outbox }: Props) {
  const words = useTacticWords();
  const { titleOf } = useGuide();
  const id = useId();
  const { draws } = courseOf(item);
  const groups = drawnSections(item)
    .map((section) => ({ section, items: itemsOf(all, section) }))
    .filter(({ items }) => items.length > 0);
  if (groups.length === 0) return null;
  const toggled = (each: string) =>
    draws.includes(each) ? draws.filter((other) => other !== each) : [...draws, each];
  return (
    <div class="field">
      {groups.map(({ section, items }) => (
        <div key={section} class="draw-group">
          <p id={`${id}-${section}`} class="label">
            {words("drawsFrom", { section: titleOf(section) })}
          </p>
          <ChoiceControl
            labelledBy={`${id}-${section}`}
            describedBy={`${id}-help`}
            choices={items.map((each) => each.id)}
            chosen={draws}
            named={(each) => items.find((other) => other.id === each)?.name ?? ""}
            onToggle={(each) => relate(item, outbox, { draws: toggled(each) })}
          />
        </div>
      ))}
      <p id={`${id}-help`} class="hint">
        {words("drawsHint")}
      </p>
    </div>
  );
}

function relate({ id, ...item }: ItemView, outbox: Outbox, change: Partial<TacticLinks>) {
  const { goal, draws } = courseOf({ id, ...item });
  const links = { goal, draws, ...change };
  outbox.push({ do: "relate", item: { section: "tactic", id }, links });
}
