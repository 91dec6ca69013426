import { X } from "lucide-preact";
import { useState } from "preact/hooks";
import { useGuide } from "#liff/text/inventory.ts";
import type { Picks } from "#shared/inventory.ts";
import { ChoiceControl } from "./choice-control.tsx";

type Props = {
  readonly id: string;
  readonly labelledBy: string;
  readonly describedBy: string;
  readonly choices: readonly string[];
  readonly most: number;
  readonly value: Picks;
  readonly named: (choice: string) => string;
  readonly onChange: (value: Picks) => void;
};

/** Quick picks, and one's own words beside them. */
export function ChipsControl(props: Props) {
  const { tell } = useGuide();
  const { id, value, most, onChange } = props;
  const { picks, own } = value;
  const [word, setWord] = useState("");
  const isFull = picks.length + own.length >= most;
  const toggle = (choice: string) =>
    onChange({
      own,
      picks: picks.includes(choice) ? picks.filter((each) => each !== choice) : [...picks, choice],
    });
  const add = (event: Event) => {
    event.preventDefault();
    if (word.trim() === "" || isFull) return;
    onChange({ picks, own: [...own, word.trim()] });
    setWord("");
  };
  return (
    <>
      <ChoiceControl {...props} chosen={picks} isFull={isFull} onToggle={toggle} />
      {own.length > 0 && (
        <ul class="taps own">
          {own.map((each) => (
            <li key={each} class="tap chosen">
              {each}
              <button
                type="button"
                class="out"
                aria-label={tell("remove", { name: each })}
                onClick={() => onChange({ picks, own: own.filter((other) => other !== each) })}
              >
                <X size={16} aria-hidden="true" />
              </button>
            </li>
          ))}
        </ul>
      )}
      {!isFull && (
        <form class="beside" onSubmit={add}>
          <label for={id} class="label">
            {tell("own")}
          </label>
          <input
            id={id}
            class="line"
            maxLength={60}
            dir="auto"
            enterKeyHint="done"
            value={word}
            onInput={(event) => setWord(event.currentTarget.value)}
          />
          <button type="submit" class="button quiet">
            {tell("add")}
          </button>
        </form>
      )}
    </>
  );
}
