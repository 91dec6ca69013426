import { useInfiniteQuery } from "@tanstack/preact-query";
import { useMe } from "#liff/me.ts";
import { useSurroundings } from "#liff/surroundings.ts";
import { firstDayOf } from "#liff/text/dates.ts";
import { useWords } from "#liff/text/speak.ts";
import { ChatButton } from "#liff/ui/chat-button.tsx";
import { Page } from "#liff/ui/page.tsx";
import { RecordStop } from "#liff/ui/record-stop.tsx";
import { Road } from "#liff/ui/road.tsx";
import { Waiting } from "#liff/ui/waiting.tsx";
import type { ReflectionView } from "#shared/reflection-view.ts";

export function MyRecord() {
  const { say } = useWords();
  const { api } = useSurroundings();
  const { totals } = useMe();
  const pages = useInfiniteQuery({
    queryKey: ["reflections"],
    queryFn: ({ pageParam }) => api.reflections(pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.cursor,
  });
  const records = pages.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page title={say("me.title")}>
      {totals.reflections > 0 && <p class="lead">{say("me.count", { n: totals.reflections })}</p>}
      {pages.isPending && <Waiting />}
      {pages.isError && (
        <div class="card">
          <p>{say("unavailable.hint")}</p>
          <button type="button" class="button quiet" onClick={() => void pages.refetch()}>
            {say("again")}
          </button>
        </div>
      )}
      {pages.isSuccess && records.length === 0 && <Beginning />}
      {byYear(records).map(([year, ofYear]) => (
        <section key={year} aria-labelledby={`year-${year}`}>
          <h2 id={`year-${year}`} class="year">
            {say("period.year", { year })}
          </h2>
          <ol class="road">
            {ofYear.map((record) => (
              <RecordStop key={`${record.cadence} ${record.period}`} record={record} />
            ))}
          </ol>
        </section>
      ))}
      {pages.hasNextPage && (
        <button
          type="button"
          class="button quiet"
          disabled={pages.isFetchingNextPage}
          onClick={() => void pages.fetchNextPage()}
        >
          {say("me.older")}
        </button>
      )}
      {records.length > 0 && !pages.hasNextPage && <p class="hint end">{say("me.start")}</p>}
    </Page>
  );
}

function Beginning() {
  const { say } = useWords();
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

/** Newest year first, as the records come. */
function byYear(records: readonly ReflectionView[]): [number, ReflectionView[]][] {
  const years = new Map<number, ReflectionView[]>();
  for (const record of records) {
    const year = (firstDayOf(record.period) ?? new Date(record.createdAt)).getUTCFullYear();
    years.set(year, [...(years.get(year) ?? []), record]);
  }
  return [...years];
}
