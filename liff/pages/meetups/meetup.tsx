import { ArrowUpRight } from "lucide-preact";
import { useEffect, useState } from "preact/hooks";
import { useLocation, useSearch } from "wouter-preact";
import { FriendCard } from "#liff/circle/friend-card.tsx";
import { wishIn } from "#liff/meetups/wish.ts";
import { CalendarLinks } from "#liff/meetups/calendar-links.tsx";
import { Counts } from "#liff/meetups/counts.tsx";
import { RsvpForm } from "#liff/meetups/rsvp-form.tsx";
import { Running } from "#liff/meetups/running.tsx";
import { useCircleClock, useWhen } from "#liff/meetups/when.ts";
import { Who } from "#liff/meetups/who.tsx";
import { After } from "#liff/packet/after.tsx";
import { langOf } from "#liff/text/questions.ts";
import { useMeetupWords } from "#liff/text/meetups.ts";
import { Page } from "#liff/ui/page.tsx";
import type { MeetupView, Rsvp } from "#shared/meetup.ts";
import { OfMeetup } from "./opening.tsx";

type Props = { readonly params: { readonly meetup: string } };

/** One meetup: when it is, what one says to it, and the way in. */
export function MeetupPage({ params }: Props) {
  const wish = useWish();
  return (
    <OfMeetup key={params.meetup} id={params.meetup} wish={wish}>
      {(meetup) => <Meetup meetup={meetup} wish={wish} />}
    </OfMeetup>
  );
}

function Meetup({ meetup, wish }: { readonly meetup: MeetupView; readonly wish: Rsvp | null }) {
  const { tell } = useMeetupWords();
  const when = useWhen();
  const clock = useCircleClock()(meetup, meetup.zone);
  const { day, time } = when(meetup);
  const { circle, theme, place, isCancelled, isOver, run } = meetup;
  const isOpen = !isCancelled && !isOver;
  return (
    <Page
      title={`${day.replace(/ (\d+)$/, "\u00A0$1")} ${time}`}
      above={circle.name}
      back={{ to: "/meetups", label: tell("back") }}
    >
      {clock !== null && <p class="hint clock">{tell("clock", clock)}</p>}
      {isCancelled && (
        <div class="card meetup-off">
          <p>{tell("cancelled")}</p>
          <p class="hint">{tell("cancelledHint")}</p>
        </div>
      )}
      {isOver && !isCancelled && <p class="lead">{tell("over")}</p>}
      {(theme !== null || place !== null) && (
        <dl class="meetup-about">
          {theme !== null && (
            <div>
              <dt>{tell("theme")}</dt>
              <dd class="meetup-theme" lang={langOf(theme)}>
                {theme}
              </dd>
            </div>
          )}
          {place !== null && (
            <div>
              <dt>{tell("place")}</dt>
              <dd lang={langOf(place)}>{place}</dd>
            </div>
          )}
        </dl>
      )}
      {isOver && !isCancelled && <After meetup={meetup.id} />}
      {isOpen && <RsvpForm meetup={meetup} wish={wish} />}
      {isOpen && <WayIn meetup={meetup} />}
      {isOpen && <After meetup={meetup.id} />}
      {isOpen && <CalendarLinks meetup={meetup} />}
      <Counts meetup={meetup} />
      <FriendCard />
      {run !== null && <Who run={run} />}
      {run !== null && <Running meetup={meetup} run={run} />}
    </Page>
  );
}

function WayIn({ meetup }: { readonly meetup: MeetupView }) {
  const { tell } = useMeetupWords();
  const { link, hasLink, mine } = meetup;
  if (!hasLink) return null;
  if (link === null) {
    return mine !== null && !mine.isOld && mine.rsvp === "no" ? null : (
      <p class="hint enter-later">{tell("enterLater")}</p>
    );
  }
  return (
    <div class="card enter">
      <a class="button" href={link} target="_blank" rel="noreferrer">
        <ArrowUpRight size={20} aria-hidden="true" />
        {tell("enter")}
      </a>
      <p class="hint">{tell("enterHint")}</p>
    </div>
  );
}

/** The answer that the opened link says. The address forgets it, so that opening it again asks nothing. */
function useWish(): Rsvp | null {
  const [path, go] = useLocation();
  const said = wishIn(useSearch());
  const [wish] = useState(said);
  useEffect(() => {
    if (said !== null) go(path, { replace: true });
  }, [said]);
  return wish;
}
