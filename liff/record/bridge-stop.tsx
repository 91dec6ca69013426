import { useState } from "preact/hooks";
import { Link } from "wouter-preact";
import { useMe } from "#liff/me.ts";
import { dayText } from "#liff/text/dates.ts";
import { langOf } from "#liff/text/questions.ts";
import { useRecordWords } from "#liff/text/record.ts";
import type { ReflectionView } from "#shared/reflection-view.ts";
import { bridgedFrom } from "#shared/road.ts";
import { BridgeForm } from "./bridge-form.tsx";

/** Months that one line speaks for. */
export function BridgeStop({ record }: { readonly record: ReflectionView }) {
  const { tell, locale, spanOf } = useRecordWords();
  const { today } = useMe();
  const [isWriting, setWriting] = useState(false);
  const { period, writtenOn, answers } = record;
  const from = bridgedFrom(record) ?? period;
  const text = answers[0]?.texts.join("\n") ?? "";
  const span = spanOf(from, period);
  return (
    <>
      <h3>{span}</h3>
      {isWriting ? (
        <BridgeForm from={from} to={period} line={text} onEnd={() => setWriting(false)} />
      ) : (
        <>
          <p class="bridge-line" lang={langOf(text)}>
            {text}
          </p>
          <div class="record-foot">
            <button
              type="button"
              class="text-link"
              aria-label={`${tell("rewrite")}: ${span}`}
              onClick={() => setWriting(true)}
            >
              {tell("rewrite")}
            </button>
            <Link href={`/reflect/monthly/${period}`} class="text-link">
              {tell("addMore")}
            </Link>
            {writtenOn !== null && (
              <span class="hint">{tell("late", { date: dayText(writtenOn, today, locale) })}</span>
            )}
          </div>
        </>
      )}
    </>
  );
}
