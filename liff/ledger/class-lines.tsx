import { useId } from "preact/hooks";
import { useLedgerWords } from "#liff/text/ledger.ts";
import { Saved } from "#liff/ui/saved.tsx";
import { stoppable, type LedgerLine, type Stoppable } from "#shared/ledger.ts";
import { useStop } from "./use-ledger.ts";

type Props = { readonly lines: readonly LedgerLine[] };

/** What the messages are for, in the order in which room is kept for them. */
export function ClassLines({ lines }: Props) {
  const { tell } = useLedgerWords();
  const stopping = useStop();
  // A late answer is nothing anybody plans: it is told where there was one.
  const told = lines.filter((line) => line.class !== "answer" || line.sent > 0);
  return (
    <section class="card" aria-labelledby="classes">
      <h2 id="classes">{tell("classes")}</h2>
      <p class="hint">{tell("classesHint")}</p>
      <ol class="class-lines">
        {told.map((line) => (
          <Line
            key={line.class}
            line={line}
            onTurn={
              isStoppable(line.class)
                ? (on) => stopping.mutate({ of: line.class, stopped: !on })
                : null
            }
          />
        ))}
      </ol>
      <Saved saving={stopping} />
    </section>
  );
}

type LineProps = {
  readonly line: LedgerLine;
  /** null: it cannot be stopped. */
  readonly onTurn: ((on: boolean) => void) | null;
};

function Line({ line, onTurn }: LineProps) {
  const { tell, className, classHint } = useLedgerWords();
  const id = useId();
  const { sent, planned, short, stopped } = line;
  return (
    <li>
      {onTurn === null ? (
        <p class="class-line">
          <span class="class-name">{className(line.class)}</span>
          <span class="hint">{tell("always")}</span>
        </p>
      ) : (
        <label class="class-line">
          <span class="class-name">{className(line.class)}</span>
          <input
            type="checkbox"
            role="switch"
            checked={!stopped}
            aria-label={tell("send", { name: className(line.class) })}
            aria-describedby={id}
            onChange={(event) => onTurn(event.currentTarget.checked)}
          />
        </label>
      )}
      <div id={id}>
        <p class="hint">{classHint(line.class)}</p>
        <p>{stopped ? tell("isStopped") : tell("sentAndPlanned", { sent, planned })}</p>
        {short > 0 && <p class="balance-short">{tell("shortOf", { n: short })}</p>}
      </div>
    </li>
  );
}

const isStoppable = (of: string): of is Stoppable => (stoppable as readonly string[]).includes(of);
