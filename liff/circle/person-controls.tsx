import { ChevronDown } from "lucide-preact";
import { useId, useState } from "preact/hooks";
import { useMe } from "#liff/me.ts";
import { useSurroundings } from "#liff/surroundings.ts";
import { useCircleWords } from "#liff/text/circles.ts";
import { monthsAfter } from "#liff/text/dates.ts";
import { Saved } from "#liff/ui/saved.tsx";
import { roles, type Appointment, type CircleView, type PersonView } from "#shared/circle.ts";
import { PersonCard } from "./person-card.tsx";
import { Removal } from "./removal.tsx";
import { Vouching } from "./vouching.tsx";
import { useCircleChange } from "./use-circle.ts";

type Props = { readonly circle: CircleView; readonly person: PersonView };

/** Somebody's role, and the way out of the circle. */
export function PersonControls({ circle, person }: Props) {
  const { tell, roleText } = useCircleWords();
  const { id: myId, today } = useMe();
  const isMe = person.id === myId;
  const isLast = isMe && circle.isLastOrganizer;
  const tag = roleText(person.role, person.until, today);
  return (
    <details class="card item role-card">
      <summary>
        <PersonCard {...person} introduction={null} tag={isMe ? `${tell("you")} · ${tag}` : tag} />
        <ChevronDown size={18} class="opens" aria-hidden="true" />
      </summary>
      {isLast ? (
        <p class="hint">{tell("run.last")}</p>
      ) : (
        <RoleForm key={`${person.role} ${person.until}`} circle={circle} person={person} />
      )}
      {!isMe && circle.may.includes("vouch") && <Vouching circle={circle} person={person} />}
      {!isMe && circle.may.includes("remove") && <Removal circle={circle} person={person} />}
    </details>
  );
}

function RoleForm({ circle, person }: Props) {
  const { tell } = useCircleWords();
  const { api } = useSurroundings();
  const { today } = useMe();
  const id = useId();
  const [role, setRole] = useState(person.role);
  const [until, setUntil] = useState(person.until ?? monthsAfter(today, 1));
  const [isPast, setPast] = useState(false);
  const name = person.name ?? tell("nameless");
  const saving = useCircleChange(circle.id, (json: Appointment) => {
    const param = { circle: circle.id, person: person.id };
    return api.circles[":circle"].people[":person"].role.$put({ param, json });
  });
  const save = (event: Event) => {
    event.preventDefault();
    const isWrong = role === "cohost" && !(until >= today);
    setPast(isWrong);
    if (!isWrong) saving.mutate(role === "cohost" ? { role, until } : { role });
  };
  return (
    <form class="stack" noValidate onSubmit={save}>
      <fieldset class="choice">
        <legend class="hint">{tell("run.roleOf", { name })}</legend>
        {roles.map((each) => (
          <label key={each}>
            <input
              type="radio"
              name={`${id}-role`}
              checked={role === each}
              onChange={() => setRole(each)}
            />
            <span class="way-words">
              {tell(each)}
              {each !== "member" && <span class="hint">{tell(`run.${each}Hint`)}</span>}
            </span>
          </label>
        ))}
      </fieldset>
      {role === "cohost" && (
        <div>
          <label for={`${id}-until`} class="label">
            {tell("run.until")}
          </label>
          <input
            id={`${id}-until`}
            type="date"
            min={today}
            value={until}
            aria-invalid={isPast}
            aria-describedby={`${id}-past`}
            onInput={(event) => setUntil(event.currentTarget.value)}
          />
          <p id={`${id}-past`} role="status" class="wrong">
            {isPast && tell("run.past")}
          </p>
        </div>
      )}
      <button type="submit" class="button quiet">
        {tell("run.save")}
      </button>
      <Saved saving={saving} />
    </form>
  );
}
