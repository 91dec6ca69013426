import { useCheerWords } from "#liff/text/cheers.ts";
import { langOf } from "#liff/text/questions.ts";
import { Face } from "#liff/ui/face.tsx";
import type { ReceivedCheer } from "#shared/cheers.ts";
import { CheerPicture } from "./cheer-picture.tsx";

/** What came to one record: the words first, then who. */
export function CheersCame({ cheers }: { readonly cheers: readonly ReceivedCheer[] }) {
  const { tell, wordOf } = useCheerWords();
  return (
    <ul class="cheers-came">
      {cheers.map(({ id, word, quiet, from, isNew }) => {
        const name = quiet
          ? tell("quietCheer")
          : from === null
            ? tell("left")
            : (from.name ?? tell("nameless"));
        return (
          <li key={id} class={isNew ? "new" : undefined}>
            <CheerPicture word={word} />
            <span class="cheer-word">
              {wordOf(word)}
              {isNew && <span class="unseen"> {tell("fresh")}</span>}
            </span>
            <span class="cheer-from">
              {from !== null && (
                <span class="giver-face">
                  <Face name={from.name} face={from.face} picture={from.picture} />
                </span>
              )}
              <span lang={from === null ? undefined : langOf(name)}>{name}</span>
            </span>
          </li>
        );
      })}
    </ul>
  );
}
