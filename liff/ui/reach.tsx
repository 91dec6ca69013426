import { ChevronDown, Handshake, Lock, Users } from "lucide-preact";
import { useId, useState } from "preact/hooks";
import type { Audience } from "#shared/reflection.ts";

const icons = { self: Lock, organizer: Handshake, circle: Users } as const satisfies Record<
  Audience,
  unknown
>;

type Props = {
  readonly audience: Audience;
  readonly allowed: readonly Audience[];
  readonly words: Readonly<Record<Audience, string>>;
  /** What the tap itself says; the audience's word unless said otherwise. */
  readonly now?: string;
  /** What is shown to whom, as one sentence. */
  readonly name: string;
  readonly legend: string;
  readonly hint: string;
  readonly onChoose: (audience: Audience) => void;
};

/** Who sees something: a small tap that opens the choice, and says why a choice is missing. */
export function Reach(props: Props) {
  const { audience, allowed, words, name, legend, hint, onChoose } = props;
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const Icon = icons[audience];
  return (
    <div class="reach">
      <button
        type="button"
        class="reach-now"
        aria-expanded={isOpen}
        aria-controls={id}
        aria-label={name}
        onClick={() => setOpen(!isOpen)}
      >
        <Icon size={15} aria-hidden="true" />
        {props.now ?? words[audience]}
        <ChevronDown size={14} class="opens" aria-hidden="true" />
      </button>
      <div id={id} hidden={!isOpen} class="reach-choice">
        {isOpen && allowed.length > 1 && (
          <fieldset class="choice">
            <legend class="hint">{legend}</legend>
            {allowed.map((each) => {
              const Each = icons[each];
              return (
                <label key={each}>
                  <input
                    type="radio"
                    name={id}
                    value={each}
                    checked={audience === each}
                    onChange={() => onChoose(each)}
                  />
                  <Each size={18} aria-hidden="true" />
                  {words[each]}
                </label>
              );
            })}
          </fieldset>
        )}
        {isOpen && <p class="hint">{hint}</p>}
      </div>
    </div>
  );
}
