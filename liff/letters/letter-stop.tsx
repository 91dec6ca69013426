import { useMe } from "#liff/me.ts";
import { useWords } from "#liff/text/speak.ts";
import { Way } from "#liff/ui/way.tsx";
import { offeredOn } from "#shared/letters.ts";

/** At the half of the year and at its end: the way to a letter, for whoever wrote anything at all. */
export function LetterStop({ count }: { readonly count: number }) {
  const { say } = useWords();
  const { today } = useMe();
  const span = offeredOn(today);
  if (span === null || count === 0) return null;
  return (
    <li class="stop">
      <Way
        to={`/me/letters/${span}`}
        title={say(span.includes("-") ? "home.letterHalf" : "home.letterYear")}
        hint={say("home.letterHint")}
      />
    </li>
  );
}
