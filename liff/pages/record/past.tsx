import { keepPreviousData, useQuery } from "@tanstack/preact-query";
import { ChevronDown, ChevronRight } from "lucide-preact";
import { useId, useState } from "preact/hooks";
import { Link } from "wouter-preact";
import { useMe } from "#liff/me.ts";
import { RECORD, useAsk } from "#liff/record/ask.ts";
import { useRecordWords } from "#liff/text/record.ts";
import { Opening } from "#liff/ui/opening.tsx";
import { Page } from "#liff/ui/page.tsx";
import type { WritablePeriod, YearView } from "#shared/record.ts";
import type { FormCadence } from "#shared/reflection-form.ts";

/** Any week, month or quarter that can still be written down. */
export function Past() {
  const { tell, say } = useRecordWords();
  const ask = useAsk();
  const { today } = useMe();
  const id = useId();
  const [year, setYear] = useState(today.slice(0, 4));
  const asked = useQuery({
    queryKey: [...RECORD, "year", year],
    queryFn: () => ask.year(year),
    placeholderData: keepPreviousData,
  });
  const { data } = asked;
  return (
    <Page title={tell("past")} back={{ to: "/me", label: tell("toRecord") }}>
      {data === undefined ? (
        <Opening asked={asked} />
      ) : (
        <>
          <p class="lead">{tell("pastLead", { years: data.to - data.from })}</p>
          <div class="year-choice">
            <label for={id}>{tell("pastYear")}</label>
            <select id={id} value={year} onChange={(event) => setYear(event.currentTarget.value)}>
              {yearsOf(data).map((each) => (
                <option key={each} value={String(each)}>
                  {say("period.year", { year: each })}
                </option>
              ))}
            </select>
          </div>
          <Months year={data} />
          <section aria-labelledby={`${id}-quarters`}>
            <h2 id={`${id}-quarters`}>{tell("pastQuarters")}</h2>
            <ul class="choices-list">
              {data.quarters.toReversed().map((quarter) => (
                <Writable key={quarter.period} cadence="quarterly" of={quarter} />
              ))}
            </ul>
          </section>
        </>
      )}
    </Page>
  );
}

function Months({ year }: { readonly year: YearView }) {
  const { tell, shortTitleOf } = useRecordWords();
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{tell("pastMonths")}</h2>
      <ul class="choices-list">
        {year.months.toReversed().map(({ month, status, weeks }) => (
          <li key={month} class="month-choice">
            {status === null ? (
              <span class="choice-name">{shortTitleOf("monthly", month)}</span>
            ) : (
              <Choice cadence="monthly" of={{ period: month, status }} />
            )}
            {weeks.length > 0 && (
              <details class="weeks">
                <summary aria-label={`${tell("pastWeeks")}: ${shortTitleOf("monthly", month)}`}>
                  {tell("pastWeeks")}
                  <ChevronDown size={16} class="opens" aria-hidden="true" />
                </summary>
                <ul>
                  {weeks.toReversed().map((week) => (
                    <Writable key={week.period} cadence="weekly" of={week} />
                  ))}
                </ul>
              </details>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

type ChoiceProps = { readonly cadence: FormCadence; readonly of: WritablePeriod };

function Writable(props: ChoiceProps) {
  return (
    <li>
      <Choice {...props} />
    </li>
  );
}

function Choice({ cadence, of: { period, status } }: ChoiceProps) {
  const { tell, shortTitleOf } = useRecordWords();
  return (
    <Link href={`/reflect/${cadence}/${period}`} class="way">
      <span class="choice-name">{shortTitleOf(cadence, period)}</span>
      <span class="status">
        {status !== "none" && tell(status === "draft" ? "pastDraft" : "pastWritten")}
        <ChevronRight size={18} aria-hidden="true" />
      </span>
    </Link>
  );
}

const yearsOf = ({ from, to }: YearView) =>
  Array.from({ length: to - from + 1 }, (_, index) => to - index);
