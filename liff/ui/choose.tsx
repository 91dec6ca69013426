import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";

type Props = {
  readonly label: ComponentChildren;
  readonly options: readonly { readonly value: string; readonly text: string }[];
  readonly value: string;
  readonly onChoose: (value: string) => void;
};

/** One of a few, as the phone itself offers it. */
export function Choose({ label, options, value, onChoose }: Props) {
  const id = useId();
  return (
    <div class="choose">
      <label for={id}>{label}</label>
      <select
        id={id}
        class="line"
        value={value}
        onChange={(event) => onChoose(event.currentTarget.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
    </div>
  );
}
