import { useQuery } from "@tanstack/preact-query";
import { useId } from "preact/hooks";
import { Link } from "wouter-preact";
import { langOf } from "#liff/text/questions.ts";
import { useRecordWords } from "#liff/text/record.ts";
import { Opening } from "#liff/ui/opening.tsx";
import type { PlacesView } from "#shared/record.ts";
import { RECORD, useAsk } from "./ask.ts";

type Props = {
  readonly qid: string;
  readonly places: PlacesView["places"];
  readonly at: number;
  /** The beginning or now; null in between. */
  readonly heading: string | null;
  readonly onMove: (at: number) => void;
};

/** What was written at one time to the question, and the choice of another time. */
export function Told({ qid, places, at, heading, onMove }: Props) {
  const { tell, titleOf } = useRecordWords();
  const ask = useAsk();
  const id = useId();
  const place = places[at] ?? places[0];
  const { cadence = "first", period = "first" } = place ?? {};
  const asked = useQuery({
    queryKey: [...RECORD, cadence, period],
    queryFn: () => ask.one({ cadence, period }),
  });
  const text = asked.data?.answers.find((answer) => answer.qid === qid)?.texts.join("\n") ?? "";
  return (
    <section class="card beside-card" aria-labelledby={id}>
      <h2 id={id}>{heading ?? titleOf(cadence, period)}</h2>
      <select
        aria-label={tell("besidePlace")}
        value={String(at)}
        onChange={(event) => onMove(Number(event.currentTarget.value))}
      >
        {places.map((each, index) => (
          <option key={`${each.cadence} ${each.period}`} value={String(index)}>
            {titleOf(each.cadence, each.period)}
          </option>
        ))}
      </select>
      {asked.data === undefined ? (
        <Opening asked={asked} />
      ) : (
        <p class="beside-words" lang={langOf(text)}>
          {text === "" ? tell("besideGone") : text}
        </p>
      )}
      <Link href={`/me/${cadence}/${period}`} class="text-link">
        {tell("besideOpen")}
      </Link>
    </section>
  );
}
