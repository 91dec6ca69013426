import { useCheerWords } from "#liff/text/cheers.ts";
import { useLetterWords } from "#liff/text/letters.ts";
import { langOf, questionName } from "#liff/text/questions.ts";
import { useRecordWords } from "#liff/text/record.ts";
import type { LetterView } from "#shared/letters.ts";
import { LetterPart } from "./letter-part.tsx";
import { Quoted } from "./quoted.tsx";

/** What a letter quotes: the member's own words, then those of companions. */
export function LetterBody({ letter }: { readonly letter: LetterView }) {
  const { tell, locale } = useLetterWords();
  const { moments, titles, thenAndNow, issues } = letter;
  return (
    <>
      <LetterPart title={tell("moments")} isEmpty={moments.length === 0}>
        {moments.map((line) => (
          <Quoted key={`${line.cadence} ${line.period}`} line={line} />
        ))}
      </LetterPart>
      <LetterPart title={tell("titles")} isEmpty={titles.length === 0}>
        {titles.map((line) => (
          <Quoted key={line.period} line={line} />
        ))}
      </LetterPart>
      {thenAndNow !== null && (
        <LetterPart title={tell("thenAndNow")} isEmpty={false}>
          <p class="hint">{questionName(thenAndNow.early.qid, locale)}</p>
          <Quoted line={thenAndNow.early} />
          <Quoted line={thenAndNow.late} />
        </LetterPart>
      )}
      <Promises letter={letter} />
      <LetterPart title={tell("issues")} isEmpty={issues.length === 0}>
        {issues.map((line) => (
          <Quoted key={line.period} line={line} />
        ))}
      </LetterPart>
      <FromCompanions letter={letter} />
    </>
  );
}

function Promises({ letter: { promises } }: { readonly letter: LetterView }) {
  const { tell } = useLetterWords();
  const { shortTitleOf } = useRecordWords();
  return (
    <LetterPart title={tell("promises")} isEmpty={promises.length === 0}>
      {promises.map(({ period, text, became }) => (
        <figure key={period} class="quoted">
          <figcaption class="hint">{shortTitleOf("monthly", period)}</figcaption>
          <blockquote lang={langOf(text)} dir="auto">
            {text}
          </blockquote>
          {became !== null && <p class="letter-became">{tell(became)}</p>}
        </figure>
      ))}
    </LetterPart>
  );
}

function FromCompanions({ letter: { cheers, strengths } }: { readonly letter: LetterView }) {
  const { tell } = useLetterWords();
  const { wordOf } = useCheerWords();
  return (
    <>
      <LetterPart title={tell("cheers")} isEmpty={cheers.length === 0}>
        <ul class="letter-cheers">
          {cheers.map(({ word, from }) => (
            <li key={word}>
              {wordOf(word)}
              {from.length > 0 && (
                <span class="hint">
                  {tell("cheerFrom", { names: from.join(tell("cheerBetween")) })}
                </span>
              )}
            </li>
          ))}
        </ul>
      </LetterPart>
      <LetterPart title={tell("strengths")} isEmpty={strengths.length === 0}>
        {strengths.map(({ name, scene, from }, index) => (
          <figure key={index} class="quoted">
            <figcaption class="letter-strength">{name}</figcaption>
            <blockquote lang={langOf(scene)} dir="auto">
              {scene}
            </blockquote>
            {from !== null && <p class="hint">{tell("strengthFrom", { name: from })}</p>}
          </figure>
        ))}
      </LetterPart>
    </>
  );
}
