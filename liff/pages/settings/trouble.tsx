import { useWords } from "#liff/text/speak.ts";

/** Nothing came, and there is nothing to show from before. */
export function Trouble({ again }: { readonly again: () => void }) {
  const { say } = useWords();
  return (
    <div class="card stacked" role="alert">
      <p>{say("unavailable.hint")}</p>
      <button type="button" class="button quiet" onClick={again}>
        {say("again")}
      </button>
    </div>
  );
}
