import { useInfiniteQuery } from "@tanstack/preact-query";
import { ChevronRight } from "lucide-preact";
import { Link } from "wouter-preact";
import { CheersCame } from "#liff/cheers/cheers-came.tsx";
import { newIn, useMet } from "#liff/cheers/use-met.ts";
import { useSurroundings } from "#liff/surroundings.ts";
import { useCheerWords } from "#liff/text/cheers.ts";
import { periodWords } from "#liff/text/dates.ts";
import { Opening } from "#liff/ui/opening.tsx";
import { Page } from "#liff/ui/page.tsx";
import { Road } from "#liff/ui/road.tsx";
import type { CheeredRecord, ReceivedPage } from "#shared/cheers.ts";

/** What companions sent, record by record, the last cheered first. */
export function CheersPage() {
  const { tell } = useCheerWords();
  const { api } = useSurroundings();
  const asked = useInfiniteQuery({
    queryKey: ["cheers", "received"],
    queryFn: async ({ pageParam }): Promise<ReceivedPage> => {
      const query = pageParam === null ? {} : { cursor: pageParam };
      return (await api.own.cheers.$get({ query })).json();
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.cursor,
    // While it is read nothing changes its mark.
    staleTime: 10_000,
  });
  const records = merged(asked.data?.pages.flatMap(({ items }) => items) ?? []);
  useMet(
    records.flatMap(({ cheers }) => newIn(cheers)),
    "seen",
  );
  return (
    <Page title={tell("title")}>
      {asked.data === undefined ? (
        <Opening asked={asked} />
      ) : records.length === 0 ? (
        <div class="beginning">
          <Road />
          <h2>{tell("empty")}</h2>
          <p class="lead">{tell("emptyHint")}</p>
        </div>
      ) : (
        <>
          <p class="lead">{tell("lead")}</p>
          {records.map((record) => (
            <OfRecord key={`${record.cadence} ${record.period}`} record={record} />
          ))}
          {asked.hasNextPage && (
            <button
              type="button"
              class="button quiet cheers-older"
              disabled={asked.isFetchingNextPage}
              onClick={() => void asked.fetchNextPage()}
            >
              {tell(asked.isFetchingNextPage ? "loadingOlder" : "older")}
            </button>
          )}
        </>
      )}
    </Page>
  );
}

function OfRecord({ record: { cadence, period, cheers } }: { readonly record: CheeredRecord }) {
  const { say, tell, locale } = useCheerWords();
  const { key, vars } = periodWords(cadence, period, locale);
  const title = say(key, vars);
  return (
    <section class="card cheered-record" aria-label={title}>
      <h2>
        <Link
          href={`/me/${cadence}/${period}`}
          class="way"
          aria-label={`${title} ${tell("toRecord")}`}
        >
          {title}
          <ChevronRight size={18} aria-hidden="true" />
        </Link>
      </h2>
      <CheersCame cheers={cheers} />
    </section>
  );
}

/** A later page can bring more of a record that was there already. */
function merged(records: readonly CheeredRecord[]): CheeredRecord[] {
  const byRecord = new Map<string, CheeredRecord>();
  for (const record of records) {
    const key = `${record.cadence} ${record.period}`;
    const known = byRecord.get(key);
    const cheers = [...(known?.cheers ?? []), ...record.cheers];
    byRecord.set(key, { ...record, cheers });
  }
  return [...byRecord.values()];
}
