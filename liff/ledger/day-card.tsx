import { useLedgerWords } from "#liff/text/ledger.ts";
import type { LedgerDay } from "#shared/ledger.ts";

/** What goes out on one day, and in totals why no more does. */
export function DayCard({ of }: { readonly of: LedgerDay }) {
  const { tell, className } = useLedgerWords();
  const { lines, isQuiet, not } = of;
  const reasons = (["own", "spaced", "none"] as const).filter((reason) => (not?.[reason] ?? 0) > 0);
  return (
    <div class="card ledger-day-card">
      {lines.length === 0 ? (
        <p>{tell("nothing")}</p>
      ) : (
        <dl class="ledger-lines">
          {lines.map((line) => (
            <div key={line.class}>
              <dt>{className(line.class)}</dt>
              <dd>{tell("total", { n: line.people })}</dd>
            </div>
          ))}
        </dl>
      )}
      {isQuiet ? (
        <p class="hint">{tell("quiet")}</p>
      ) : not === null ? (
        <p class="hint">{tell("few")}</p>
      ) : (
        reasons.length > 0 && (
          <>
            <h3>{tell("why")}</h3>
            <dl class="ledger-lines">
              {reasons.map((reason) => (
                <div key={reason}>
                  <dt>{tell(reason)}</dt>
                  <dd>{tell("people", { n: not[reason] })}</dd>
                </div>
              ))}
            </dl>
            {not.own > 0 && <p class="hint">{tell("ownHint")}</p>}
          </>
        )
      )}
    </div>
  );
}
