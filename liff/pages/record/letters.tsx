import { useQuery } from "@tanstack/preact-query";
import { ChevronRight } from "lucide-preact";
import { Link } from "wouter-preact";
import { RECORD, useAsk } from "#liff/record/ask.ts";
import { useLetterWords } from "#liff/text/letters.ts";
import { Opening } from "#liff/ui/opening.tsx";
import { Page } from "#liff/ui/page.tsx";
import { Road } from "#liff/ui/road.tsx";

/** The letters that can be read, the latest first. */
export function LettersPage() {
  const { tell, titleOf } = useLetterWords();
  const ask = useAsk();
  const asked = useQuery({ queryKey: [...RECORD, "letters"], queryFn: ask.letters });
  const letters = asked.data?.letters;
  return (
    <Page title={tell("title")} back={{ to: "/me", label: tell("toRecord") }}>
      {letters === undefined ? (
        <Opening asked={asked} />
      ) : letters.length === 0 ? (
        <div class="beginning">
          <Road />
          <h2>{tell("empty")}</h2>
          <p class="lead">{tell("emptyHint")}</p>
          <Link href="/reflect/monthly" class="button">
            {tell("write")}
          </Link>
        </div>
      ) : (
        <>
          <p class="lead">{tell("lead")}</p>
          <ul class="card rows letter-list">
            {letters.map((span) => (
              <li key={span}>
                <Link href={`/me/letters/${span}`} class="row">
                  <span class="row-words">{titleOf(span)}</span>
                  <ChevronRight size={20} aria-hidden="true" />
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </Page>
  );
}
