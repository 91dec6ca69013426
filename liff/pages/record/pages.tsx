import { Route, Switch } from "wouter-preact";
import { NotFound } from "#liff/pages/not-found.tsx";
import { Conviction } from "./conviction.tsx";
import { LetterPage } from "./letter.tsx";
import { LettersPage } from "./letters.tsx";
import { MyRecord } from "./my-record.tsx";
import { OneRecord } from "./one-record.tsx";
import { Past } from "./past.tsx";
import { Search } from "./search.tsx";
import { ThenAndNow } from "./then-and-now.tsx";

/** Everything under `/me`, loaded once somebody goes there. */
export function RecordPages() {
  return (
    <Switch>
      <Route path="/me" component={MyRecord} />
      <Route path="/me/conviction" component={Conviction} />
      <Route path="/me/words" component={ThenAndNow} />
      <Route path="/me/search" component={Search} />
      <Route path="/me/past" component={Past} />
      <Route path="/me/letters" component={LettersPage} />
      <Route path="/me/letters/:span" component={LetterPage} />
      <Route path="/me/:cadence/:period" component={OneRecord} />
      <Route component={NotFound} />
    </Switch>
  );
}
