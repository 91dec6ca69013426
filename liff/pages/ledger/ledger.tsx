import { ChevronRight } from "lucide-preact";
import { Link } from "wouter-preact";
import { Balance } from "#liff/ledger/balance.tsx";
import { ClassLines } from "#liff/ledger/class-lines.tsx";
import { useLedger, useMayRun } from "#liff/ledger/use-ledger.ts";
import { useLedgerWords } from "#liff/text/ledger.ts";
import { Opening } from "#liff/ui/opening.tsx";
import { Page } from "#liff/ui/page.tsx";

/** The month's pushes (通数の家計簿). */
export function LedgerPage() {
  const { tell, monthName } = useLedgerWords();
  const asked = useLedger(useMayRun() === true);
  const { data } = asked;
  return (
    <Page
      title={tell("title")}
      {...(data !== undefined && { above: monthName(data.month) })}
      back={{ to: "/settings", label: tell("toSettings") }}
    >
      {data === undefined ? (
        <Opening asked={asked} />
      ) : (
        <div class="ledger">
          <Balance ledger={data} />
          <Link href="/ledger/days" class="card row">
            <span class="row-words">
              <span class="row-title">{tell("days")}</span>
              <span class="hint">{tell("daysHint")}</span>
            </span>
            <ChevronRight size={20} aria-hidden="true" />
          </Link>
          <ClassLines lines={data.lines} />
        </div>
      )}
    </Page>
  );
}
