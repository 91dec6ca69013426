import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { useGuide } from "#liff/text/inventory.ts";
import { useTacticWords } from "#liff/text/tactics.ts";

type Props = {
  readonly name: string;
  readonly onUndo: () => void;
  readonly children: ComponentChildren;
};

/** What was just done, in the place where it was done, and the way back. */
export function Said({ name, onUndo, children }: Props) {
  const { tell } = useGuide();
  const words = useTacticWords();
  const undo = useRef<HTMLButtonElement>(null);
  // The button that was pressed is gone: who uses a keyboard goes on from here.
  useEffect(() => undo.current?.focus({ preventScroll: true }), []);
  return (
    <div class="said">
      <div role="status">{children}</div>
      <button
        ref={undo}
        type="button"
        class="plain"
        aria-label={words("named", { act: tell("undo"), name })}
        onClick={({ currentTarget }) => {
          const place = currentTarget.closest("li");
          onUndo();
          if (place === null) return;
          place.tabIndex = -1;
          place.focus({ preventScroll: true });
        }}
      >
        {tell("undo")}
      </button>
    </div>
  );
}
