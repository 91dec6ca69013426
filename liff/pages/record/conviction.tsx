import { useQuery } from "@tanstack/preact-query";
import { Link } from "wouter-preact";
import { RECORD, useAsk } from "#liff/record/ask.ts";
import { ConvictionChart } from "#liff/record/conviction-chart.tsx";
import { choiceName, langOf } from "#liff/text/questions.ts";
import { useRecordWords } from "#liff/text/record.ts";
import { Opening } from "#liff/ui/opening.tsx";
import { Page } from "#liff/ui/page.tsx";
import { Phrases } from "#liff/ui/phrases.tsx";
import { Road } from "#liff/ui/road.tsx";
import type { ConvictionView } from "#shared/record.ts";
import { monthsOfQuarter } from "#shared/road.ts";

/** How settled the member felt, against what they called their quarters. For them alone. */
export function Conviction() {
  const { tell } = useRecordWords();
  const ask = useAsk();
  const asked = useQuery({ queryKey: [...RECORD, "conviction"], queryFn: ask.conviction });
  const { data } = asked;
  return (
    <Page title={tell("conviction")} back={{ to: "/me", label: tell("toRecord") }}>
      {data === undefined ? (
        <Opening asked={asked} />
      ) : data.points.length === 0 ? (
        <div class="beginning">
          <Road />
          <h2>{tell("convictionNone")}</h2>
          <p class="lead">{tell("convictionNoneHint")}</p>
          <Link href="/reflect/monthly" class="button">
            {tell("convictionWrite")}
          </Link>
        </div>
      ) : (
        <Drawn of={data} />
      )}
    </Page>
  );
}

function Drawn({ of }: { readonly of: ConvictionView }) {
  const { tell, titleOf, locale } = useRecordWords();
  const { points, titles } = of;
  const [first, last] = [points.at(0), points.at(-1)];
  const wordOf = (level: number) => choiceName("MO8", String(level), locale);
  const sentence =
    first === undefined || last === undefined || first === last
      ? tell("convictionOne", {
          month: titleOf("monthly", last?.month ?? ""),
          word: wordOf(last?.level ?? 0),
        })
      : tell("convictionMany", {
          first: titleOf("monthly", first.month),
          firstWord: wordOf(first.level),
          last: titleOf("monthly", last.month),
          lastWord: wordOf(last.level),
          n: points.length,
        });
  return (
    <>
      <p class="lead">{tell("convictionLead")}</p>
      <ConvictionChart of={of} sentence={sentence} />
      <p class="conviction-told">
        <Phrases text={sentence} />
      </p>
      <details class="weeks conviction-table">
        <summary>{tell("convictionTable")}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{tell("convictionMonth")}</th>
              <th scope="col">{tell("conviction")}</th>
              <th scope="col">{tell("convictionTitle")}</th>
            </tr>
          </thead>
          <tbody>
            {points.toReversed().map(({ month, level }) => {
              const title =
                titles.find(({ quarter }) => monthsOfQuarter(quarter).includes(month))?.text ?? "";
              return (
                <tr key={month}>
                  <th scope="row">{titleOf("monthly", month)}</th>
                  <td>{wordOf(level)}</td>
                  <td lang={langOf(title)}>{title}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </details>
    </>
  );
}
