import { ChevronDown, ChevronRight, Lock } from "lucide-preact";
import { Link } from "wouter-preact";
import { NameForm } from "#liff/circle/name-form.tsx";
import { PersonControls } from "#liff/circle/person-controls.tsx";
import { useCircleChange } from "#liff/circle/use-circle.ts";
import { GroupCard } from "#liff/meetups/group-card.tsx";
import { useSurroundings } from "#liff/surroundings.ts";
import { useCircleWords } from "#liff/text/circles.ts";
import { Saved } from "#liff/ui/saved.tsx";
import type { Act, CircleView } from "#shared/circle.ts";
import { OfCircle } from "./opening.tsx";

const organizing: readonly Act[] = ["invite", "rename", "appoint", "close"];

type Props = { readonly params: { readonly id: string } };

/** What an organizer does in a circle. */
export function RunCircle({ params }: Props) {
  const { tell } = useCircleWords();
  return (
    <OfCircle id={params.id} isInner title={() => tell("run.title")} above={({ name }) => name}>
      {(circle) => (
        <>
          <p class="promise">
            <Lock size={18} aria-hidden="true" />
            {tell("run.private")}
          </p>
          {circle.may.includes("invite") && (
            <ul class="card circle-ways">
              <li>
                <Link href={`/circle/${circle.id}/invite`} class="way">
                  <span class="way-words">
                    {tell("circle.invite")}
                    <span class="hint">{tell("circle.inviteHint")}</span>
                  </span>
                  <ChevronRight size={20} aria-hidden="true" />
                </Link>
              </li>
            </ul>
          )}
          {!circle.may.some((act) => organizing.includes(act)) && (
            <p class="lead">{tell("circle.notYours")}</p>
          )}
          {circle.may.includes("rename") && <NameForm circle={circle} />}
          {circle.may.includes("meet") && <GroupCard circle={circle} />}
          {circle.may.includes("appoint") && (
            <section aria-labelledby="roles" class="roles">
              <h2 id="roles">{tell("run.people")}</h2>
              {circle.people.map((person) => (
                <PersonControls key={person.id} circle={circle} person={person} />
              ))}
            </section>
          )}
          {circle.may.includes("close") && <Closing circle={circle} />}
        </>
      )}
    </OfCircle>
  );
}

function Closing({ circle }: { readonly circle: CircleView }) {
  const { tell } = useCircleWords();
  const { api } = useSurroundings();
  const { id, isClosed } = circle;
  const closing = useCircleChange(id, (closed: boolean) =>
    api.circles[":circle"].$patch({ param: { circle: id }, json: { closed } }),
  );
  return (
    <details class="card item">
      <summary>
        {tell(isClosed ? "run.open" : "run.close")}
        <ChevronDown size={18} class="opens" aria-hidden="true" />
      </summary>
      <p class="hint">{tell(isClosed ? "run.openHint" : "run.closeHint")}</p>
      <button type="button" class="button quiet" onClick={() => closing.mutate(!isClosed)}>
        {tell(isClosed ? "run.open" : "run.closeDo")}
      </button>
      <Saved saving={closing} />
    </details>
  );
}
