import { ChevronDown, ChevronUp } from "lucide-preact";
import { useId, useState } from "preact/hooks";
import { useCheerWords } from "#liff/text/cheers.ts";
import { langOf } from "#liff/text/questions.ts";
import { Switch } from "#liff/ui/switch.tsx";
import { cheerWords, mostCheers, type CheeredPost, type CheerWord } from "#shared/cheers.ts";
import { CheerPicture } from "./cheer-picture.tsx";
import { useCheers } from "./use-cheers.ts";

/** Those that fit any step stand there from the beginning, the others behind them. */
const usual: readonly CheerWord[] = cheerWords.slice(0, 4);

type Props = { readonly circle: string; readonly post: CheeredPost };

/** A companion's card: a word is one tap, and so is taking it back. */
export function CheerBar({ circle, post }: Props) {
  const { tell, wordOf } = useCheerWords();
  const { sent, trouble, turn } = useCheers(circle, post.id, post.cheers.sent);
  const [isOpen, setOpen] = useState(false);
  const [isTouched, setTouched] = useState(false);
  const [quiet, setQuiet] = useState(false);
  const [isAsked, setAsked] = useState(false);
  const id = useId();
  const name = post.author.name ?? tell("nameless");
  const isFull = sent.length >= mostCheers;
  const isShown = (word: CheerWord) =>
    isOpen || isTouched || usual.includes(word) || sent.some((each) => each.word === word);
  return (
    <div class="cheer-bar" role="group" aria-label={tell("give", { name })}>
      {isOpen && (
        <Switch label={tell("quiet")} hint={tell("quietHint")} isOn={quiet} onTurn={setQuiet} />
      )}
      <div
        class={isOpen ? "cheer-words all" : "cheer-words"}
        id={id}
        onPointerEnter={() => setTouched(true)}
        onScroll={() => setTouched(true)}
      >
        {cheerWords.filter(isShown).map((word) => {
          const own = sent.find((each) => each.word === word);
          return (
            <button
              key={word}
              type="button"
              class="cheer"
              aria-pressed={own !== undefined}
              aria-disabled={isFull && own === undefined}
              onClick={() => {
                setAsked(isFull && own === undefined);
                if (!isFull || own !== undefined) turn(word, quiet);
              }}
            >
              <CheerPicture word={word} />
              <span class="cheer-word" lang={langOf(wordOf(word))}>
                {wordOf(word)}
                {own?.quiet && <span class="cheer-quietly">{tell("quietly")}</span>}
              </span>
            </button>
          );
        })}
      </div>
      <p role="status" class="hint cheer-told">
        {trouble !== null ? tell(trouble) : isFull && (isOpen || isAsked) ? tell("full") : null}
      </p>
      <button
        type="button"
        class="text-button"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
      >
        {isOpen ? (
          <ChevronUp size={16} aria-hidden="true" />
        ) : (
          <ChevronDown size={16} aria-hidden="true" />
        )}
        {tell(isOpen ? "fewer" : "more")}
      </button>
    </div>
  );
}
