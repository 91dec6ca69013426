import { Play } from "lucide-preact";
import { Link } from "wouter-preact";
import { PersonCard } from "#liff/circle/person-card.tsx";
import { useWhen } from "#liff/meetups/when.ts";
import { AttendanceList } from "#liff/packet/attendance-list.tsx";
import { Guide, IssueList } from "#liff/packet/issue-list.tsx";
import { TurnList } from "#liff/packet/turn-list.tsx";
import { usePacket } from "#liff/packet/use-packet.ts";
import { Known } from "#liff/pages/known.tsx";
import { usePacketWords } from "#liff/text/packet.ts";
import { Page } from "#liff/ui/page.tsx";
import type { PacketView } from "#shared/packet.ts";
import { Missing } from "./opening.tsx";

type Props = { readonly params: { readonly meetup: string } };

/** The running order before the meetup: who speaks when, and what there is to talk about. */
export function PacketPage({ params: { meetup } }: Props) {
  const { asked, act } = usePacket(meetup);
  return (
    <Known asked={asked} missing={<Missing />}>
      {(packet) => <Packet key={meetup} packet={packet} act={act} />}
    </Known>
  );
}

type PacketProps = {
  readonly packet: PacketView;
  readonly act: ReturnType<typeof usePacket>["act"];
};

function Packet({ packet, act }: PacketProps) {
  const { tell } = usePacketWords();
  const { meetup, cards, listening, issues, at } = packet;
  const { day, time } = useWhen()(meetup);
  return (
    <Page
      title={tell("title")}
      above={`${day} ${time}`}
      back={{ to: `/meetups/${meetup.id}`, label: tell("toMeetup") }}
    >
      <p class="lead">{tell("lead")}</p>
      <Link href={`/meetups/${meetup.id}/host`} class="button packet-begin">
        <Play size={20} aria-hidden="true" />
        {tell(at === null ? "begin" : "resume")}
      </Link>
      <section class="packet-part" aria-labelledby="turns">
        <h2 id="turns">{tell("turns")}</h2>
        <p class="hint">{tell(cards.length > 0 ? "turnsHint" : "empty")}</p>
        {cards.length > 0 && <TurnList cards={cards} act={act} />}
      </section>
      {issues.length > 0 && (
        <section class="packet-part" aria-labelledby="issues">
          <h2 id="issues">{tell("issues")}</h2>
          <p class="hint">{tell("issuesHint")}</p>
          <div class="card">
            <IssueList issues={issues} />
          </div>
        </section>
      )}
      {meetup.hasBegun && (
        <section class="packet-part" aria-labelledby="there">
          <h2 id="there">{tell("who")}</h2>
          <p class="hint">{tell("whoHint")}</p>
          <AttendanceList meetup={meetup.id} />
        </section>
      )}
      {listening.length > 0 && (
        <section class="packet-part" aria-labelledby="listening">
          <h2 id="listening">{tell("listening")}</h2>
          <p class="hint">{tell("listeningHint")}</p>
          <ul class="card people packet-people">
            {listening.map((person) => (
              <li key={person.id}>
                <PersonCard {...person} introduction={null} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <section class="packet-part" aria-labelledby="guide">
        <h2 id="guide">{tell("guide")}</h2>
        <div class="card">
          <Guide />
        </div>
      </section>
    </Page>
  );
}
