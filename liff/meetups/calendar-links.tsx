import { CalendarPlus } from "lucide-preact";
import { Link } from "wouter-preact";
import { useMe } from "#liff/me.ts";
import { useSurroundings } from "#liff/surroundings.ts";
import { useMeetupWords } from "#liff/text/meetups.ts";
import type { MeetupView } from "#shared/meetup.ts";
import { googleLink } from "./google.ts";

/** The ways into a calendar; nothing that anybody wrote goes along. */
export function CalendarLinks({ meetup }: { readonly meetup: MeetupView }) {
  const { tell } = useMeetupWords();
  const { community } = useMe();
  const { outside } = useSurroundings().phone;
  const google = googleLink({
    title: tell("calendarTitle", { community: community ?? "" }).trim(),
    text: tell("calendarText"),
    from: meetup.from,
    to: meetup.to,
  });
  const ways = [
    ["google", google],
    ["file", meetup.file],
  ] as const;
  return (
    <section class="card" aria-labelledby="calendar">
      <h2 id="calendar">{tell("calendar")}</h2>
      <div class="calendar-ways">
        {ways.map(([key, href]) => (
          <a
            key={key}
            class="button quiet"
            href={href}
            target="_blank"
            rel="noreferrer"
            onClick={(event) => {
              if (outside === null) return;
              event.preventDefault();
              outside(href);
            }}
          >
            <CalendarPlus size={20} aria-hidden="true" />
            {tell(key)}
          </a>
        ))}
      </div>
      <Link href="/settings/calendar" class="text-link">
        {tell("feed")}
      </Link>
    </section>
  );
}
