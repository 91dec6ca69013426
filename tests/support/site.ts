import type { Db } from "mongodb";
import { onTestFinished } from "vitest";
import { createApp } from "#bot/app.ts";
import { createContext } from "#bot/context.ts";
import { createConversation } from "#bot/conversation/compose.ts";
import { liffFilesIn } from "#bot/liff-files.ts";
import type { LiffDemo } from "#bot/liff-page.ts";
import { openLog } from "#bot/log.ts";
import { createMembers } from "#bot/members/service.ts";
import { createMemberStore } from "#bot/members/store.ts";
import { createReflections } from "#bot/reflections/service.ts";
import { createReflectionStore } from "#bot/reflections/store.ts";
import type { Locale } from "#shared/locale.ts";
import { testDatabase } from "./database.ts";
import { startLine } from "./line.ts";
import { testConfig } from "./settings.ts";

const ORIGIN = "http://127.0.0.1:3000";

/** The real app as the mini-app meets it, with people who have agreed to our promises. */
export const startSite = async (
  options: {
    readonly env?: Readonly<Record<string, string>>;
    readonly now?: () => Date;
    readonly clock?: () => Date;
    /** A database of the test's own. */
    readonly db?: Db;
    readonly liffFolder?: string;
    readonly demo?: LiffDemo;
  } = {},
) => {
  const db = options.db ?? (await testDatabase()).db;
  const line = await startLine({
    ...(options.now && { now: options.now }),
    deliver: async (raw, signature) => (await post(raw, signature)).status,
  });
  const { double } = line;
  const logged: string[] = [];
  const context = createContext({
    config: testConfig({
      LINE_API_BASE_URL: line.url,
      LINE_DATA_API_BASE_URL: line.url,
      LINE_LOGIN_BASE_URL: line.url,
      ...options.env,
    }),
    db,
    log: openLog({ level: "debug", write: (entry) => logged.push(entry) }),
    createConversation,
    lineTimeoutMs: 1000,
    ...(options.now && { now: options.now }),
    ...(options.clock && { clock: options.clock }),
  });
  const app = createApp(context, {
    ...(options.demo && { liffDemo: options.demo }),
    ...(options.liffFolder !== undefined && { liffFiles: liffFilesIn(options.liffFolder) }),
  });
  const post = (raw: Uint8Array, signature: string) =>
    app.request("/webhook", {
      method: "POST",
      headers: { "x-line-signature": signature, "content-type": "application/json" },
      body: new Uint8Array(raw),
    });
  await context.start();
  onTestFinished(() => context.stop());

  const members = createMembers({
    store: createMemberStore(db),
    profile: (userId) => Promise.resolve({ name: nameOf(userId) }),
    now: context.now,
    newId: context.ids,
  });

  const ask = (method: string, path: string, body?: unknown, headers = {}) =>
    Promise.resolve(
      app.request(`${ORIGIN}${path}`, {
        method,
        headers: { ...(body !== undefined && { "content-type": "application/json" }), ...headers },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
    );
  const signIn = (idToken: string, headers = {}) =>
    ask("POST", "/api/session", { idToken }, headers);

  return {
    ...line,
    db,
    app,
    context,
    logged,
    members,
    reflections: createReflections({
      store: createReflectionStore(db),
      zone: context.config.timeZone,
    }),
    ask,
    signIn,
    /** Known to LINE only. */
    stranger: (name: string) => double.addPerson({ name }).userId,
    member: async (name: string, locale: Locale = "ja") => {
      const { userId } = double.addPerson({ name });
      return members.consent(userId, locale);
    },
    /** Requests with the session of this person. */
    as: async (lineUserId: string) => {
      const answer = await signIn(await double.idToken(lineUserId));
      const cookie = answer.headers.get("set-cookie")?.split(";")[0] ?? "";
      return (method: string, path: string, body?: unknown, headers = {}) =>
        ask(method, path, body, { cookie, origin: ORIGIN, ...headers });
    },
  };

  function nameOf(userId: string) {
    return double.state().people.find((person) => person.userId === userId)?.name ?? "";
  }
};

export type Site = Awaited<ReturnType<typeof startSite>>;

export const codeOf = async (answer: Response) =>
  ((await answer.json()) as { error: { code: string } }).error.code;
