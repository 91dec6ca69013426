import type { ComponentChildren } from "preact";
import { useId, useRef } from "preact/hooks";
import { useGrowth } from "#liff/ui/growth.ts";

type Props = {
  readonly ask: string;
  readonly hint: string;
  readonly value: string;
  readonly rows: number;
  readonly wrong: string | null;
  readonly onWrite: (text: string) => void;
  readonly children?: ComponentChildren;
};

/** One question of a note and its place to write. */
export function Part({ ask, hint, value, rows, wrong, onWrite, children }: Props) {
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  useGrowth(area, value);
  return (
    <div class="question">
      <h2 id={`${id}-ask`}>{ask}</h2>
      <p id={`${id}-hint`} class="hints">
        {hint}
      </p>
      <textarea
        ref={area}
        id={id}
        rows={rows}
        dir="auto"
        aria-labelledby={`${id}-ask`}
        aria-describedby={`${id}-hint ${id}-wrong`}
        aria-invalid={wrong !== null}
        value={value}
        onInput={(event) => onWrite(event.currentTarget.value)}
      />
      <p id={`${id}-wrong`} role="status" class="wrong">
        {wrong}
      </p>
      {children}
    </div>
  );
}
