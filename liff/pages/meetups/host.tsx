import { ArrowLeft, ArrowRight, X } from "lucide-preact";
import { useEffect, useRef } from "preact/hooks";
import { Link } from "wouter-preact";
import { CardWords } from "#liff/packet/card-words.tsx";
import { Clock } from "#liff/packet/clock.tsx";
import { beside } from "#liff/packet/foresee.ts";
import { Guide, IssueList } from "#liff/packet/issue-list.tsx";
import { useKeys } from "#liff/packet/use-keys.ts";
import { usePacket } from "#liff/packet/use-packet.ts";
import { useWake } from "#liff/packet/use-wake.ts";
import { Known } from "#liff/pages/known.tsx";
import { usePacketWords } from "#liff/text/packet.ts";
import { langOf } from "#liff/text/questions.ts";
import { Face } from "#liff/ui/face.tsx";
import { END, ISSUES, stopsOf, type PacketAct, type PacketView } from "#shared/packet.ts";
import { Missing } from "./opening.tsx";

type Props = { readonly params: { readonly meetup: string } };

/** The meetup as it goes: one card at a time, on a phone or on a screen that everybody looks at. */
export function HostPage({ params: { meetup } }: Props) {
  const { asked, toldAt, act, isFailing } = usePacket(meetup);
  return (
    <Known asked={asked} missing={<Missing />}>
      {(packet) => <Host packet={packet} toldAt={toldAt} act={act} isFailing={isFailing} />}
    </Known>
  );
}

type HostProps = {
  readonly packet: PacketView;
  readonly toldAt: number;
  readonly act: (wish: PacketAct) => void;
  readonly isFailing: boolean;
};

function Host({ packet, toldAt, act, isFailing }: HostProps) {
  const { tell, say } = usePacketWords();
  const { meetup, at, clock } = packet;
  const stops = stopsOf(packet);
  const [before, after] = [beside(stops, at, -1), beside(stops, at, 1)];
  const go = (to: string | null) => to !== null && act({ do: "go", to });
  const hasClock = at !== null && at !== END;
  const person = packet.cards.find(({ id }) => id === at);
  useWake(hasClock);
  useKeys({
    on: () => go(after),
    back: () => go(before),
    clock: () => hasClock && act({ do: clock.isRunning ? "pause" : "start" }),
  });
  useEffect(() => {
    document.title = `${tell("title")} | ${say("app.name")}`;
  }, [tell, say]);
  return (
    <div class="host">
      <header class="host-head">
        <Link
          href={`/meetups/${meetup.id}/packet`}
          class="icon-button"
          aria-label={tell("toPacket")}
        >
          <X size={22} aria-hidden="true" />
        </Link>
        <p class="hint">{meetup.circle}</p>
        {person !== undefined && (
          <p class="hint host-place">
            {tell("place", { n: stops.indexOf(person.id) + 1, of: turnsIn(stops) })}
          </p>
        )}
      </header>
      <main class="host-main">
        <Stop key={at} packet={packet} />
      </main>
      <footer class="host-foot">
        {hasClock && <Clock clock={clock} toldAt={toldAt} act={act} />}
        <div class="host-ways">
          {before !== null && (
            <button type="button" class="button quiet" onClick={() => go(before)}>
              <ArrowLeft size={20} aria-hidden="true" />
              {tell(at === END ? "again" : "back")}
            </button>
          )}
          {person !== undefined && (
            <button
              type="button"
              class="button quiet"
              onClick={() => {
                go(after);
                act({ do: "skip", id: person.id, skipped: true });
              }}
            >
              {tell("skipNow")}
            </button>
          )}
          {after !== null && (
            <button type="button" class="button" onClick={() => go(after)}>
              {tell(at === null ? "start" : after === END ? "end" : "forward")}
              <ArrowRight size={20} aria-hidden="true" />
            </button>
          )}
        </div>
        {isFailing ? (
          <p role="status" class="saved failed">
            {tell("failed")}
          </p>
        ) : (
          <p class="hint host-keys">{tell("keys")}</p>
        )}
      </footer>
    </div>
  );
}

/** Where the meetup stands. Its heading is read first whenever that changes. */
function Stop({ packet }: { readonly packet: PacketView }) {
  const { tell } = usePacketWords();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    window.scrollTo(0, 0);
    heading.current?.focus();
  }, []);
  const { at, cards, issues, meetup } = packet;
  const person = cards.find(({ id }) => id === at);
  if (person !== undefined) {
    const name = person.name ?? tell("nameless");
    return (
      <article class="host-card">
        <h1 ref={heading} tabIndex={-1} lang={langOf(name)}>
          <span class="host-face">
            <Face name={person.name} face={person.face} picture={person.picture} isLarge />
          </span>
          {name}
        </h1>
        <CardWords card={person} level={2} />
      </article>
    );
  }
  const [title, lead] =
    at === ISSUES
      ? ([tell("issues"), null] as const)
      : at === END
        ? ([tell("endTitle"), tell("endLead")] as const)
        : ([meetup.theme ?? tell("opening"), tell("openingLead")] as const);
  return (
    <article class="host-card host-words">
      {at === null && meetup.theme !== null && <p class="above">{tell("theme")}</p>}
      <h1 ref={heading} tabIndex={-1} lang={langOf(title)}>
        {title}
      </h1>
      {lead !== null && <p class="host-lead">{lead}</p>}
      {at === null && <p class="hint">{tell("openingHint")}</p>}
      {at === END && <p class="hint">{tell("endHint")}</p>}
      {at === ISSUES && (
        <>
          <IssueList issues={issues} />
          <section aria-labelledby="guide">
            <h2 id="guide">{tell("guide")}</h2>
            <Guide />
          </section>
        </>
      )}
    </article>
  );
}

const turnsIn = (stops: readonly string[]) =>
  stops.filter((stop) => stop !== ISSUES && stop !== END).length;
