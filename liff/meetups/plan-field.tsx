import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import { useMeetupWords } from "#liff/text/meetups.ts";

type Field = {
  readonly id: string;
  readonly "aria-describedby"?: string;
  readonly "aria-invalid"?: true;
};

type Props = {
  readonly label: string;
  readonly isOptional?: boolean;
  readonly hint?: string;
  readonly wrong: string | null;
  readonly children: (field: Field) => ComponentChildren;
};

/** A field with its name above, and below it what is wrong or what it is for. */
export function PlanField({ label, isOptional = false, hint, wrong, children }: Props) {
  const { tell } = useMeetupWords();
  const id = useId();
  const below = wrong ?? hint;
  return (
    <div class="plan-field">
      <label for={id} class="label">
        {label}
        {isOptional && <span class="hint"> {tell("optional")}</span>}
      </label>
      {children({
        id,
        ...(below !== undefined && { "aria-describedby": `${id}-below` }),
        ...(wrong !== null && { "aria-invalid": true }),
      })}
      {below !== undefined && (
        <p id={`${id}-below`} class={wrong === null ? "hint" : "wrong"}>
          {below}
        </p>
      )}
    </div>
  );
}
