import { useQuery } from "@tanstack/preact-query";
import { Lock, Printer } from "lucide-preact";
import { Link } from "wouter-preact";
import { Refused } from "#liff/api.ts";
import { LetterBody } from "#liff/letters/letter-body.tsx";
import { useMe } from "#liff/me.ts";
import { NotFound } from "#liff/pages/not-found.tsx";
import { RECORD, useAsk } from "#liff/record/ask.ts";
import { useLetterWords } from "#liff/text/letters.ts";
import { Opening } from "#liff/ui/opening.tsx";
import { Page } from "#liff/ui/page.tsx";
import type { LetterView } from "#shared/letters.ts";

/** Half a year or a year, read again. */
export function LetterPage({ params: { span } }: { readonly params: { readonly span: string } }) {
  const { tell, titleOf } = useLetterWords();
  const ask = useAsk();
  const asked = useQuery({
    queryKey: [...RECORD, "letter", span],
    queryFn: () => ask.letter(span),
  });
  const { data, error } = asked;
  if (data === undefined && error instanceof Refused && error.status === 404) return <NotFound />;
  return (
    <Page title={titleOf(span)} back={{ to: "/me/letters", label: tell("toLetters") }}>
      {data === undefined ? (
        <Opening asked={asked} />
      ) : (
        <>
          <Letter letter={data} />
          {data.size !== "none" && (
            <button type="button" class="button quiet print" onClick={() => window.print()}>
              <Printer size={20} aria-hidden="true" />
              {tell("print")}
            </button>
          )}
          <p class="promise letter-private">
            <Lock size={18} aria-hidden="true" />
            {tell("private")}
          </p>
        </>
      )}
    </Page>
  );
}

function Letter({ letter }: { readonly letter: LetterView }) {
  const { tell } = useLetterWords();
  const { name, community } = useMe();
  const { size, span } = letter;
  const isYear = !span.includes("-");
  return (
    <article class="card letter">
      <p class="letter-dear">{name === null ? tell("dearNameless") : tell("dear", { name })}</p>
      <p>{size === "full" ? tell(isYear ? "openYear" : "openHalf") : tell(openings[size])}</p>
      {size === "none" ? (
        <>
          <p>{tell("openNoneHint")}</p>
          <Link href="/me/past" class="button">
            {tell("writePast")}
          </Link>
        </>
      ) : (
        <>
          <LetterBody letter={letter} />
          <p>{size === "few" ? tell("closeFew") : tell(isYear ? "closeYear" : "closeHalf")}</p>
        </>
      )}
      <p class="letter-sign">
        {community === null ? tell("signNameless") : tell("sign", { community })}
      </p>
    </article>
  );
}

const openings = { few: "openFew", none: "openNone" } as const;
