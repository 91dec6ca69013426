import { useInfiniteQuery } from "@tanstack/preact-query";
import { Link } from "wouter-preact";
import { STRENGTHS, useAsk } from "#liff/strengths/ask.ts";
import { GivenCard } from "#liff/strengths/given-card.tsx";
import { useStrengthWords } from "#liff/text/strengths.ts";
import { Opening } from "#liff/ui/opening.tsx";
import { Page } from "#liff/ui/page.tsx";
import { Road } from "#liff/ui/road.tsx";

/** What the member named in companions, the newest first. */
export function GivenStrengths() {
  const { tell } = useStrengthWords();
  const ask = useAsk();
  const asked = useInfiniteQuery({
    queryKey: [...STRENGTHS, "given"],
    queryFn: ({ pageParam }) => ask.given(pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.cursor,
  });
  const all = asked.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Page title={tell("given")} back={{ to: "/strengths", label: tell("back") }}>
      {asked.data === undefined ? (
        <Opening asked={asked} />
      ) : all.length === 0 ? (
        <div class="beginning">
          <Road />
          <h2>{tell("givenEmpty")}</h2>
          <p class="lead">{tell("givenEmptyHint")}</p>
          <Link href="/feed" class="button">
            {tell("toFeed")}
          </Link>
        </div>
      ) : (
        <>
          <p class="lead">{tell("givenLead")}</p>
          <div class="strengths">
            {all.map((strength) => (
              <GivenCard key={strength.id} strength={strength} heading="h2" />
            ))}
          </div>
        </>
      )}
      {asked.hasNextPage && (
        <button
          type="button"
          class="button quiet"
          disabled={asked.isFetchingNextPage}
          onClick={() => void asked.fetchNextPage()}
        >
          {tell(asked.isFetchingNextPage ? "loadingOlder" : "older")}
        </button>
      )}
    </Page>
  );
}
