import { QueryClientProvider, type QueryClient } from "@tanstack/preact-query";
import { useErrorBoundary, useLayoutEffect } from "preact/hooks";
import { Route, Router, Switch } from "wouter-preact";
import { useMe } from "./me.ts";
import { Home } from "./pages/home.tsx";
import { NotFound } from "./pages/not-found.tsx";
import { Threshold } from "./pages/threshold.tsx";
import { AroundThePage, useSurroundings, type Surroundings } from "./surroundings.ts";
import { SpokenLocale } from "./text/speak.ts";
import { later } from "./ui/later.tsx";
import { OfflineBar } from "./ui/offline-bar.tsx";
import { useAhead } from "./ui/use-ahead.ts";

const Reflect = later(() => import("./pages/reflect.tsx").then((page) => page.Reflect));

const Inventory = later(() =>
  import("./pages/inventory/pages.tsx").then((pages) => pages.InventoryPages),
);

const Record = later(() => import("./pages/record/pages.tsx").then((pages) => pages.RecordPages));
const Feed = later(() => import("./pages/feed.tsx").then((page) => page.Feed));
const Cheers = later(() => import("./pages/cheers.tsx").then((page) => page.CheersPage));
const Comments = later(() =>
  import("./pages/comments/pages.tsx").then((pages) => pages.CommentPages),
);
const Circle = later(() => import("./pages/circle/pages.tsx").then((pages) => pages.CirclePages));
const Strengths = later(() =>
  import("./pages/strengths/pages.tsx").then((pages) => pages.StrengthPages),
);
const Meetups = later(() => import("./pages/meetups/pages.tsx").then((pages) => pages.MeetupPages));
const Ledger = later(() => import("./pages/ledger/pages.tsx").then((pages) => pages.LedgerPages));
const LinkGroup = later(() => import("./pages/group/link.tsx").then((page) => page.LinkGroup));
const Settings = later(() =>
  import("./pages/settings/pages.tsx").then((pages) => pages.SettingsPages),
);

/** Pages that are opened to read or to write in, also without a signal. */
const toHaveAtHand = [
  Feed,
  Comments,
  Cheers,
  Record,
  Strengths,
  Reflect,
  Circle,
  Meetups,
  Inventory,
];

type Props = { readonly surroundings: Surroundings; readonly queries: QueryClient };

export function App({ surroundings, queries }: Props) {
  return (
    <QueryClientProvider client={queries}>
      <AroundThePage.Provider value={surroundings}>
        <Pages />
      </AroundThePage.Provider>
    </QueryClientProvider>
  );
}

function Pages() {
  const { locale } = useMe();
  const { phone } = useSurroundings();
  const [error, reset] = useErrorBoundary();
  useAhead(toHaveAtHand);
  useLayoutEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
  if (error !== undefined) {
    return <Threshold entry="unavailable" phone={phone} locale={locale} again={reset} />;
  }
  return (
    <SpokenLocale.Provider value={locale}>
      <OfflineBar />
      <Router base="/liff">
        <Switch>
          <Route path="/" component={Home} />
          <Route path="/reflect/:cadence/:period?" component={Reflect} />
          <Route path="/me/*?" component={Record} />
          <Route path="/settings/*?" component={Settings} />
          <Route path="/inventory/*?" component={Inventory} />
          <Route path="/feed/:circle?" component={Feed} />
          <Route path="/cheers" component={Cheers} />
          <Route path="/strengths/*?" component={Strengths} />
          <Route path="/comments/*?" component={Comments} />
          <Route path="/circle/*?" component={Circle} />
          <Route path="/meetups/*?" component={Meetups} />
          <Route path="/ledger/*?" component={Ledger} />
          <Route path="/group/:token" component={LinkGroup} />
          <Route component={NotFound} />
        </Switch>
      </Router>
    </SpokenLocale.Provider>
  );
}
