import { useQuery } from "@tanstack/preact-query";
import { useId, useState } from "preact/hooks";
import { Link } from "wouter-preact";
import { INVENTORY } from "#liff/inventory/outboxes.ts";
import { useInventory } from "#liff/inventory/use-inventory.ts";
import { useMe } from "#liff/me.ts";
import { useSurroundings } from "#liff/surroundings.ts";
import { useGuide } from "#liff/text/inventory.ts";
import { langOf } from "#liff/text/questions.ts";
import { Opening } from "#liff/ui/opening.tsx";
import { Page } from "#liff/ui/page.tsx";
import { Road } from "#liff/ui/road.tsx";
import type { ShownField, ShownInventory, Viewer } from "#shared/inventory-view.ts";

/** The inventory through the eyes of others, as the server would show it to them. */
export function InventoryPreview() {
  const { tell } = useGuide();
  const { api } = useSurroundings();
  const { organizer } = useMe();
  const id = useId();
  const { outbox } = useInventory();
  const [viewer, setViewer] = useState<Viewer>("circle");
  const unsaved = outbox.entries().length;
  const asked = useQuery({
    queryKey: [...INVENTORY, "preview", viewer, unsaved],
    queryFn: async (): Promise<ShownInventory> =>
      (await api.inventory.preview.$get({ query: { as: viewer } })).json(),
    staleTime: 0,
    gcTime: 0,
  });
  return (
    <Page title={tell("preview")} back={{ to: "/inventory", label: tell("back") }}>
      <p class="lead">{tell("previewLead")}</p>
      <fieldset class="choice viewers">
        <legend class="hint">{tell("previewAs")}</legend>
        {(["circle", "organizer"] as const).map((each) => (
          <label key={each}>
            <input
              type="radio"
              name={id}
              value={each}
              checked={viewer === each}
              onChange={() => setViewer(each)}
            />
            {each === "circle"
              ? tell("asCircle")
              : organizer === null
                ? tell("asOrganizer")
                : tell("asNamed", { organizer })}
          </label>
        ))}
      </fieldset>
      {unsaved > 0 && (
        <p class="gentle" role="status">
          {tell("previewUnsaved")}
        </p>
      )}
      {asked.data === undefined ? <Opening asked={asked} /> : <Shown shown={asked.data} />}
      <Link href="/inventory" class="button quiet fix">
        {tell("fix")}
      </Link>
    </Page>
  );
}

function Shown({ shown }: { readonly shown: ShownInventory }) {
  const { tell, titleOf } = useGuide();
  if (shown.sections.length === 0) {
    return (
      <div class="beginning">
        <Road />
        <p>{tell("previewNone")}</p>
        <p class="hint">{tell("previewNoneHint")}</p>
      </div>
    );
  }
  return shown.sections.map(({ section, fields = [], items = [] }) => (
    <section key={section} class="card shown" aria-labelledby={`shown-${section}`}>
      <h2 id={`shown-${section}`}>{titleOf(section)}</h2>
      {items.map((item, at) => (
        <ShownFields key={at} fields={item.fields} />
      ))}
      {fields.length > 0 && <ShownFields fields={fields} />}
    </section>
  ));
}

function ShownFields({ fields }: { readonly fields: readonly ShownField[] }) {
  const { labelOf, textOf } = useGuide();
  return (
    <dl>
      {fields.map(({ id, value }) => {
        const text = textOf(id, value);
        return (
          <div key={id}>
            <dt>{labelOf(id)}</dt>
            <dd lang={langOf(text)} dir="auto">
              {text}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
