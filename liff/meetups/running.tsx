import { ChevronDown, ChevronRight } from "lucide-preact";
import { Link } from "wouter-preact";
import { useSurroundings } from "#liff/surroundings.ts";
import { useMeetupWords } from "#liff/text/meetups.ts";
import { Saved } from "#liff/ui/saved.tsx";
import type { MeetupRun, MeetupView } from "#shared/meetup.ts";
import { Announce } from "./announce.tsx";
import { Call } from "./call.tsx";
import { useMeetupChange } from "./use-meetups.ts";

type Props = { readonly meetup: MeetupView; readonly run: MeetupRun };

/** What those in charge do with it. */
export function Running({ meetup }: Props) {
  const { tell } = useMeetupWords();
  const { id, circle, isOver, isCancelled } = meetup;
  const ways = [
    ...(isCancelled ? [] : [[`/meetups/${id}/packet`, "packet", "packetHint"] as const]),
    ...(isOver || isCancelled ? [] : [[`/meetups/${id}/edit`, "change", "changeHint"] as const]),
    [`/meetups/new/${circle.id}`, "next", "nextHint"] as const,
  ];
  return (
    <section class="running" aria-labelledby="run">
      <h2 id="run">{tell("run")}</h2>
      <ul class="card circle-ways">
        {ways.map(([to, title, hint]) => (
          <li key={to}>
            <Link href={to} class="way">
              <span class="way-words">
                {tell(title)}
                <span class="hint">{tell(hint)}</span>
              </span>
              <ChevronRight size={20} aria-hidden="true" />
            </Link>
          </li>
        ))}
      </ul>
      {!isOver && !isCancelled && <Call meetup={meetup} />}
      {!isOver && <Announce meetup={meetup} />}
      {!isOver && <Cancelling meetup={meetup} />}
    </section>
  );
}

function Cancelling({ meetup }: { readonly meetup: MeetupView }) {
  const { tell } = useMeetupWords();
  const { api } = useSurroundings();
  const { id, isCancelled } = meetup;
  const cancelling = useMeetupChange(id, (cancelled: boolean) =>
    api.meetups[":meetup"].cancelled.$put({ param: { meetup: id }, json: { cancelled } }),
  );
  return (
    <details class="card item">
      <summary>
        {tell(isCancelled ? "restore" : "cancel")}
        <ChevronDown size={18} class="opens" aria-hidden="true" />
      </summary>
      <p class="hint">{tell(isCancelled ? "restoreHint" : "cancelHint")}</p>
      <button
        type="button"
        class="button quiet"
        disabled={cancelling.isPending}
        onClick={() => cancelling.mutate(!isCancelled)}
      >
        {tell(isCancelled ? "restore" : "cancelDo")}
      </button>
      <Saved saving={cancelling} />
    </details>
  );
}
