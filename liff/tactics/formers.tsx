import { useMe } from "#liff/me.ts";
import { dayText } from "#liff/text/dates.ts";
import { useGuide } from "#liff/text/inventory.ts";
import { langOf } from "#liff/text/questions.ts";
import { useTacticWords } from "#liff/text/tactics.ts";
import type { ItemView } from "#shared/inventory-view.ts";

/** What it was called before, the latest first. */
export function Formers({ item }: { readonly item: ItemView }) {
  const words = useTacticWords();
  const { locale } = useGuide();
  const { today } = useMe();
  const formers = (item.formers ?? []).toReversed();
  if (formers.length === 0) return null;
  return (
    <div class="formers">
      <p class="label">{words("formers")}</p>
      <ul>
        {formers.map(({ text, on }, at) => (
          <li key={at}>
            <span lang={langOf(text)} dir="auto">
              {text}
            </span>
            <span class="hint">{words("formerOn", { date: dayText(on, today, locale) })}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
