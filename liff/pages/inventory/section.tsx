import { Plus } from "lucide-preact";
import { useState } from "preact/hooks";
import { Drafts } from "#liff/inventory/drafts.tsx";
import { Field } from "#liff/inventory/field.tsx";
import { nameOf } from "#liff/inventory/item-card.tsx";
import { ItemList } from "#liff/inventory/item-list.tsx";
import type { Outbox } from "#liff/inventory/outbox.ts";
import { ShowSection } from "#liff/inventory/show-section.tsx";
import { usePutAway } from "#liff/inventory/put-away.ts";
import { isCurrent } from "#liff/inventory/tactic-entries.ts";
import { useInventory } from "#liff/inventory/use-inventory.ts";
import { SkillStrengths } from "#liff/strengths/skill-strengths.tsx";
import { Tactics } from "#liff/tactics/tactics.tsx";
import { Tasks } from "#liff/tactics/tasks.tsx";
import { useGuide } from "#liff/text/inventory.ts";
import { NotFound } from "#liff/pages/not-found.tsx";
import { Opening } from "#liff/ui/opening.tsx";
import { Page } from "#liff/ui/page.tsx";
import { sections, type ItemSection } from "#shared/inventory.ts";
import { fieldsOf, isGrown, isItemSection, mostItems } from "#shared/inventory-fields.ts";
import type { ItemView, SectionView } from "#shared/inventory-view.ts";

type Props = { readonly params: { readonly section: string } };

/** One section: its fields, its items, and what waits to be looked through. */
export function InventorySection({ params }: Props) {
  const { tell, titleOf, introOf } = useGuide();
  const { asked, view, outbox } = useInventory();
  const section = sections.find((each) => each === params.section);
  if (section === undefined) return <NotFound />;
  const own = view?.sections.find((each) => each.section === section);
  const fields = fieldsOf(section, "section");
  return (
    <Page key={section} title={titleOf(section)} back={{ to: "/inventory", label: tell("back") }}>
      <p class="lead">{introOf(section)}</p>
      {own === undefined || view === undefined ? (
        <Opening asked={asked} />
      ) : (
        <>
          {section === "tactic" ? (
            <Tactics all={view} outbox={outbox} />
          ) : section === "task" ? (
            <Tasks all={view} outbox={outbox} />
          ) : (
            isItemSection(section) && <Items section={section} view={own} outbox={outbox} />
          )}
          {fields.length > 0 && (
            <div class="card fields">
              {fields.map((field) => (
                <Field key={field} item={null} field={field} views={own.fields} outbox={outbox} />
              ))}
            </div>
          )}
          <ShowSection view={withCurrent(own)} outbox={outbox} />
        </>
      )}
    </Page>
  );
}

/** What is set aside is shown to nobody. */
const withCurrent = (view: SectionView): SectionView =>
  view.section === "tactic" ? { ...view, items: view.items.filter(isCurrent) } : view;

type ItemsProps = {
  readonly section: ItemSection;
  readonly view: SectionView;
  readonly outbox: Outbox;
};

function Items({ section, view, outbox }: ItemsProps) {
  const { tell, titleOf } = useGuide();
  const [added, setAdded] = useState<string | null>(null);
  const { leaving, putAway, undo } = usePutAway(outbox);
  const shown = view.items.filter(({ id }) => id !== leaving?.id);
  const kept = shown.filter(({ isDraft }) => !isDraft);
  const canAdd = !isGrown(section) && kept.length < mostItems(section);
  const title = titleOf(section);

  const away = (item: ItemView) =>
    putAway({ section, id: item.id, name: nameOf(section, item) || tell("unnamed") });
  const add = () => {
    const id = crypto.randomUUID();
    setAdded(id);
    outbox.push({ do: "add", item: { section, id } });
  };

  return (
    <>
      <Drafts
        section={section}
        drafts={shown.filter(({ isDraft }) => isDraft)}
        onKeep={({ id }) => outbox.push({ do: "accept", item: { section, id } })}
        onPutAway={away}
      />
      {section === "skill" && <SkillStrengths />}
      <div role="status" class="regret">
        {leaving !== null && (
          <>
            <p>{tell("awayDone", { name: leaving.name })}</p>
            <button type="button" class="plain" onClick={undo}>
              {tell("undo")}
            </button>
          </>
        )}
      </div>
      <ItemList section={section} items={kept} added={added} outbox={outbox} onPutAway={away} />
      {canAdd && (
        <button type="button" class="button quiet add" onClick={add}>
          <Plus size={20} aria-hidden="true" />
          {tell("addTo", { section: title })}
        </button>
      )}
    </>
  );
}
