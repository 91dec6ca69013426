import { langOf } from "#liff/text/questions.ts";
import { useTacticWords } from "#liff/text/tactics.ts";

/** The small, still moment: a road, an evening, and what it was called. */
export function Graduation({ name, day }: { readonly name: string; readonly day: string | null }) {
  const words = useTacticWords();
  return (
    <div class="graduation">
      <svg viewBox="0 0 240 92" aria-hidden="true">
        <path class="sun" d="M98 40a22 22 0 0 1 44 0" />
        <path d="M36 40h168" />
        <path class="walked-way" d="M58 88c56 0 104-4 104-20s-42-10-42-28" />
        <circle class="walked-way" cx="58" cy="88" r="3" />
      </svg>
      {day !== null && <p class="hint">{day}</p>}
      <p class="graduation-name" lang={langOf(name)} dir="auto">
        {name}
      </p>
      <p>{words("graduation")}</p>
      <p class="hint">{words("graduationHint")}</p>
    </div>
  );
}
