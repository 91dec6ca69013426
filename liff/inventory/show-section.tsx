import { Users } from "lucide-preact";
import { useState } from "preact/hooks";
import { Link } from "wouter-preact";
import { useGuide } from "#liff/text/inventory.ts";
import { isBlank, reaches } from "#shared/inventory.ts";
import { isItemSection, specOf } from "#shared/inventory-fields.ts";
import type { FieldView, SectionView } from "#shared/inventory-view.ts";
import type { ItemPlace } from "./entries.ts";
import { nameOf } from "./item-card.tsx";
import type { Outbox } from "./outbox.ts";

type Showable = {
  readonly key: string;
  readonly item: ItemPlace | null;
  readonly name: string;
  readonly fields: readonly FieldView[];
};

type Props = { readonly view: SectionView; readonly outbox: Outbox };

/** Shows a section's words to companions at once: what is usually shown is ticked beforehand. */
export function ShowSection({ view, outbox }: Props) {
  const { tell, labelOf } = useGuide();
  const [without, setWithout] = useState<readonly string[]>([]);
  const [isDone, setDone] = useState(false);
  const all = showable(view, labelOf, tell("unnamed"));
  const chosen = all.filter(({ key }) => !without.includes(key));
  const show = () => {
    for (const { item, fields } of chosen) {
      for (const { id, value, rev } of fields) {
        outbox.write({ item, field: id }, { value, audience: specOf(id).share }, rev);
      }
    }
    outbox.flush();
    setDone(true);
  };
  return (
    <div class="show">
      <p role="status" class="saved">
        {isDone && all.length === 0 && (
          <>
            {tell("showDone")} <Link href="/inventory/preview">{tell("preview")}</Link>
          </>
        )}
      </p>
      {all.length > 0 && (
        <details class="card item">
          <summary>
            <span class="show-name">
              <Users size={18} aria-hidden="true" />
              {tell("show")}
            </span>
          </summary>
          <fieldset class="choice">
            <legend class="hint">{tell("showHint")}</legend>
            {all.map(({ key, name }) => (
              <label key={key}>
                <input
                  type="checkbox"
                  checked={!without.includes(key)}
                  onChange={(event) =>
                    setWithout(
                      event.currentTarget.checked
                        ? without.filter((each) => each !== key)
                        : [...without, key],
                    )
                  }
                />
                {name}
              </label>
            ))}
          </fieldset>
          <button type="button" class="button" disabled={chosen.length === 0} onClick={show}>
            {tell("showChosen")}
          </button>
        </details>
      )}
    </div>
  );
}

/** What has words that companions usually see and do not see yet. */
function showable(
  { section, fields, items }: SectionView,
  labelOf: (id: FieldView["id"]) => string,
  unnamed: string,
): readonly Showable[] {
  const hidden = (each: FieldView) =>
    specOf(each.id).share === "circle" && !isBlank(each.value) && !reaches(each.audience, "circle");
  const ofSection = fields.filter(hidden).map((each) => ({
    key: each.id,
    item: null,
    name: labelOf(each.id),
    fields: [each],
  }));
  if (!isItemSection(section)) return ofSection;
  const ofItems = items
    .filter(({ isDraft }) => !isDraft)
    .map((item) => ({
      key: item.id,
      item: { section, id: item.id },
      name: nameOf(section, item) || unnamed,
      fields: item.fields.filter(hidden),
    }))
    .filter((each) => each.fields.length > 0);
  return [...ofItems, ...ofSection];
}
