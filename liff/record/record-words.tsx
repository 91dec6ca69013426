import { Lock } from "lucide-preact";
import { Link } from "wouter-preact";
import { bridgedFrom, BRIDGE } from "#shared/road.ts";
import type { ReflectionView } from "#shared/reflection-view.ts";
import { dayText } from "#liff/text/dates.ts";
import { useMe } from "#liff/me.ts";
import { langOf, linesOf } from "#liff/text/questions.ts";
import { useRecordWords } from "#liff/text/record.ts";

/** All of a record as it was written, and the way to write on. */
export function RecordWords({ record }: { readonly record: ReflectionView }) {
  const { say, tell, locale, spanOf } = useRecordWords();
  const { today } = useMe();
  const { cadence, period, status, answers, writtenOn } = record;
  const lines = linesOf(answers, locale);
  const from = bridgedFrom(record);
  return (
    <div class="record-words">
      {lines.length === 0 && <p class="hint">{say("me.noWords")}</p>}
      <dl>
        {lines.map(({ qid, question, choice, text, audience }) => (
          <div key={qid}>
            <dt>
              {question}
              {status === "shared" && audience === "self" && (
                <span class="status">
                  <Lock size={14} aria-hidden="true" />
                  {say("audience.self")}
                </span>
              )}
            </dt>
            {qid === BRIDGE
              ? from !== null && <dd class="hint">{spanOf(from, period)}</dd>
              : choice !== null && <dd>{choice}</dd>}
            {text !== "" && <dd lang={langOf(text)}>{text}</dd>}
          </div>
        ))}
      </dl>
      <div class="record-foot">
        {cadence !== "first" && (
          <Link href={`/reflect/${cadence}/${period}`} class="text-link">
            {tell(status === "draft" ? "goOn" : "rewrite")}
          </Link>
        )}
        {writtenOn !== null && (
          <span class="hint">{tell("late", { date: dayText(writtenOn, today, locale) })}</span>
        )}
      </div>
    </div>
  );
}
