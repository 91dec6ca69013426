import { useInfiniteQuery, useQueryClient } from "@tanstack/preact-query";
import { useEffect, useId, useState } from "preact/hooks";
import { Link } from "wouter-preact";
import { RECORD, useAsk } from "#liff/record/ask.ts";
import { Marked } from "#liff/record/marked.tsx";
import { questionName } from "#liff/text/questions.ts";
import { useRecordWords } from "#liff/text/record.ts";
import { Opening } from "#liff/ui/opening.tsx";
import { Page } from "#liff/ui/page.tsx";
import { fieldWords } from "#shared/inventory-words.ts";
import { maxSearchLength, type SearchView } from "#shared/record.ts";

/** Kept while the page is open, so that the way back from a record finds the search again. */
const LAST = ["search-words"] as const;
const PAUSE_MS = 300;

/** One's own words, wherever they were written. */
export function Search() {
  const { tell } = useRecordWords();
  const ask = useAsk();
  const queries = useQueryClient();
  const id = useId();
  const [typed, setTyped] = useState(() => queries.getQueryData<string>(LAST) ?? "");
  const [words, setWords] = useState(typed);
  useEffect(() => {
    queries.setQueryData(LAST, typed);
    const pause = setTimeout(() => setWords(typed.trim()), PAUSE_MS);
    return () => clearTimeout(pause);
  }, [typed]);
  const asked = useInfiniteQuery({
    queryKey: [...RECORD, "search", words],
    queryFn: ({ pageParam }) => ask.search({ words, ...(pageParam && { cursor: pageParam }) }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.cursor,
    enabled: words !== "",
  });
  return (
    <Page title={tell("search")} back={{ to: "/me", label: tell("toRecord") }}>
      <form
        role="search"
        class="search-form"
        onSubmit={(event) => {
          event.preventDefault();
          setWords(typed.trim());
        }}
      >
        <label for={id}>{tell("searchLabel")}</label>
        <input
          id={id}
          type="search"
          value={typed}
          maxLength={maxSearchLength}
          autocomplete="off"
          enterkeyhint="search"
          aria-describedby={`${id}-hint`}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
        <p id={`${id}-hint`} class="hint">
          {tell("searchHint")}
        </p>
      </form>
      {words !== "" && asked.data === undefined && <Opening asked={asked} />}
      <Found pages={words === "" ? [] : (asked.data?.pages ?? [])} />
      {words !== "" && asked.hasNextPage && (
        <button
          type="button"
          class="button quiet"
          disabled={asked.isFetchingNextPage}
          onClick={() => void asked.fetchNextPage()}
        >
          {tell("searchOlder")}
        </button>
      )}
    </Page>
  );
}

function Found({ pages }: { readonly pages: readonly SearchView[] }) {
  const { tell, titleOf, locale } = useRecordWords();
  const records = pages.flatMap((page) => page.records);
  const shelf = pages.flatMap((page) => page.inventory);
  const n = records.length;
  const isMore = pages.at(-1)?.cursor != null;
  const told =
    pages.length === 0
      ? ""
      : n > 0
        ? tell(isMore ? "searchMore" : "searchFound", { n })
        : shelf.length === 0 && tell("searchNone");
  return (
    <>
      <p role="status" class="search-told">
        {told}
      </p>
      {n > 0 && (
        <ol class="found">
          {records.map(({ cadence, period, lines }) => (
            <li key={`${cadence} ${period}`}>
              <h2>
                <Link href={`/me/${cadence}/${period}`}>{titleOf(cadence, period)}</Link>
              </h2>
              {lines.map(({ qid, pieces }) => (
                <p key={qid}>
                  <span class="hint">{questionName(qid, locale)}</span>
                  <Marked pieces={pieces} />
                </p>
              ))}
            </li>
          ))}
        </ol>
      )}
      {shelf.length > 0 && (
        <section>
          <h2 class="year">{tell("searchShelf")}</h2>
          <ul class="found">
            {shelf.map(({ section, field, pieces }, index) => (
              <li key={index}>
                <h3>
                  <Link href={`/inventory/${section}`}>{fieldWords(locale, field).label}</Link>
                </h3>
                <p>
                  <Marked pieces={pieces} />
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
