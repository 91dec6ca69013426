import { useInfiniteQuery } from "@tanstack/preact-query";
import { useMe } from "#liff/me.ts";
import { RECORD, useAsk } from "#liff/record/ask.ts";
import { PlainRoad } from "#liff/record/plain-road.tsx";
import { RoadMonth } from "#liff/record/road-month.tsx";
import { Ways } from "#liff/record/ways.tsx";
import { useSurroundings } from "#liff/surroundings.ts";
import { useRecordWords } from "#liff/text/record.ts";
import { ChatButton } from "#liff/ui/chat-button.tsx";
import { Opening } from "#liff/ui/opening.tsx";
import { Page } from "#liff/ui/page.tsx";
import { useReached } from "#liff/ui/reached.ts";
import { Road } from "#liff/ui/road.tsx";
import type { ReflectionView } from "#shared/reflection-view.ts";
import { toRoad, type Stretch } from "#shared/road.ts";

/** The road walked: every record in the order of its period, the newest first. */
export function MyRecord() {
  const { say, tell } = useRecordWords();
  const ask = useAsk();
  const { totals, today } = useMe();
  const pages = useInfiniteQuery({
    queryKey: RECORD,
    queryFn: ({ pageParam }) => ask.page(pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.cursor,
  });
  const records = pages.data?.pages.flatMap((page) => page.items) ?? [];
  const now = today.slice(0, 7);
  const since = pages.data?.pages[0]?.since ?? now;
  const end = useReached(() => {
    if (pages.hasNextPage && !pages.isFetching) void pages.fetchNextPage();
  }, records.length);
  return (
    <Page title={say("me.title")}>
      {totals.reflections > 0 && <p class="lead">{say("me.count", { n: totals.reflections })}</p>}
      {records.length > 0 && <Ways />}
      {pages.data === undefined && <Opening asked={pages} />}
      {pages.isSuccess && records.length === 0 && <Beginning />}
      {byYear(toRoad(records, { now, since })).map(([year, stretches]) => (
        <section key={year} class="year-part" aria-labelledby={`year-${year}`}>
          <h2 id={`year-${year}`} class="year">
            {say("period.year", { year })}
          </h2>
          <ol class="road">
            {stretches.map((stretch) =>
              stretch.kind === "plain" ? (
                <PlainRoad key={`plain ${stretch.to}`} from={stretch.from} to={stretch.to} />
              ) : (
                <RoadMonth key={stretch.month} stretch={stretch} />
              ),
            )}
          </ol>
        </section>
      ))}
      <div ref={end} />
      {pages.hasNextPage && (
        <button
          type="button"
          class="button quiet"
          disabled={pages.isFetchingNextPage}
          onClick={() => void pages.fetchNextPage()}
        >
          {pages.isFetchingNextPage ? tell("loadingMore") : say("me.older")}
        </button>
      )}
      {records.length > 0 && !pages.hasNextPage && <p class="hint road-start">{say("me.start")}</p>}
    </Page>
  );
}

function Beginning() {
  const { say } = useRecordWords();
  const { phone } = useSurroundings();
  return (
    <div class="beginning">
      <Road />
      <h2>{say("me.empty")}</h2>
      <p class="lead">{say("me.emptyHint")}</p>
      <ChatButton phone={phone} label={say("home.toChat")} />
    </div>
  );
}

/** Newest year first, as the road comes. */
function byYear(road: readonly Stretch<ReflectionView>[]) {
  const years = new Map<string, Stretch<ReflectionView>[]>();
  for (const stretch of road) {
    const year = (stretch.kind === "plain" ? stretch.to : stretch.month).slice(0, 4);
    years.set(year, [...(years.get(year) ?? []), stretch]);
  }
  return [...years];
}
