import { QueryClient } from "@tanstack/preact-query";
import { render, type ComponentChild } from "preact";
import type { LiffConfig } from "#shared/liff.ts";
import { localeOf } from "#shared/locale.ts";
import { createApi, isWorthAsking } from "./api.ts";
import { App } from "./app.tsx";
import { bringWaiting } from "./bring-waiting.ts";
import { forgetOthers } from "./forget-others.ts";
import { createAsk, invitationIn } from "./join/ask.ts";
import { meetupIn } from "./join/door.ts";
import { ME } from "./me.ts";
import { Threshold } from "./pages/threshold.tsx";
import { createDemoPhone } from "./phone/demo.ts";
import { createLinePhone } from "./phone/line.ts";
import type { Phone } from "./phone/phone.ts";
import { sdk } from "./phone/sdk.ts";
import { createSession, type Entry } from "./session.ts";

const page = document.getElementById("page") ?? document.body;
const fetched: typeof fetch = (input, init) => fetch(input, init);

/** What was read stays readable without a signal for as long as the mini-app is open. */
const readableMs = 24 * 60 * 60_000;

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      retry: (failures, error) => failures < 2 && isWorthAsking(error),
      gcTime: readableMs,
    },
    mutations: { retry: (failures, error) => failures < 2 && isWorthAsking(error) },
  },
});

/** From the opened link to the first drawing. Nothing reads the address before LINE is done with it. */
async function open(): Promise<void> {
  const phone = await pickUp();
  if (phone === null) return refuse(null, navigator.onLine ? "unavailable" : "offline");
  const session = createSession({ phone, fetch: fetched });
  const api = createApi({ session, fetch: fetched });
  const entry = await enter(phone, session);
  if (entry === "leaving") return;
  const invitation = invitationIn(window.location.pathname);
  const isKnown = entry === "in" || entry === "stranger";
  if (invitation !== null && isKnown) return receive(phone, invitation);
  const meetup = meetupIn(window.location.pathname);
  if (meetup !== null && entry === "stranger") return greet(phone, meetup);
  if (entry !== "in") return refuse(phone, entry);
  forgetOthers(() => window.localStorage, session.memberId() ?? "");
  try {
    await queries.fetchQuery({ queryKey: ME, queryFn: api.me });
  } catch {
    return refuse(phone, navigator.onLine ? "unavailable" : "offline");
  }
  draw(<App surroundings={{ api, phone }} queries={queries} />);
  bringWaiting(api, queries, session.memberId() ?? "");
}

/** Whoever holds an invitation may not have agreed to anything yet, so this comes before the app. */
async function receive(phone: Phone, token: string): Promise<void> {
  try {
    const { Join } = await import("./pages/join.tsx");
    const ask = createAsk({ phone, fetch: fetched, token });
    const onJoined = (circleId: string) => {
      window.history.replaceState(null, "", `/liff/circle/${circleId}`);
      void open();
    };
    draw(<Join ask={ask} phone={phone} locale={localeOf(phone.language())} onJoined={onJoined} />);
  } catch {
    refuse(phone, "offline");
  }
}

/** Whoever came by an announcement in the LINE group joins first and answers then. */
async function greet(phone: Phone, meetup: string): Promise<void> {
  try {
    const { JoinFromGroup } = await import("./pages/join-from-group.tsx");
    const locale = localeOf(phone.language());
    const again = () => void open();
    draw(
      <JoinFromGroup phone={phone} fetch={fetched} meetup={meetup} locale={locale} again={again} />,
    );
  } catch {
    refuse(phone, "offline");
  }
}

/** null: the bot does not tell whose mini-app this is. */
async function pickUp(): Promise<Phone | null> {
  try {
    const answer = await fetch("/liff/config.json");
    if (!answer.ok) return null;
    const { liffId, chatUrl, demo } = (await answer.json()) as LiffConfig;
    if (demo !== null) return createDemoPhone(demo.console, { window });
    const { location, history, sessionStorage: storage } = window;
    const { language } = navigator;
    return createLinePhone(sdk, { liffId, chatUrl }, { location, history, storage, language });
  } catch {
    return null;
  }
}

async function enter(phone: Phone, session: { enter: () => Promise<Entry> }): Promise<Entry> {
  try {
    const opened = await phone.open();
    return opened === "open" ? await session.enter() : opened;
  } catch {
    return navigator.onLine ? "unavailable" : "offline";
  }
}

function refuse(phone: Phone | null, entry: Exclude<Entry, "in" | "leaving">): void {
  const locale = localeOf(phone?.language() ?? navigator.language);
  const again = () => void open();
  draw(<Threshold entry={entry} phone={phone} locale={locale} again={again} />);
}

function draw(drawn: ComponentChild): void {
  // What index.html shows meanwhile is not Preact's, so Preact leaves it.
  page.querySelector(":scope > .waiting")?.remove();
  render(drawn, page);
}

void open();
