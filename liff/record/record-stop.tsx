import { ChevronDown, Lock, PencilLine, Users } from "lucide-preact";
import { useState } from "preact/hooks";
import { langOf, linesOf } from "#liff/text/questions.ts";
import { useRecordWords } from "#liff/text/record.ts";
import type { ReflectionStatus } from "#shared/reflection.ts";
import type { ReflectionView } from "#shared/reflection-view.ts";
import { RecordWords } from "./record-words.tsx";

const icons = { draft: PencilLine, kept: Lock, shared: Users } as const satisfies Record<
  ReflectionStatus,
  unknown
>;

type Props = {
  readonly record: ReflectionView;
  /** How deep it lies in the page: 3 for a stop, 4 for a week under its month. */
  readonly level: 3 | 4;
};

/** One record of the road: what it was about, and all of it when opened. */
export function RecordStop({ record, level }: Props) {
  const { say, locale, shortTitleOf } = useRecordWords();
  const [isOpen, setOpen] = useState(false);
  const lines = linesOf(record.answers, locale);
  const first = lines.find(({ text }) => text !== "") ?? lines[0];
  const excerpt = first ? first.text || first.choice : null;
  const Icon = icons[record.status];
  const Title = level === 3 ? "h3" : "h4";
  return (
    <details class="record" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <Title>{shortTitleOf(record.cadence, record.period)}</Title>
        <span class="status">
          <Icon size={14} aria-hidden="true" />
          {say(`status.${record.status}`)}
          <ChevronDown size={16} class="opens" aria-hidden="true" />
        </span>
        <span class="excerpt" lang={langOf(excerpt ?? "")}>
          {excerpt ?? say("me.noWords")}
        </span>
      </summary>
      {isOpen && <RecordWords record={record} />}
    </details>
  );
}
