import { Check } from "lucide-preact";

type Props = {
  readonly labelledBy: string;
  readonly describedBy: string;
  readonly choices: readonly string[];
  readonly chosen: readonly string[];
  readonly named: (choice: string) => string;
  /** No more can be chosen. */
  readonly isFull?: boolean;
  readonly isRow?: boolean;
  readonly onToggle: (choice: string) => void;
};

/** Taps; the same tap again takes it back. */
export function ChoiceControl(props: Props) {
  const { labelledBy, describedBy, choices, chosen, named, isFull = false, onToggle } = props;
  return (
    <div
      class={props.isRow ? "taps abreast" : "taps"}
      role="group"
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
    >
      {choices.map((choice) => {
        const isChosen = chosen.includes(choice);
        return (
          <button
            key={choice}
            type="button"
            class="tap"
            aria-pressed={isChosen}
            disabled={isFull && !isChosen}
            onClick={() => onToggle(choice)}
          >
            {isChosen && !props.isRow && <Check size={16} aria-hidden="true" />}
            {named(choice)}
          </button>
        );
      })}
    </div>
  );
}
