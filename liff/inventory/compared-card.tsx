import { ChevronDown, Leaf, PencilLine, Sprout } from "lucide-preact";
import type { ComponentChildren } from "preact";
import { useHistoryWords } from "#liff/text/history.ts";
import { useGuide } from "#liff/text/inventory.ts";
import { langOf } from "#liff/text/questions.ts";
import type { FieldValue } from "#shared/inventory.ts";
import type {
  Became,
  ComparedField,
  ComparedItem,
  ComparedSection,
  ComparedStand,
  Moment,
} from "#shared/inventory-compare.ts";
import { StandThen, StoodDifferently } from "./compared-stand.tsx";
import { isItemSection, itemNames, type FieldId } from "#shared/inventory-fields.ts";

const icons = { new: Sprout, changed: PencilLine, gone: Leaf } as const;

type Props = {
  readonly section: ComparedSection;
  readonly from: Moment;
  readonly to: Moment;
};

/** A section's words at two moments; what stayed is folded away. */
export function ComparedCard({ section: compared, from, to }: Props) {
  const { told } = useHistoryWords();
  const { titleOf } = useGuide();
  const { section, fields, items } = compared;
  const words = (
    <>
      {items
        .filter(({ became }) => became !== "same")
        .map((item) => (
          <Item key={item.id} item={item} nameId={nameIdOf(compared)} from={from} to={to} />
        ))}
      {fields
        .filter(({ became }) => became !== "same")
        .map((field) => (
          <Field key={field.id} field={field} from={from} to={to} />
        ))}
      <Stayed section={compared} />
    </>
  );
  return (
    <section class="card compared" aria-labelledby={`then-${section}`}>
      <h2 id={`then-${section}`}>{titleOf(section)}</h2>
      {section === "money" ? (
        // Somebody may look over one's shoulder.
        <details>
          <summary>
            {told("moneyFold")}
            <ChevronDown size={16} class="opens" aria-hidden="true" />
          </summary>
          {words}
        </details>
      ) : (
        words
      )}
    </section>
  );
}

type ItemProps = Omit<Props, "section"> & {
  readonly item: ComparedItem;
  readonly nameId: FieldId | null;
};

function Item({ item, nameId, from, to }: ItemProps) {
  const { told } = useHistoryWords();
  const { textOf } = useGuide();
  const { became, fields, stand } = item;
  const named = fields.find(({ id }) => id === nameId);
  const value = named?.after ?? named?.before ?? null;
  const name = named !== undefined && value !== null ? textOf(named.id, value) : told("unnamed");
  // An item that came or went as a whole is marked once; its name stands above.
  const isWhole = became !== "changed";
  const shown = fields.filter(
    (field) => field.became !== "same" && !(isWhole && field.id === nameId),
  );
  return (
    <div class="compared-item">
      <h3 lang={langOf(name)} dir="auto">
        {name}
      </h3>
      {isWhole && <Mark became={became} />}
      {isWhole ? (
        <Words fields={shown} stand={stand} at={became === "gone" ? "before" : "after"} />
      ) : (
        <>
          <StoodDifferently stand={stand} from={from} to={to} />
          {shown.map((field) => (
            <Field key={field.id} field={field} from={from} to={to} />
          ))}
        </>
      )}
    </div>
  );
}

type FieldProps = Omit<Props, "section"> & { readonly field: ComparedField };

function Field({ field, from, to }: FieldProps) {
  const { momentOf } = useHistoryWords();
  const { labelOf } = useGuide();
  const { id, became, before, after } = field;
  const beside = [
    { moment: from, value: before },
    { moment: to, value: after },
  ];
  return (
    <div class="compared-field">
      <p class="compared-label">{labelOf(id)}</p>
      <Mark became={became} />
      <dl class="pair">
        {beside.map(({ moment, value }, at) =>
          value === null ? null : (
            <div key={at} class={at === 0 ? "then" : "since"}>
              <dt>{momentOf(moment)}</dt>
              <Value id={id} value={value} />
            </div>
          ),
        )}
      </dl>
    </div>
  );
}

/** What is the same at both moments, for whoever wants to read on. */
function Stayed({ section: { fields, items, section } }: Pick<Props, "section">) {
  const { told } = useHistoryWords();
  const stayed = [
    ...items.filter(({ became }) => became === "same"),
    ...[fields.filter(({ became }) => became === "same")]
      .filter((all) => all.length > 0)
      .map((all) => ({ fields: all, stand: null })),
  ];
  if (stayed.length === 0) return null;
  return (
    <details class="stayed">
      <summary>
        {told("same")}
        <ChevronDown size={16} class="opens" aria-hidden="true" />
      </summary>
      {stayed.map((all, at) => (
        <Words key={`${section} ${at}`} fields={all.fields} stand={all.stand} at="after" />
      ))}
    </details>
  );
}

function Words(props: {
  readonly fields: readonly ComparedField[];
  readonly stand: ComparedStand | null;
  readonly at: "before" | "after";
}) {
  const { labelOf } = useGuide();
  if (props.fields.length === 0 && props.stand === null) return null;
  return (
    <dl class="compared-words">
      {props.fields.map((field) => (
        <div key={field.id}>
          <dt>{labelOf(field.id)}</dt>
          <Value id={field.id} value={field[props.at]} />
        </div>
      ))}
      <StandThen stand={props.stand} at={props.at} />
    </dl>
  );
}

function Value({ id, value }: { readonly id: FieldId; readonly value: FieldValue | null }) {
  const { textOf } = useGuide();
  const text = value === null ? "" : textOf(id, value);
  return (
    <dd lang={langOf(text)} dir="auto">
      {text}
    </dd>
  );
}

/** What became of the words: an icon and a word, so that no colour has to be seen. */
function Mark({ became }: { readonly became: Became }): ComponentChildren {
  const { told } = useHistoryWords();
  if (became === "same") return null;
  const Icon = icons[became];
  return (
    <p class={`became ${became}`}>
      <Icon size={15} aria-hidden="true" />
      {told(became)}
    </p>
  );
}

const nameIdOf = ({ section }: ComparedSection): FieldId | null =>
  isItemSection(section) ? itemNames[section] : null;
