import { useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import { useTacticWords } from "#liff/text/tactics.ts";
import { mostText } from "#shared/inventory-values.ts";

type Props = {
  readonly text: string;
  readonly onDecide: (text: string) => void;
  readonly onCancel: () => void;
};

/** New words in place of the ones before, decided on at once. */
export function Reword({ text, onDecide, onCancel }: Props) {
  const words = useTacticWords();
  const id = useId();
  const [draft, setDraft] = useState(text);
  const area = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    area.current?.focus();
    area.current?.select();
  }, []);
  const decide = (event: Event) => {
    event.preventDefault();
    const next = draft.trim();
    if (next === "" || next === text) return onCancel();
    onDecide(next);
  };
  return (
    <form class="reword" onSubmit={decide}>
      <label for={id} class="label">
        {words("newWords")}
      </label>
      <textarea
        ref={area}
        id={id}
        rows={2}
        maxLength={mostText}
        dir="auto"
        aria-describedby={`${id}-hint`}
        value={draft}
        onInput={(event) => setDraft(event.currentTarget.value)}
        onKeyDown={(event) => event.key === "Escape" && onCancel()}
      />
      <p id={`${id}-hint`} class="hint">
        {words("changeHint")}
      </p>
      <div class="beside">
        <button type="submit" class="button">
          {words("decide")}
        </button>
        <button type="button" class="button quiet" onClick={onCancel}>
          {words("cancel")}
        </button>
      </div>
    </form>
  );
}

/** Who leaves the words as they were finds the button again that they came from. */
export function useWayBack() {
  const isDue = useRef(false);
  return {
    leave: () => {
      isDue.current = true;
    },
    button: (found: HTMLButtonElement | null) => {
      if (found === null || !isDue.current) return;
      isDue.current = false;
      found.focus();
    },
  };
}
