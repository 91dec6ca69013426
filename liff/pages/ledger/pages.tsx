import { Route, Switch } from "wouter-preact";
import { NotFound } from "#liff/pages/not-found.tsx";
import { useMayRun } from "#liff/ledger/use-ledger.ts";
import { LedgerDaysPage } from "./days.tsx";
import { LedgerPage } from "./ledger.tsx";

/** Everything under `/ledger`, loaded once somebody goes there. */
export function LedgerPages() {
  if (useMayRun() === false) return <NotFound />;
  return (
    <Switch>
      <Route path="/ledger" component={LedgerPage} />
      <Route path="/ledger/days" component={LedgerDaysPage} />
      <Route component={NotFound} />
    </Switch>
  );
}
