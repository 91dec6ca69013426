import { PersonCard } from "#liff/circle/person-card.tsx";
import { useMeetupWords } from "#liff/text/meetups.ts";
import { useWords } from "#liff/text/speak.ts";
import { rsvps, type AnswerView, type MeetupRun } from "#shared/meetup.ts";

/** Everybody by what they said, for those who run it. */
export function Who({ run }: { readonly run: MeetupRun }) {
  const { say } = useWords();
  const { tell } = useMeetupWords();
  const of = (is: (answer: AnswerView) => boolean) => run.answers.filter(is);
  const groups = [
    ...rsvps.map((rsvp) => ({
      title: say(`rsvp.${rsvp}`),
      people: of((each) => each.rsvp === rsvp && each.waits === null && !each.isOld),
    })),
    {
      title: tell("who.waits"),
      people: of(({ waits }) => waits !== null).toSorted((a, b) => (a.waits ?? 0) - (b.waits ?? 0)),
    },
    { title: tell("who.old"), people: of(({ isOld }) => isOld) },
    { title: tell("who.none"), people: of(({ rsvp }) => rsvp === null) },
  ].filter(({ people }) => people.length > 0);
  return (
    <section class="card" aria-labelledby="who">
      <h2 id="who">{tell("who")}</h2>
      {groups.map(({ title, people }) => (
        <div key={title} class="who">
          <h3>{title}</h3>
          <ul class="people">
            {people.map((person) => (
              <li key={person.id}>
                <PersonCard {...person} introduction={null} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
