import { PersonCard } from "#liff/circle/person-card.tsx";
import { useMe } from "#liff/me.ts";
import { dayText, periodWords } from "#liff/text/dates.ts";
import { useOverviewWords } from "#liff/text/overview.ts";
import { choiceName, langOf, questionName } from "#liff/text/questions.ts";
import type { OrganizerNote } from "#shared/overview.ts";

/** What writers said to the organizer alone. */
export function Notes({ notes }: { readonly notes: readonly OrganizerNote[] }) {
  const { say, tell, locale } = useOverviewWords();
  const { today } = useMe();
  if (notes.length === 0) return null;
  return (
    <section class="card" aria-labelledby="notes">
      <h2 id="notes">{tell("notes")}</h2>
      <p class="hint">{tell("notesHint")}</p>
      <ul class="organizer-notes">
        {notes.map(({ id, author, cadence, period, sharedOn, words }) => {
          const { key, vars } = periodWords(cadence, period, locale);
          const date = dayText(sharedOn, today, locale);
          return (
            <li key={id}>
              <PersonCard {...author} introduction={null} tag={say(key, vars)}>
                <span class="hint">{tell("sharedOn", { date })}</span>
              </PersonCard>
              <dl>
                {words.map(({ qid, choice, text }) => (
                  <div key={qid}>
                    <dt class="hint">{questionName(qid, locale)}</dt>
                    {choice !== null && <dd>{choiceName(qid, choice, locale)}</dd>}
                    {text !== "" && (
                      <dd class="written" lang={langOf(text)} dir="auto">
                        {text}
                      </dd>
                    )}
                  </div>
                ))}
              </dl>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
