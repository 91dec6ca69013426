import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import { Saved } from "./saved.tsx";

type Props = {
  readonly title: string;
  readonly saving: Parameters<typeof Saved>[0]["saving"];
  /** The page's own title says the same already. */
  readonly isAlone?: boolean;
  readonly children: ComponentChildren;
};

/** A part of a page that saves itself. */
export function Section({ title, saving, isAlone = false, children }: Props) {
  const id = useId();
  return (
    <section class="card" aria-labelledby={id}>
      <div class="card-head">
        <h2 id={id} class={isAlone ? "unseen" : ""}>
          {title}
        </h2>
        <Saved saving={saving} />
      </div>
      {children}
    </section>
  );
}
