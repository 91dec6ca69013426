import { ChevronDown, Handshake, Lock, Users } from "lucide-preact";
import { useId, useState } from "preact/hooks";
import { useGuide } from "#liff/text/inventory.ts";
import { audiences, reaches } from "#shared/inventory.ts";
import { specOf, widestOf, type FieldId } from "#shared/inventory-fields.ts";
import type { Audience } from "#shared/reflection.ts";

const icons = { self: Lock, organizer: Handshake, circle: Users } as const satisfies Record<
  Audience,
  unknown
>;

type Props = {
  readonly field: FieldId;
  readonly audience: Audience;
  readonly onChoose: (audience: Audience) => void;
};

/** Who sees a field: a small tap that opens the choice, and says why a choice is missing. */
export function Reach({ field, audience, onChoose }: Props) {
  const { tell, labelOf } = useGuide();
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const { share, section } = specOf(field);
  const widest = widestOf(field);
  const allowed = audiences.filter((each) => reaches(widest, each));
  const Icon = icons[audience];
  return (
    <div class="reach">
      <button
        type="button"
        class="reach-now"
        aria-expanded={isOpen}
        aria-controls={id}
        aria-label={tell("reachNow", { field: labelOf(field), audience: tell(audience) })}
        onClick={() => setOpen(!isOpen)}
      >
        <Icon size={15} aria-hidden="true" />
        {tell(audience)}
        <ChevronDown size={14} class="opens" aria-hidden="true" />
      </button>
      <div id={id} hidden={!isOpen} class="reach-choice">
        {allowed.length > 1 && (
          <fieldset class="choice">
            <legend class="hint">{tell("reach")}</legend>
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
                  {tell(each)}
                </label>
              );
            })}
          </fieldset>
        )}
        <p class="hint">
          {widest === "self"
            ? tell(section === "people" ? "lockPeople" : "lockRule")
            : tell(widest === "organizer" ? "lockMoney" : "reachHint")}
          {widest === "circle" &&
            share !== "self" &&
            audience === "self" &&
            ` ${tell("reachFor", { audience: tell(share) })}`}
        </p>
      </div>
    </div>
  );
}
