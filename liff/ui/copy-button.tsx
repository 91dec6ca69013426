import { Copy } from "lucide-preact";
import { useState } from "preact/hooks";
import { useSettingsWords } from "#liff/text/settings.ts";

type Props = { readonly text: string | undefined; readonly isQuiet?: boolean };

/** Copies a text that is there already: a browser lets nobody copy long after the tap. */
export function CopyButton({ text, isQuiet = true }: Props) {
  const { tell } = useSettingsWords();
  const [outcome, setOutcome] = useState<"copy.done" | "copy.failed" | null>(null);
  const copy = () => {
    navigator.clipboard.writeText(text ?? "").then(
      () => setOutcome("copy.done"),
      () => setOutcome("copy.failed"),
    );
  };
  return (
    <>
      <button
        type="button"
        class={isQuiet ? "button quiet" : "button"}
        disabled={text === undefined}
        onClick={copy}
      >
        <Copy size={18} aria-hidden="true" />
        {tell("copy")}
      </button>
      <p role="status" class={outcome === "copy.failed" ? "wrong" : "saved"}>
        {outcome !== null && tell(outcome)}
      </p>
    </>
  );
}
