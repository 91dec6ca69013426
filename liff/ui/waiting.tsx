import { useWords } from "#liff/text/speak.ts";

/** The shape of what is coming. */
export function Waiting() {
  const { say } = useWords();
  return (
    <div class="waiting" role="status" aria-label={say("app.loading")}>
      <span />
      <span />
      <span />
    </div>
  );
}
