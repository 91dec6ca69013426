import { langOf } from "#liff/text/questions.ts";
import { useStrengthWords } from "#liff/text/strengths.ts";
import type { StrengthWords } from "#shared/strengths.ts";

/** A note as it was written: the scene first, then what else was said. */
export function NoteWords({ words }: { readonly words: StrengthWords }) {
  const { tell } = useStrengthWords();
  const { scene, effect, granted } = words;
  return (
    <div class="note-words">
      <p class="scene" lang={langOf(scene)} dir="auto">
        {scene}
      </p>
      {effect !== null && <Said label={tell("effect")} text={effect} />}
      {granted !== null && <Said label={tell("granted")} text={granted} />}
    </div>
  );
}

function Said({ label, text }: { readonly label: string; readonly text: string }) {
  return (
    <div>
      <p class="note-label">{label}</p>
      <p class="said" lang={langOf(text)} dir="auto">
        {text}
      </p>
    </div>
  );
}
