import { Route, Switch } from "wouter-preact";
import { NotFound } from "#liff/pages/not-found.tsx";
import { CirclePage } from "./circle.tsx";
import { FoundCircle } from "./found.tsx";
import { Invite } from "./invite.tsx";
import { Reports } from "./reports.tsx";
import { RunCircle } from "./run.tsx";

/** Everything under `/circle`, loaded once somebody goes there. */
export function CirclePages() {
  return (
    <Switch>
      <Route path="/circle/new" component={FoundCircle} />
      <Route path="/circle/:id" component={CirclePage} />
      <Route path="/circle/:id/run" component={RunCircle} />
      <Route path="/circle/:id/reports" component={Reports} />
      <Route path="/circle/:id/invite" component={Invite} />
      <Route component={NotFound} />
    </Switch>
  );
}
