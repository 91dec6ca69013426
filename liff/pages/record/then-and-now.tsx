import { useQuery } from "@tanstack/preact-query";
import { useId, useState } from "preact/hooks";
import { RECORD, useAsk } from "#liff/record/ask.ts";
import { Told } from "#liff/record/told.tsx";
import { questionName } from "#liff/text/questions.ts";
import { useRecordWords } from "#liff/text/record.ts";
import { Opening } from "#liff/ui/opening.tsx";
import { Page } from "#liff/ui/page.tsx";
import { Road } from "#liff/ui/road.tsx";
import type { PlacesView } from "#shared/record.ts";

/** The same question at two times, without a word about which is better. */
export function ThenAndNow() {
  const { tell, locale } = useRecordWords();
  const ask = useAsk();
  const id = useId();
  const [chosen, choose] = useState<string | null>(null);
  const asked = useQuery({ queryKey: [...RECORD, "words"], queryFn: ask.questions });
  const questions = asked.data?.questions ?? [];
  const qid = questions.find((each) => each.qid === chosen)?.qid ?? questions[0]?.qid;
  const placed = useQuery({
    queryKey: [...RECORD, "words", qid],
    queryFn: () => ask.places(qid ?? ""),
    enabled: qid !== undefined,
  });
  return (
    <Page title={tell("beside")} back={{ to: "/me", label: tell("toRecord") }}>
      {asked.data === undefined && <Opening asked={asked} />}
      {asked.isSuccess && questions.length === 0 && (
        <div class="beginning">
          <Road />
          <h2>{tell("besideNone")}</h2>
          <p class="lead">{tell("besideNoneHint")}</p>
        </div>
      )}
      {qid !== undefined && (
        <>
          <p class="lead">{tell("besideLead")}</p>
          <div class="year-choice">
            <label for={id}>{tell("besideQuestion")}</label>
            <select id={id} value={qid} onChange={(event) => choose(event.currentTarget.value)}>
              {questions.map((each) => (
                <option key={each.qid} value={each.qid}>
                  {questionName(each.qid, locale)}
                </option>
              ))}
            </select>
          </div>
          {placed.data === undefined ? (
            <Opening asked={placed} />
          ) : (
            <Pair key={qid} qid={qid} places={placed.data.places} />
          )}
        </>
      )}
    </Page>
  );
}

type PairProps = { readonly qid: string; readonly places: PlacesView["places"] };

function Pair({ qid, places }: PairProps) {
  const { tell } = useRecordWords();
  const last = places.length - 1;
  const [left, setLeft] = useState(0);
  const [right, setRight] = useState(last);
  return (
    <div class="then-and-now">
      <Told
        heading={left === 0 ? tell("besideThen") : null}
        at={left}
        onMove={setLeft}
        {...{ qid, places }}
      />
      <Told
        heading={right === last ? tell("besideNow") : null}
        at={right}
        onMove={setRight}
        {...{ qid, places }}
      />
    </div>
  );
}
