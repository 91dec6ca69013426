import type { AddressInfo } from "node:net";
import process from "node:process";
import { parseArgs } from "node:util";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { createApi } from "#bot/api.ts";
import { createContext } from "#bot/context.ts";
import { createConversation } from "#bot/conversation/compose.ts";
import { openDatabase } from "#bot/db.ts";
import { openEmbedded } from "#bot/embedded/thread.ts";
import { createOnError } from "#bot/http.ts";
import { openLog } from "#bot/log.ts";
import { createSessions } from "#bot/session/service.ts";
import { testConfig } from "#tests/support/settings.ts";

// A circle in which everybody has shared a year of months, with the embedded server in a thread as
// `npm start` has it. Paces are off. Says who is there, and where, when asked.

export type Cheering = {
  readonly circle: string;
  readonly people: readonly { readonly id: string; readonly cookie: string }[];
  readonly periods: readonly string[];
};

const { values } = parseArgs({ options: { dir: { type: "string" }, members: { type: "string" } } });
const secret = "a-secret-of-the-benchmark-and-nothing-else";
const store = await openEmbedded(values.dir === undefined ? {} : { dir: values.dir });
const { db } = openDatabase(store.uri);
const config = testConfig({ LINE_API_BASE_URL: "http://127.0.0.1:9", SESSION_SECRET: secret });
const log = openLog({ level: "warning", write: (line) => process.stderr.write(`${line}\n`) });
const context = createContext({ config, db, log, createConversation });
await context.start();
const { members, reflections, circles } = context.features;
const sessions = createSessions({
  idTokens: {
    verify: (lineUserId: string) => Promise.resolve(lineUserId),
    person: () => Promise.resolve(null),
  },
  members,
  secret: () => Promise.resolve(secret),
  now: context.now,
});

const people: { readonly id: string; readonly cookie: string }[] = [];
for (let number = 0; number < Number(values.members); number += 1) {
  const { id, lineUserId } = await members.consent(`U${String(number).padStart(32, "0")}`, "ja");
  const opened = await sessions.open(lineUserId);
  if (opened.ok) people.push({ id, cookie: `ayumi_session=${opened.token}` });
}
const [founder, ...others] = people;
if (founder === undefined) throw new Error("nobody is there");
const circle = await circles.found(founder.id, { name: "第一期", history: "from_beginning" });
for (const { id: memberId } of others) {
  const { token } = await circles.invite(founder.id, circle.id, 7);
  await circles.accept(token, { memberId, introduction: null });
}
const periods = Array.from({ length: 12 }, (_, n) => `2026-${String(n + 1).padStart(2, "0")}`);
const script = { id: "monthly", version: 1 };
for (const { id: memberId } of people)
  for (const period of periods) {
    const part = { text: "面接の質問を、前の日に決められた", at: context.now() };
    const by = { eventId: `shares ${period}`, script, circles: [circle.id], at: context.now() };
    await reflections.change({ memberId, cadence: "monthly", period }, by, [
      { do: "write", qid: "MO3", part, how: "append", audience: "circle" },
      { do: "close", status: "shared" },
    ]);
  }

const endless = { burst: 1e9, perSecond: 1e9 };
const paces = { member: endless, address: endless, signIn: endless };
const app = new Hono().onError(createOnError(context)).route("/api", createApi(context, paces));
serve({ fetch: app.fetch, hostname: "127.0.0.1", port: 0 }, ({ port }: AddressInfo) =>
  process.send?.({ port }),
);
const cheering: Cheering = { circle: circle.id, people, periods };
process.on("message", () => process.send?.({ answer: cheering }));
process.on("disconnect", () => process.exit());
