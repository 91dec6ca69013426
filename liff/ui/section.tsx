import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import { Saved } from "./saved.tsx";

type Props = {
  readonly title: string;
  readonly saving: Parameters<typeof Saved>[0]["saving"];
  readonly children: ComponentChildren;
};

/** A part of a page that saves itself. */
export function Section({ title, saving, children }: Props) {
  const id = useId();
  return (
    <section class="card" aria-labelledby={id}>
      <div class="card-head">
        <h2 id={id}>{title}</h2>
        <Saved saving={saving} />
      </div>
      {children}
    </section>
  );
}
