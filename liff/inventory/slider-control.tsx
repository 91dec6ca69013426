import { useGuide } from "#liff/text/inventory.ts";

type Props = {
  readonly id: string;
  readonly labelledBy: string;
  readonly describedBy: string;
  readonly value: number | null;
  readonly text: string;
  readonly onChange: (value: number | null) => void;
  readonly onRest: () => void;
};

/** From −5 to +5; untouched it says nothing. */
export function SliderControl(props: Props) {
  const { tell } = useGuide();
  const { id, value, text, onChange } = props;
  return (
    <div class="slider">
      <input
        id={id}
        type="range"
        min={-5}
        max={5}
        step={1}
        class={value === null ? "untouched" : ""}
        value={value ?? 0}
        aria-labelledby={props.labelledBy}
        aria-describedby={props.describedBy}
        aria-valuetext={value === null ? tell("notYet") : text}
        onInput={(event) => onChange(event.currentTarget.valueAsNumber)}
        onChange={props.onRest}
      />
      <output for={id} class={value === null ? "hint" : ""}>
        {value === null ? tell("notYet") : text}
      </output>
      {value !== null && (
        <button type="button" class="plain" onClick={() => onChange(null)}>
          {tell("clear")}
        </button>
      )}
    </div>
  );
}
