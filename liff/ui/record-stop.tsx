import { ChevronDown, Lock, PencilLine, Users } from "lucide-preact";
import { periodWords } from "#liff/text/dates.ts";
import { langOf, linesOf } from "#liff/text/questions.ts";
import { useWords } from "#liff/text/speak.ts";
import type { ReflectionStatus } from "#shared/reflection.ts";
import type { ReflectionView } from "#shared/reflection-view.ts";

const icons = { draft: PencilLine, kept: Lock, shared: Users } as const satisfies Record<
  ReflectionStatus,
  unknown
>;

/** One stop on the path: what it was about, and all of it when opened. */
export function RecordStop({ record }: { readonly record: ReflectionView }) {
  const { say, locale } = useWords();
  const { key, vars } = periodWords(record.cadence, record.period, locale);
  const lines = linesOf(record.answers, locale);
  const first = lines.find(({ text }) => text !== "") ?? lines[0];
  const excerpt = first ? first.text || first.choice : null;
  const Icon = icons[record.status];
  return (
    <li class={record.status === "draft" ? "stop draft" : "stop"}>
      <details class="record">
        <summary>
          <h3>{say(key, vars)}</h3>
          <span class="status">
            <Icon size={14} aria-hidden="true" />
            {say(`status.${record.status}`)}
            <ChevronDown size={16} class="opens" aria-hidden="true" />
          </span>
          <span class="excerpt" lang={langOf(excerpt ?? "")}>
            {excerpt ?? say("me.noWords")}
          </span>
        </summary>
        <dl>
          {lines.map(({ qid, question, choice, text, audience }) => (
            <div key={qid}>
              <dt>
                {question}
                {record.status === "shared" && audience === "self" && (
                  <span class="status">
                    <Lock size={14} aria-hidden="true" />
                    {say("audience.self")}
                  </span>
                )}
              </dt>
              {choice !== null && <dd>{choice}</dd>}
              {text !== "" && <dd lang={langOf(text)}>{text}</dd>}
            </div>
          ))}
        </dl>
      </details>
    </li>
  );
}
