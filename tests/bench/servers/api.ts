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
import { writeRecords } from "#tests/support/records.ts";
import { testConfig } from "#tests/support/settings.ts";

// What the mini-app asks, with the embedded server in a thread as `npm start` has it. Paces are off:
// what is measured is how fast the answers are. Says the cookie of each member when asked.

const { values } = parseArgs({ options: { dir: { type: "string" }, members: { type: "string" } } });
const secret = "a-secret-of-the-benchmark-and-nothing-else";
const store = await openEmbedded(values.dir === undefined ? {} : { dir: values.dir });
const { db } = openDatabase(store.uri);
const config = testConfig({ LINE_API_BASE_URL: "http://127.0.0.1:9", SESSION_SECRET: secret });
const log = openLog({ level: "warning", write: (line) => process.stderr.write(`${line}\n`) });
const context = createContext({ config, db, log, createConversation });
await context.start();
const { members, reflections } = context.features;
const sessions = createSessions({
  idTokens: {
    verify: (lineUserId: string) => Promise.resolve(lineUserId),
    person: () => Promise.resolve(null),
  },
  members,
  secret: () => Promise.resolve(secret),
  now: context.now,
});

const cookies: string[] = [];
for (let number = 0; number < Number(values.members); number += 1) {
  const member = await members.consent(`U${String(number).padStart(32, "0")}`, "ja");
  await writeRecords(reflections, member.id);
  const opened = await sessions.open(member.lineUserId);
  if (opened.ok) cookies.push(`ayumi_session=${opened.token}`);
}

const endless = { burst: 1e9, perSecond: 1e9 };
const paces = { member: endless, address: endless, signIn: endless };
const app = new Hono().onError(createOnError(context)).route("/api", createApi(context, paces));
serve({ fetch: app.fetch, hostname: "127.0.0.1", port: 0 }, ({ port }: AddressInfo) =>
  process.send?.({ port }),
);
process.on("message", () => process.send?.({ answer: cookies }));
process.on("disconnect", () => process.exit());
