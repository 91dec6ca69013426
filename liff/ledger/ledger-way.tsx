import { ChevronRight } from "lucide-preact";
import { Link } from "wouter-preact";
import { useLedgerWords } from "#liff/text/ledger.ts";
import { useMayRun } from "./use-ledger.ts";

/** The way to the month's messages, for those who run the community; others are shown nothing. */
export function LedgerWay() {
  const { tell } = useLedgerWords();
  if (useMayRun() !== true) return null;
  return (
    <ul class="card rows ledger-way">
      <li>
        <Link href="/ledger" class="row">
          <span class="row-words">
            <span class="row-title">{tell("way")}</span>
            <span class="hint">{tell("wayHint")}</span>
          </span>
          <ChevronRight size={20} aria-hidden="true" />
        </Link>
      </li>
    </ul>
  );
}
