import { ChevronDown, ChevronUp } from "lucide-preact";
import { useGuide } from "#liff/text/inventory.ts";
import { langOf } from "#liff/text/questions.ts";
import type { ItemSection } from "#shared/inventory.ts";
import { fieldsOf, itemNames } from "#shared/inventory-fields.ts";
import type { ItemView } from "#shared/inventory-view.ts";
import { Field } from "./field.tsx";
import type { Outbox } from "./outbox.ts";
import { SourceLink } from "./source-link.tsx";

type Props = {
  readonly section: ItemSection;
  readonly item: ItemView;
  readonly isNew: boolean;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly outbox: Outbox;
  readonly onMove: (by: -1 | 1) => void;
  readonly onPutAway: () => void;
};

/** An item: its name, and all of it when opened. */
export function ItemCard(props: Props) {
  const { section, item, isNew, isFirst, isLast, outbox, onMove, onPutAway } = props;
  const { tell } = useGuide();
  const name = nameOf(section, item) || tell("unnamed");
  return (
    <details class="item" open={isNew}>
      <summary>
        <h2 class="item-name" lang={langOf(name)} dir="auto">
          {name}
        </h2>
        <ChevronDown size={18} class="opens" aria-hidden="true" />
      </summary>
      {fieldsOf(section, "item").map((field) => (
        <Field
          key={field}
          item={{ section, id: item.id }}
          field={field}
          views={item.fields}
          outbox={outbox}
        />
      ))}
      <SourceLink source={item.source} />
      <div class="item-foot">
        <button
          type="button"
          class="plain"
          data-move="up"
          disabled={isFirst}
          aria-label={tell("upNamed", { name })}
          onClick={() => onMove(-1)}
        >
          <ChevronUp size={18} aria-hidden="true" />
          {tell("up")}
        </button>
        <button
          type="button"
          class="plain"
          data-move="down"
          disabled={isLast}
          aria-label={tell("downNamed", { name })}
          onClick={() => onMove(1)}
        >
          <ChevronDown size={18} aria-hidden="true" />
          {tell("down")}
        </button>
        <button
          type="button"
          class="plain away"
          aria-label={tell("awayNamed", { name })}
          onClick={onPutAway}
        >
          {tell("away")}
        </button>
      </div>
    </details>
  );
}

export function nameOf(section: ItemSection, item: ItemView): string {
  const value = item.fields.find(({ id }) => id === itemNames[section])?.value;
  return typeof value === "string" ? value.trim() : "";
}
