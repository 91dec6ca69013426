import type { messagingApi } from "@line/bot-sdk";
import type { MongoClientOptions } from "mongodb";
import { expect, onTestFinished, vi } from "vitest";
import { createApp } from "#bot/app.ts";
import { createContext } from "#bot/context.ts";
import { createConversation } from "#bot/conversation/compose.ts";
import type { InboxDoc } from "#bot/inbox/store.ts";
import { openLog } from "#bot/log.ts";
import type { Meter } from "#bot/metrics/meter.ts";
import { testDatabase } from "./database.ts";
import { startLine } from "./line.ts";
import { testConfig } from "./settings.ts";

/** Monday 2026-11-23, 20:00 in Tokyo. */
const mondayEvening = new Date("2026-11-23T11:00:00.000Z");

/** The whole app with its own database and the LINE double, and people who talk with it. */
export const startCommunity = async (
  options: {
    readonly start?: Date;
    readonly env?: Readonly<Record<string, string>>;
    readonly meter?: Meter;
    readonly profileWithinMs?: number;
    readonly database?: MongoClientOptions;
  } = {},
) => {
  const { db } = await testDatabase(options.database);
  let offset = (options.start ?? mondayEvening).getTime() - Date.now();
  const now = () => new Date(Date.now() + offset);
  const { double, url } = await startLine({
    now,
    deliver: async (raw, signature) => (await post(raw, signature)).status,
  });
  const logged: string[] = [];
  const log = openLog({ level: "debug", write: (entry) => logged.push(entry) });
  const config = testConfig({
    LINE_API_BASE_URL: url,
    LINE_DATA_API_BASE_URL: url,
    LINE_LOGIN_BASE_URL: url,
    COMMUNITY_NAME: "いまてんキャリア研究所",
    ORGANIZER_NAME: "いまてん",
    ...options.env,
  });
  const context = createContext({
    config,
    db,
    log,
    now,
    clock: now,
    createConversation,
    // A busy machine is no fault: names are told, however long it takes.
    profileWithinMs: options.profileWithinMs ?? 5000,
    ...(options.meter && { meter: options.meter }),
  });
  const app = createApp(context);
  const post = (raw: Uint8Array, signature: string) =>
    app.request("/webhook", {
      method: "POST",
      headers: { "x-line-signature": signature, "content-type": "application/json" },
      body: new Uint8Array(raw),
    });
  await context.start();
  onTestFinished(() => context.stop());

  const settled = () =>
    vi.waitFor(
      async () => {
        const waiting = await db.collection<InboxDoc>("inbox").countDocuments({ state: "waiting" });
        if (waiting > 0 || !context.process.idle()) throw new Error("still waiting");
      },
      { timeout: 8000, interval: 5 },
    );

  /** A person with the bot in their list of friends, or not yet. */
  const person = async (name: string, { language = "ja", adds = true } = {}) => {
    const { userId } = double.addPerson({ name, language });
    let seen = 0;
    const fresh = () => double.botMessages(userId).slice(seen);
    const act = async (what: () => Promise<unknown>) => {
      seen = double.botMessages(userId).length;
      await what();
      await settled();
    };
    const someone = {
      userId,
      adds: () => act(() => double.follow(userId)),
      blocks: () => act(() => double.block(userId)),
      unblocks: () => act(() => double.unblock(userId)),
      says: (text: string) => act(() => double.say(userId, text)),
      /** Several messages before anything is answered. */
      saysQuickly: (...texts: string[]) =>
        act(async () => {
          for (const text of texts) await double.say(userId, text);
        }),
      sendsSticker: () =>
        act(() => double.sticker(userId, { packageId: "446", stickerId: "1988" })),
      sendsPhoto: () => act(() => double.photo(userId)),
      unsends: (text: string) =>
        act(() => {
          const sent = double
            .messages(userId)
            .findLast(
              (line) =>
                line.from === userId && "text" in line.message && line.message.text === text,
            );
          if (sent === undefined) throw new Error(`${name} never said that`);
          return double.unsend(userId, sent.id);
        }),
      /** A button under the last bubble, by its label. */
      taps: (label: string, params?: Readonly<Record<string, string>>) =>
        act(() => double.tap(userId, actionOf(label), params && { params })),
      /** A button that was shown once, wherever it is now. */
      tapsOld: (action: messagingApi.Action) => act(() => double.tap(userId, action)),
      opens: (place: string) =>
        act(() => double.tap(userId, { type: "postback", data: `do=open&at=${place}` })),
      button: (label: string) => actionOf(label),
      /** What came since this person's last act, all bubbles as one text. */
      heard: () => fresh().map(wordsOf).join("\n---\n"),
      hears(expected: RegExp | string) {
        const heard = someone.heard();
        if (typeof expected === "string") expect(heard).toContain(expected);
        else expect(heard).toMatch(expected);
        return someone;
      },
      hearsNothing: () => expect(someone.heard()).toBe(""),
      sees: (...labels: string[]) => {
        expect(labelsOf(fresh().at(-1))).toEqual(labels);
        return someone;
      },
      bubbles: () => fresh(),
      /** What the phone's notifications show of them. */
      previews: () =>
        (fresh() as messagingApi.Message[]).map((message) =>
          message.type === "flex" ? message.altText : "text" in message ? message.text : "?",
        ),
    };
    function actionOf(label: string): messagingApi.Action {
      const last = double.botMessages(userId).at(-1);
      const item = quickRepliesOf(last).find((each) => labelOf(each) === label);
      if (item?.action === undefined)
        throw new Error(`no button 「${label}」, only ${labelsOf(last).join(" / ")}`);
      return item.action;
    }
    if (adds) await someone.adds();
    return someone;
  };

  return {
    double,
    db,
    context,
    app,
    post,
    logged,
    now,
    settled,
    person,
    /** A member: added, consented, first record written. */
    member: async (name: string, first = "会議の進行をほめられた", language = "ja") => {
      const someone = await person(name, { language });
      await someone.taps(language === "ja" ? "わかりました" : "I agree");
      await someone.says(first);
      return someone;
    },
    /** The mini-app's requests, signed in as this person. */
    page: async (userId: string) => {
      const send = (method: string, path: string, body?: unknown, headers = {}) =>
        app.request(`http://127.0.0.1:3000${path}`, {
          method,
          headers: { "content-type": "application/json", ...headers },
          ...(body !== undefined && { body: JSON.stringify(body) }),
        });
      const idToken = await double.idToken(userId);
      const entry = await send("POST", "/api/session", { idToken });
      const cookie = entry.headers.get("set-cookie")?.split(";")[0] ?? "";
      return async (method: string, path: string, body?: unknown) =>
        send(method, path, body, { cookie });
    },
    passes: (ms: number) => {
      offset += ms;
    },
    /** To this moment, on every clock. */
    jumpTo: (at: string) => {
      offset = new Date(at).getTime() - Date.now();
    },
  };
};

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

const quickRepliesOf = (message: unknown): readonly messagingApi.QuickReplyItem[] =>
  (message as messagingApi.Message | undefined)?.quickReply?.items ?? [];

const labelOf = ({ action }: messagingApi.QuickReplyItem) =>
  action !== undefined && "label" in action ? action.label : undefined;

const labelsOf = (message: unknown) => quickRepliesOf(message).map((item) => labelOf(item) ?? "?");

/** All words a bubble shows: a card's texts as well. */
function wordsOf(message: unknown): string {
  const found: string[] = [];
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(walk);
    else if (typeof value === "object" && value !== null)
      for (const [key, inner] of Object.entries(value))
        if (key === "text" && typeof inner === "string") found.push(inner);
        else if (key !== "quickReply") walk(inner);
  };
  walk(message);
  return found.join("\n");
}
