import { ChevronRight } from "lucide-preact";
import { Link } from "wouter-preact";
import { MeetupRow } from "#liff/meetups/meetup-row.tsx";
import { useMeetups } from "#liff/meetups/use-meetups.ts";
import { useMe } from "#liff/me.ts";
import { useMeetupWords } from "#liff/text/meetups.ts";
import { Opening } from "#liff/ui/opening.tsx";
import { Page } from "#liff/ui/page.tsx";
import { Road } from "#liff/ui/road.tsx";

/** All meetups of one's circles. */
export function MeetupList() {
  const { tell } = useMeetupWords();
  const { circles } = useMe();
  const upcoming = useMeetups("upcoming");
  const items = upcoming.data?.pages.flatMap((page) => page.items) ?? [];
  const isEmpty = upcoming.isSuccess && items.length === 0;
  return (
    <Page title={tell("title")}>
      {upcoming.data === undefined && circles.length > 0 && <Opening asked={upcoming} />}
      {isEmpty && (
        <div class="beginning">
          <Road />
          <h2>{tell(circles.length === 0 ? "alone" : "none")}</h2>
          {circles.length > 0 && <p class="lead">{tell("noneHint")}</p>}
        </div>
      )}
      {items.length > 0 && (
        <>
          <p class="lead">{tell("lead")}</p>
          <ul class="card circle-ways meetup-list">
            {items.map((meetup) => (
              <li key={meetup.id}>
                <MeetupRow meetup={meetup} />
              </li>
            ))}
          </ul>
        </>
      )}
      <More asked={upcoming} />
      <Plan />
      <Past />
    </Page>
  );
}

/** For whoever runs a circle. */
function Plan() {
  const { tell } = useMeetupWords();
  const { circles } = useMe();
  const own = circles.filter(({ role, isClosed }) => role !== "member" && !isClosed);
  if (own.length === 0) return null;
  return (
    <ul class="card circle-ways">
      {own.map(({ id, name }) => (
        <li key={id}>
          <Link href={`/meetups/new/${id}`} class="way">
            <span class="way-words">
              {own.length === 1 ? tell("plan") : tell("planIn", { circle: name })}
              <span class="hint">{tell("nextHint")}</span>
            </span>
            <ChevronRight size={20} aria-hidden="true" />
          </Link>
        </li>
      ))}
    </ul>
  );
}

function Past() {
  const { tell } = useMeetupWords();
  const past = useMeetups("past");
  const items = past.data?.pages.flatMap((page) => page.items) ?? [];
  if (items.length === 0) return null;
  return (
    <section class="meetup-past" aria-labelledby="past">
      <h2 id="past">{tell("past")}</h2>
      <ul class="card circle-ways meetup-list">
        {items.map((meetup) => (
          <li key={meetup.id}>
            <MeetupRow meetup={meetup} />
          </li>
        ))}
      </ul>
      <More asked={past} />
    </section>
  );
}

function More({ asked }: { readonly asked: ReturnType<typeof useMeetups> }) {
  const { tell } = useMeetupWords();
  if (!asked.hasNextPage) return null;
  return (
    <button
      type="button"
      class="button quiet more"
      disabled={asked.isFetching}
      onClick={() => void asked.fetchNextPage()}
    >
      {tell("more")}
    </button>
  );
}
