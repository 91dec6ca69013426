import { ChevronRight } from "lucide-preact";
import { Link } from "wouter-preact";
import { FriendCard } from "#liff/circle/friend-card.tsx";
import { Leave } from "#liff/circle/leave.tsx";
import { OwnPlace } from "#liff/circle/own-place.tsx";
import { PersonCard } from "#liff/circle/person-card.tsx";
import { RuleList } from "#liff/circle/rule-list.tsx";
import { useMe } from "#liff/me.ts";
import { useCircleWords } from "#liff/text/circles.ts";
import { Overview } from "#liff/overview/overview.tsx";
import { dayText } from "#liff/text/dates.ts";
import type { CircleView } from "#shared/circle.ts";
import { OfCircle } from "./opening.tsx";

type Props = { readonly params: { readonly id: string } };

/** One circle as its people see it. */
export function CirclePage({ params }: Props) {
  const { tell } = useCircleWords();
  return (
    <OfCircle
      id={params.id}
      title={({ name }) => name}
      above={({ role }) => (role === "member" ? undefined : tell(role))}
    >
      {(circle) => (
        <>
          {circle.isClosed && <p class="lead">{tell("circle.closed")}</p>}
          <FriendCard />
          <Ways circle={circle} />
          {circle.may.includes("oversee") && <Overview circle={circle.id} />}
          <People circle={circle} />
          <section class="card" aria-labelledby="rules">
            <h2 id="rules">{tell("circle.rules")}</h2>
            <Rules />
          </section>
          <section class="card" aria-labelledby="sees">
            <h2 id="sees">{tell("circle.sees")}</h2>
            <Sees circle={circle} />
          </section>
          <Leave circle={circle} />
        </>
      )}
    </OfCircle>
  );
}

function Rules() {
  const { rules } = useCircleWords();
  return <RuleList lines={rules} />;
}

function Sees({ circle }: { readonly circle: CircleView }) {
  const { tell, locale } = useCircleWords();
  const { today } = useMe();
  return (
    <>
      <p>
        {circle.history === "from_beginning"
          ? tell("circle.seesAll")
          : tell("circle.seesFrom", { date: dayText(circle.seesFrom, today, locale) })}
      </p>
      <p class="hint">{tell("circle.locked")}</p>
    </>
  );
}

/** What only those in charge find here. */
function Ways({ circle }: { readonly circle: CircleView }) {
  const { tell } = useCircleWords();
  const { id, may } = circle;
  const ways = [
    may.includes("invite") && (["invite", "circle.invite", "circle.inviteHint"] as const),
    may.includes("close") && (["run", "circle.run", "circle.runHint"] as const),
    may.includes("remove") && (["reports", "circle.reports", "circle.reportsHint"] as const),
  ].filter((way) => way !== false);
  if (ways.length === 0) return null;
  return (
    <ul class="card circle-ways">
      {ways.map(([to, title, hint]) => (
        <li key={to}>
          <Link href={`/circle/${id}/${to}`} class="way">
            <span class="way-words">
              {tell(title)}
              <span class="hint">{tell(hint)}</span>
            </span>
            <ChevronRight size={20} aria-hidden="true" />
          </Link>
        </li>
      ))}
    </ul>
  );
}

function People({ circle }: { readonly circle: CircleView }) {
  const { tell, roleText } = useCircleWords();
  const { id: myId, today } = useMe();
  return (
    <section class="card" aria-labelledby="people">
      <h2 id="people">{tell("circle.people", { n: circle.people.length })}</h2>
      <ul class="people">
        {circle.people.map((person) => {
          const { id, role, until } = person;
          const isMe = id === myId;
          const tags = [
            ...(isMe ? [tell("you")] : []),
            ...(role === "member" ? [] : [roleText(role, until, today)]),
          ];
          return (
            <li key={id}>
              {isMe ? (
                <OwnPlace
                  circleId={circle.id}
                  me={person}
                  tag={tags.join(" · ")}
                  mayWrite={circle.may.includes("introduce")}
                />
              ) : (
                <PersonCard {...person} tag={tags.join(" · ") || null} />
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
