import { useLedgerWords } from "#liff/text/ledger.ts";
import type { LedgerView } from "#shared/ledger.ts";

/** How the month stands, in one number and a line. */
export function Balance({ ledger }: { readonly ledger: LedgerView }) {
  const { tell } = useLedgerWords();
  const { limit, used, lines } = ledger;
  const planned = sum(lines.map((line) => line.planned));
  const short = sum(lines.map((line) => line.short));
  const elsewhere = Math.max(used - sum(lines.map(({ sent }) => sent)), 0);
  return (
    <section class="card balance" aria-labelledby="balance">
      <h2 id="balance">
        {limit === null ? tell("leftNone") : tell("left", { n: Math.max(limit - used, 0) })}
      </h2>
      {limit !== null && <Bar limit={limit} used={used} planned={planned} />}
      <p>
        {limit === null ? tell("countedFree", { used }) : tell("counted", { used, limit })}
        {elsewhere > 0 && ` ${tell("elsewhere", { n: elsewhere })}`}
      </p>
      <p class={short > 0 ? "balance-short" : undefined}>
        {short > 0
          ? tell("short", { n: planned, short })
          : planned === 0
            ? tell("fitsNone")
            : tell(limit === null ? "planned" : "fits", { n: planned })}
      </p>
      <p class="hint">{tell("foreseen")}</p>
    </section>
  );
}

type BarProps = { readonly limit: number; readonly used: number; readonly planned: number };

/** What was sent, what is to come, what is free: the whole line is the limit. */
function Bar({ limit, used, planned }: BarProps) {
  const { tell } = useLedgerWords();
  const sent = Math.min(used, limit);
  const ahead = Math.min(planned, limit - sent);
  const free = limit - sent - ahead;
  const parts = [
    { of: "used", n: sent },
    { of: "ahead", n: ahead },
    { of: "free", n: free },
  ] as const;
  return (
    <div class="bar">
      <div
        class="bar-line"
        role="img"
        aria-label={tell("bar", { used: sent, planned: ahead, free })}
      >
        {parts.map(({ of, n }) => n > 0 && <span key={of} class={of} style={{ flexGrow: n }} />)}
      </div>
      <ul class="bar-words" aria-hidden="true">
        {parts.map(({ of, n }) => (
          <li key={of} class={of}>
            {tell(of)} {n}
          </li>
        ))}
      </ul>
    </div>
  );
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);
