import { ChevronRight } from "lucide-preact";
import { Link } from "wouter-preact";
import { langOf } from "#liff/text/questions.ts";
import { useMeetupWords } from "#liff/text/meetups.ts";
import type { MeetupLine } from "#shared/meetup.ts";
import { useOwnAnswer } from "./own-answer.ts";
import { useWhen } from "./when.ts";

/** A meetup in a list: when, about what, and one's own answer. */
export function MeetupRow({ meetup }: { readonly meetup: MeetupLine }) {
  const { tell } = useMeetupWords();
  const when = useWhen();
  const own = useOwnAnswer();
  const { id, theme, circle, isCancelled, isOver } = meetup;
  const { day, time } = when(meetup);
  const said = isCancelled
    ? tell("cancelled")
    : isOver && meetup.mine === null
      ? null
      : own(meetup);
  return (
    <Link href={`/meetups/${id}`} class="way meetup-row">
      <span class="way-words">
        <span class="way-title">
          <span class="meetup-day">{day}</span> <span class="meetup-time">{time}</span>
        </span>
        {theme !== null && <span lang={langOf(theme)}>{theme}</span>}
        <span class="hint">{[circle.name, said].filter((part) => part !== null).join(" · ")}</span>
      </span>
      <ChevronRight size={20} aria-hidden="true" />
    </Link>
  );
}
