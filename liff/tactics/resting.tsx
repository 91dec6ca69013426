import { nameOf } from "#liff/inventory/item-card.tsx";
import { courseOf } from "#liff/inventory/tactic-entries.ts";
import { useMe } from "#liff/me.ts";
import { dayText } from "#liff/text/dates.ts";
import { useGuide } from "#liff/text/inventory.ts";
import { langOf } from "#liff/text/questions.ts";
import { useTacticWords } from "#liff/text/tactics.ts";
import type { ItemView } from "#shared/inventory-view.ts";

type Props = {
  readonly items: readonly ItemView[];
  readonly isFull: boolean;
  readonly onWake: (item: ItemView) => void;
};

/** Tactics that are laid down for now. */
export function Resting({ items, isFull, onWake }: Props) {
  const words = useTacticWords();
  const { tell, locale } = useGuide();
  const { today } = useMe();
  if (items.length === 0) return null;
  return (
    <section class="set-aside" aria-labelledby="resting">
      <h2 id="resting">{words("resting")}</h2>
      <ul>
        {items.map((item) => {
          const name = nameOf("tactic", item) || tell("unnamed");
          const { since } = courseOf(item);
          return (
            <li key={item.id}>
              <p lang={langOf(name)} dir="auto">
                {name}
              </p>
              <div class="section-foot">
                <span class="hint">
                  {since !== null && words("restingSince", { date: dayText(since, today, locale) })}
                </span>
                {!isFull && (
                  <button
                    type="button"
                    class="plain"
                    aria-label={words("named", { act: words("wake"), name })}
                    onClick={() => onWake(item)}
                  >
                    {words("wake")}
                  </button>
                )}
              </div>
            </li>
          );
        })}
      </ul>
      {isFull && <p class="hint">{words("wakeFull")}</p>}
    </section>
  );
}
