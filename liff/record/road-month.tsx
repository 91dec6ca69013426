import { ChevronDown } from "lucide-preact";
import { useState } from "preact/hooks";
import { useRecordWords } from "#liff/text/record.ts";
import type { ReflectionView } from "#shared/reflection-view.ts";
import { BRIDGE, type Stretch } from "#shared/road.ts";
import { BridgeStop } from "./bridge-stop.tsx";
import { RecordStop } from "./record-stop.tsx";

type Props = { readonly stretch: Extract<Stretch<ReflectionView>, { kind: "month" }> };

/** A month of the road: its records, the weeks folded under the month's own. */
export function RoadMonth({ stretch: { month, stops, weeks } }: Props) {
  const { shortTitleOf } = useRecordWords();
  const own = stops.find(({ cadence }) => cadence === "monthly");
  const others = stops.filter((stop) => stop !== own);
  const after = others.filter(({ cadence }) => cadence === "first");
  const fold = weeks.length > 0 && <Weeks weeks={weeks} />;
  return (
    <>
      {others
        .filter((stop) => !after.includes(stop))
        .map((stop) => (
          <Stop key={stop.period} record={stop} />
        ))}
      {own !== undefined && <Stop record={own}>{fold}</Stop>}
      {own === undefined && fold && (
        <li class="stop">
          <h3>{shortTitleOf("monthly", month)}</h3>
          {fold}
        </li>
      )}
      {after.map((stop) => (
        <Stop key={stop.period} record={stop} />
      ))}
    </>
  );
}

type StopProps = { readonly record: ReflectionView; readonly children?: preact.ComponentChildren };

function Stop({ record, children }: StopProps) {
  const isBridge = record.answers.every(({ qid }) => qid === BRIDGE) && record.answers.length > 0;
  return (
    <li class={isBridge ? "stop bridged" : record.status === "draft" ? "stop draft" : "stop"}>
      {isBridge ? <BridgeStop record={record} /> : <RecordStop record={record} level={3} />}
      {children}
    </li>
  );
}

function Weeks({ weeks }: { readonly weeks: readonly ReflectionView[] }) {
  const { tell } = useRecordWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <details class="weeks" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {tell("weeks", { n: weeks.length })}
        <ChevronDown size={16} class="opens" aria-hidden="true" />
      </summary>
      {isOpen && (
        <ol>
          {weeks.map((week) => (
            <li key={week.period} class={week.status === "draft" ? "draft" : undefined}>
              <RecordStop record={week} level={4} />
            </li>
          ))}
        </ol>
      )}
    </details>
  );
}
