import { Route, Switch } from "wouter-preact";
import { NotFound } from "#liff/pages/not-found.tsx";
import { CalendarPage } from "./calendar-page.tsx";
import { LanguagePage, NoticesPage, RestPage } from "./daily-pages.tsx";
import { LeavePage } from "./leave-page.tsx";
import { MutedPage } from "./muted-page.tsx";
import { ProfilePage } from "./profile-page.tsx";
import { SettingsList } from "./settings-list.tsx";
import { StoredPage } from "./stored-page.tsx";
import { TakeoutPage } from "./takeout-page.tsx";
import { TransferPage } from "./transfer-page.tsx";

/** One thing a screen. */
export function SettingsPages() {
  return (
    <Switch>
      <Route path="/settings" component={SettingsList} />
      <Route path="/settings/notices" component={NoticesPage} />
      <Route path="/settings/rest" component={RestPage} />
      <Route path="/settings/language" component={LanguagePage} />
      <Route path="/settings/profile" component={ProfilePage} />
      <Route path="/settings/calendar" component={CalendarPage} />
      <Route path="/settings/stored" component={StoredPage} />
      <Route path="/settings/muted" component={MutedPage} />
      <Route path="/settings/takeout" component={TakeoutPage} />
      <Route path="/settings/transfer" component={TransferPage} />
      <Route path="/settings/leave" component={LeavePage} />
      <Route component={NotFound} />
    </Switch>
  );
}
