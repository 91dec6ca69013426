import { useGuide } from "#liff/text/inventory.ts";
import { langOf } from "#liff/text/questions.ts";
import type { ItemSection } from "#shared/inventory.ts";
import type { ItemView } from "#shared/inventory-view.ts";
import { nameOf } from "./item-card.tsx";
import { SourceLink } from "./source-link.tsx";

type Props = {
  readonly section: ItemSection;
  readonly drafts: readonly ItemView[];
  readonly onKeep: (draft: ItemView) => void;
  readonly onPutAway: (draft: ItemView) => void;
};

/** Sentences that grew out of reflections and wait to be looked through. */
export function Drafts({ section, drafts, onKeep, onPutAway }: Props) {
  const { tell } = useGuide();
  if (drafts.length === 0) return null;
  return (
    <section class="card drafts" aria-labelledby="drafts">
      <h2 id="drafts">{tell("drafts")}</h2>
      <p class="hint">{tell("draftsHint")}</p>
      <ul>
        {drafts.map((draft) => {
          const name = nameOf(section, draft);
          return (
            <li key={draft.id}>
              <p class="draft-text" lang={langOf(name)} dir="auto">
                {name}
              </p>
              <SourceLink source={draft.source} />
              <div class="beside">
                <button type="button" class="button quiet" onClick={() => onKeep(draft)}>
                  {tell("draftKeep")}
                </button>
                <button type="button" class="plain" onClick={() => onPutAway(draft)}>
                  {tell("draftAway")}
                </button>
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
