import { ChevronDown } from "lucide-preact";
import { useMe } from "#liff/me.ts";
import { todayText } from "#liff/text/dates.ts";
import { useLedgerWords } from "#liff/text/ledger.ts";
import type { LedgerDay } from "#shared/ledger.ts";
import { DayCard } from "./day-card.tsx";

/** A day on which something goes out; opened, what it is. */
export function DayStop({ of }: { readonly of: LedgerDay }) {
  const { tell, locale } = useLedgerWords();
  const { today } = useMe();
  const { day, lines } = of;
  const total = lines.reduce((sum, { people }) => sum + people, 0);
  return (
    <li class={day === today ? "stop here" : "stop"}>
      <details class="ledger-day">
        <summary>
          <h3>
            {day === today ? `${tell("today")} · ` : ""}
            {todayText(day, locale)}
          </h3>
          <span class="ledger-total">
            {tell("total", { n: total })}
            <ChevronDown size={18} class="opens" aria-hidden="true" />
          </span>
        </summary>
        <DayCard of={of} />
      </details>
    </li>
  );
}
