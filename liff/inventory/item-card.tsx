import { ChevronDown } from "lucide-preact";
import { useMemo } from "preact/hooks";
import { Link } from "wouter-preact";
import { useGuide } from "#liff/text/inventory.ts";
import { langOf } from "#liff/text/questions.ts";
import type { ItemSection } from "#shared/inventory.ts";
import { fieldsOf, itemNames } from "#shared/inventory-fields.ts";
import type { ItemView } from "#shared/inventory-view.ts";
import { Field } from "./field.tsx";
import { ItemFoot } from "./item-foot.tsx";
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

/**
 * An item: its name, and all of it when opened. What is typed into another item does not draw it
 * again, so what it is told to do must hold as long as the item is the same.
 */
export function ItemCard(props: Props) {
  const { section, item, isNew, isFirst, isLast, outbox } = props;
  return useMemo(() => <OwnCard {...props} />, [section, item, isNew, isFirst, isLast, outbox]);
}

function OwnCard({ section, item, isNew, isFirst, isLast, outbox, onMove, onPutAway }: Props) {
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
      {item.isFromCompanion === true && (
        <Link href="/strengths" class="source">
          {tell("fromCompanion")}
        </Link>
      )}
      <ItemFoot
        name={name}
        isFirst={isFirst}
        isLast={isLast}
        onMove={onMove}
        onPutAway={onPutAway}
      />
    </details>
  );
}

export function nameOf(section: ItemSection, item: ItemView): string {
  const value = item.fields.find(({ id }) => id === itemNames[section])?.value;
  return typeof value === "string" ? value.trim() : "";
}
