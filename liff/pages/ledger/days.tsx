import { Lock } from "lucide-preact";
import { useId, useState } from "preact/hooks";
import { DayCard } from "#liff/ledger/day-card.tsx";
import { DayStop } from "#liff/ledger/day-stop.tsx";
import { useLedgerDays, useMayRun } from "#liff/ledger/use-ledger.ts";
import { todayText } from "#liff/text/dates.ts";
import { useLedgerWords } from "#liff/text/ledger.ts";
import { Opening } from "#liff/ui/opening.tsx";
import { Page } from "#liff/ui/page.tsx";
import type { LedgerDay } from "#shared/ledger.ts";

/** Day by day, how much will go out: never to whom. */
export function LedgerDaysPage() {
  const { tell } = useLedgerWords();
  const asked = useLedgerDays(useMayRun() === true);
  const days = asked.data?.days;
  const told = days?.filter(({ lines }) => lines.length > 0) ?? [];
  return (
    <Page title={tell("days")} back={{ to: "/ledger", label: tell("toLedger") }}>
      <p class="lead">{tell("daysLead")}</p>
      <p class="promise">
        <Lock size={18} aria-hidden="true" />
        {tell("daysPrivate")}
      </p>
      {days === undefined ? (
        <Opening asked={asked} />
      ) : (
        <>
          <OneDay days={days} />
          <section aria-labelledby="coming">
            <h2 id="coming" class="ledger-coming">
              {tell("coming")}
            </h2>
            {told.length === 0 ? (
              <p>{tell("daysNone")}</p>
            ) : (
              <ol class="road ledger-days">
                {told.map((each) => (
                  <DayStop key={each.day} of={each} />
                ))}
              </ol>
            )}
          </section>
        </>
      )}
    </Page>
  );
}

/** Any day of the five weeks, whether something goes out on it or not. */
function OneDay({ days }: { readonly days: readonly LedgerDay[] }) {
  const { tell, locale } = useLedgerWords();
  const id = useId();
  const [chosen, setChosen] = useState("");
  const found = days.find(({ day }) => day === chosen);
  return (
    <section class="one-day">
      <label for={id}>{tell("choose")}</label>
      <input
        id={id}
        type="date"
        min={days[0]?.day}
        max={days.at(-1)?.day}
        value={chosen}
        onInput={(event) => setChosen(event.currentTarget.value)}
      />
      <div role="status">
        {found !== undefined && (
          <>
            <h2>{todayText(found.day, locale)}</h2>
            <DayCard of={found} />
          </>
        )}
        {found === undefined && chosen !== "" && <p class="hint">{tell("tooFar")}</p>}
      </div>
    </section>
  );
}
