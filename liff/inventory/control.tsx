import { useGuide } from "#liff/text/inventory.ts";
import type { FieldValue, Picks, Span } from "#shared/inventory.ts";
import { specOf, type FieldId } from "#shared/inventory-fields.ts";
import { mostLong, mostText } from "#shared/inventory-values.ts";
import { ChipsControl } from "./chips-control.tsx";
import { ChoiceControl } from "./choice-control.tsx";
import { PeriodControl } from "./period-control.tsx";
import { SliderControl } from "./slider-control.tsx";
import { WordsControl } from "./words-control.tsx";

type Props = {
  readonly id: string;
  readonly field: FieldId;
  readonly value: FieldValue | null;
  readonly labelledBy: string;
  readonly describedBy: string;
  readonly onChange: (value: FieldValue | null) => void;
  /** The hand rests: what was written can be sent. */
  readonly onRest: () => void;
};

/** What a field of this kind is filled in with. */
export function Control(props: Props) {
  const { choiceOf, textOf } = useGuide();
  const { field, value, onChange, onRest } = props;
  const { kind, choices = [], most = choices.length } = specOf(field);
  const named = (choice: string) => choiceOf(field, choice);
  const tapped = (next: FieldValue | null) => {
    onChange(next);
    onRest();
  };
  switch (kind) {
    case "text":
    case "long": {
      const isLong = kind === "long";
      return (
        <WordsControl
          {...props}
          value={typeof value === "string" ? value : ""}
          rows={isLong ? 3 : 1}
          most={isLong ? mostLong : mostText}
          onWrite={onChange}
        />
      );
    }
    case "lines":
      return <Lines {...props} most={most} lines={listOf(value)} />;
    case "choice":
    case "scale":
      return (
        <ChoiceControl
          {...props}
          choices={choices}
          chosen={typeof value === "string" ? [value] : []}
          named={named}
          isRow={kind === "scale"}
          onToggle={(choice) => tapped(choice === value ? null : choice)}
        />
      );
    case "multi": {
      const chosen = listOf(value);
      const toggled = (choice: string) =>
        chosen.includes(choice) ? chosen.filter((each) => each !== choice) : [...chosen, choice];
      return (
        <ChoiceControl
          {...props}
          choices={choices}
          chosen={chosen}
          named={named}
          onToggle={(choice) => tapped(toggled(choice))}
        />
      );
    }
    case "chips":
      return (
        <ChipsControl
          {...props}
          choices={choices}
          most={most}
          value={isPicks(value) ? value : { picks: [], own: [] }}
          named={named}
          onChange={tapped}
        />
      );
    case "slider": {
      const number = typeof value === "number" ? value : null;
      const text = number === null ? "" : textOf(field, number);
      return <SliderControl {...props} value={number} text={text} />;
    }
    case "period":
      return <PeriodControl {...props} value={isSpan(value) ? value : { from: null, to: null }} />;
  }
}

/** One line after the other, and an empty one as long as there is room. */
function Lines(props: Props & { readonly lines: readonly string[]; readonly most: number }) {
  const { id, lines, most, onChange } = props;
  const shown = lines.length < most ? [...lines, ""] : lines;
  return (
    <>
      {shown.map((line, at) => (
        <WordsControl
          key={at}
          {...props}
          id={`${id}-${at}`}
          value={line}
          most={mostText}
          onWrite={(words) => {
            const next = [...lines.slice(0, at), words, ...lines.slice(at + 1)];
            onChange(next.at(-1) === "" ? next.slice(0, -1) : next);
          }}
        />
      ))}
    </>
  );
}

const listOf = (value: FieldValue | null): readonly string[] =>
  Array.isArray(value) ? (value as readonly string[]) : [];

const isPicks = (value: FieldValue | null): value is Picks =>
  typeof value === "object" && value !== null && "picks" in value;

const isSpan = (value: FieldValue | null): value is Span =>
  typeof value === "object" && value !== null && "from" in value;
