import { useEffect, useRef } from "preact/hooks";
import { Refused } from "#liff/api.ts";
import { useMeetupWords } from "#liff/text/meetups.ts";
import { useWords } from "#liff/text/speak.ts";
import { rsvps, type MeetupView, type Rsvp } from "#shared/meetup.ts";
import { useRsvp } from "./use-meetups.ts";

type Props = {
  readonly meetup: MeetupView;
  /** Said by the link that was opened. */
  readonly wish: Rsvp | null;
};

/** One's answer: tapped, it is kept. */
export function RsvpForm({ meetup, wish }: Props) {
  const { say } = useWords();
  const { tell } = useMeetupWords();
  const saying = useRsvp(meetup.id);
  const asked = useRef(false);
  const { mine } = meetup;
  const isFresh = mine !== null && !mine.isOld;
  useEffect(() => {
    if (wish === null || asked.current) return;
    asked.current = true;
    saying.mutate(wish);
  }, [wish]);
  const chosen = saying.isPending ? saying.variables : isFresh ? mine.rsvp : null;
  const isRefused = saying.error instanceof Refused && saying.error.status === 400;
  return (
    <section class="card" aria-labelledby="answer">
      <h2 id="answer">{tell("answer")}</h2>
      {mine !== null && mine.isOld && (
        <p class="hint">{tell("oldAnswer", { rsvp: say(`rsvp.${mine.rsvp}`) })}</p>
      )}
      {meetup.isFull && (!isFresh || mine.rsvp !== "yes") && (
        <p class="hint">{tell(meetup.hasLine ? "fullLine" : "full")}</p>
      )}
      <div class="rsvps" role="radiogroup" aria-labelledby="answer">
        {rsvps.map((each) => (
          <label key={each} class="rsvp">
            <input
              type="radio"
              name="rsvp"
              checked={chosen === each}
              disabled={each === "yes" && meetup.isFull && !meetup.hasLine && chosen !== "yes"}
              onChange={() => saying.mutate(each)}
            />
            <span>
              <span class="rsvp-name">{say(`rsvp.${each}`)}</span>
              <span class="hint">{tell(`${each}Hint`)}</span>
            </span>
          </label>
        ))}
      </div>
      <p role="status" class={saying.isError ? "saved failed" : "saved"}>
        {saying.isPending
          ? tell("saving")
          : saying.isError
            ? tell(isRefused ? (meetup.isFull ? "full" : "closed") : "failed")
            : isFresh
              ? toldOf(mine)
              : tell("press")}
      </p>
    </section>
  );

  function toldOf({ rsvp, waits }: NonNullable<MeetupView["mine"]>): string {
    return waits === null
      ? tell("said", { rsvp: say(`rsvp.${rsvp}`) })
      : tell("saidWaits", { n: waits });
  }
}
