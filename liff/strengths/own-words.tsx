import { useStrengthWords } from "#liff/text/strengths.ts";
import type { Portrait } from "#shared/strengths.ts";
import { strengthWordIn, strengthWords, type StrengthWord } from "#shared/strength-words.ts";
import { troubleOf, useAsk, useChange } from "./ask.ts";

/** Words of the list that the member finds in themselves: each becomes a skill of theirs. */
export function OwnWords({ portrait }: { readonly portrait: Portrait }) {
  const { tell, locale } = useStrengthWords();
  const ask = useAsk();
  const changing = useChange(({ word, isOwn }: { word: StrengthWord; isOwn: boolean }) =>
    ask.own(word, isOwn),
  );
  const groups = [...portrait.both, ...portrait.mine];
  const isOwn = (word: StrengthWord) =>
    changing.isPending && changing.variables.word === word
      ? changing.variables.isOwn
      : groups.some((group) => group.word === word && group.mine.length > 0);
  const trouble = troubleOf(changing.error);
  return (
    <details class="card own-words">
      <summary>{tell("own")}</summary>
      <p class="hint">{tell("ownHint")}</p>
      <ul class="taps">
        {strengthWords.map((word) => (
          <li key={word}>
            <button
              type="button"
              class="tap"
              aria-pressed={isOwn(word)}
              onClick={() => changing.mutate({ word, isOwn: !isOwn(word) })}
            >
              {strengthWordIn(word, locale)}
            </button>
          </li>
        ))}
      </ul>
      <p role="status" class="wrong">
        {trouble !== null && tell(trouble)}
      </p>
    </details>
  );
}
