import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";

type Props = {
  readonly title: string;
  /** A part with nothing in it is left out. */
  readonly isEmpty: boolean;
  readonly children: ComponentChildren;
};

export function LetterPart({ title, isEmpty, children }: Props) {
  const id = useId();
  if (isEmpty) return null;
  return (
    <section class="letter-part" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}
