import { Route, Switch } from "wouter-preact";
import { NotFound } from "#liff/pages/not-found.tsx";
import { GivenStrengths } from "./given.tsx";
import { NameStrength } from "./name.tsx";
import { Notebook } from "./notebook.tsx";
import { PortraitPage } from "./portrait.tsx";

/** Everything under `/strengths`, loaded once somebody goes there. */
export function StrengthPages() {
  return (
    <Switch>
      <Route path="/strengths" component={Notebook} />
      <Route path="/strengths/portrait" component={PortraitPage} />
      <Route path="/strengths/given" component={GivenStrengths} />
      <Route path="/strengths/name" component={NameStrength} />
      <Route component={NotFound} />
    </Switch>
  );
}
