import { useMeetupWords } from "#liff/text/meetups.ts";
import { rsvps, type MeetupView } from "#shared/meetup.ts";

/** How many, never who. */
export function Counts({ meetup }: { readonly meetup: MeetupView }) {
  const { tell } = useMeetupWords();
  const { counts, capacity } = meetup;
  const all = [...rsvps, "waiting" as const].filter((each) => counts[each] > 0);
  if (all.length === 0 && capacity === null) return null;
  return (
    <section class="card" aria-labelledby="counts">
      <h2 id="counts">{tell("counts")}</h2>
      <ul class="counts">
        {all.map((each) => (
          <li key={each}>{tell(`count.${each}`, { n: counts[each] })}</li>
        ))}
      </ul>
      {capacity !== null && (
        <p class="hint">
          {tell("seats", { n: capacity, free: Math.max(0, capacity - counts.yes) })}
        </p>
      )}
      <p class="hint">{tell("countsHint")}</p>
    </section>
  );
}
