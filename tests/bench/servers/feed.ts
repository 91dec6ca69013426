import type { AddressInfo } from "node:net";
import process from "node:process";
import { parseArgs } from "node:util";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { MongoClient, type Document } from "mongodb";
import { createApi } from "#bot/api.ts";
import { found, type Circle } from "#bot/circles/rules.ts";
import { createContext } from "#bot/context.ts";
import { createConversation } from "#bot/conversation/compose.ts";
import { openEmbedded } from "#bot/embedded/thread.ts";
import { createOnError } from "#bot/http.ts";
import { openLog } from "#bot/log.ts";
import { createSessions } from "#bot/session/service.ts";
import { testConfig } from "#tests/support/settings.ts";

// Circles that share, with the embedded server in a thread as `npm start` has it: the records are
// written into the store as sharing leaves them. Paces are off. Says who reads where when asked, and
// how many documents were looked at since it was told to watch.

export type Reading = {
  readonly circles: readonly { readonly id: string; readonly cookie: string }[];
};
export type Looked = {
  readonly queries: number;
  readonly examined: number;
  readonly returned: number;
};

/** Months that one person shares in a row before the next one does. */
const IN_A_ROW = 5;
const PEOPLE = 20;

const { values } = parseArgs({
  options: { dir: { type: "string" }, circles: { type: "string" }, posts: { type: "string" } },
});
const secret = "a-secret-of-the-benchmark-and-nothing-else";
const store = await openEmbedded(values.dir === undefined ? {} : { dir: values.dir });
const client = new MongoClient(store.uri, { monitorCommands: true, ignoreUndefined: true });
const db = client.db("ayumi");
const config = testConfig({ LINE_API_BASE_URL: "http://127.0.0.1:9", SESSION_SECRET: secret });
const log = openLog({ level: "warning", write: (line) => process.stderr.write(`${line}\n`) });
const context = createContext({ config, db, log, createConversation });
await context.start();
const { members } = context.features;
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
for (let number = 0; number < PEOPLE; number += 1) {
  const { id, lineUserId } = await members.consent(`U${String(number).padStart(32, "0")}`, "ja");
  const opened = await sessions.open(lineUserId);
  if (opened.ok) people.push({ id, cookie: `ayumi_session=${opened.token}` });
}
const circleCount = Number(values.circles);
const circles = Array.from({ length: circleCount }, (_, n) => circleOf(n));
await db
  .collection<{ _id: string }>("circles")
  .insertMany(circles.map(({ id, ...circle }) => ({ _id: id, ...circle, rev: 1 })));
const perCircle = Number(values.posts) / circleCount;
for (const circle of circles) {
  const records = Array.from({ length: perCircle }, (_, n) => recordOf(circle, n));
  await db.collection<{ _id: string }>("reflections").insertMany(records);
}

const endless = { burst: 1e9, perSecond: 1e9 };
const paces = { member: endless, address: endless, signIn: endless };
const app = new Hono().onError(createOnError(context)).route("/api", createApi(context, paces));
serve({ fetch: app.fetch, hostname: "127.0.0.1", port: 0 }, ({ port }: AddressInfo) =>
  process.send?.({ port }),
);
const reading: Reading = {
  circles: circles.map(({ id }, n) => ({ id, cookie: people[n % people.length]?.cookie ?? "" })),
};
let finds: Document[] | null = null;
client.on("commandStarted", ({ commandName, command }) => {
  if (commandName === "find") finds?.push(command);
});
process.on("message", (order: { readonly watch?: boolean; readonly tell?: boolean }) => {
  void answer(order).then((said) => process.send?.({ answer: said }));
});
process.on("disconnect", () => process.exit());

async function answer(order: { readonly watch?: boolean; readonly tell?: boolean }) {
  if (order.watch === true) finds = [];
  return order.tell === true ? looked() : reading;
}

async function looked(): Promise<Looked> {
  const seen = finds ?? [];
  finds = null;
  let [examined, returned] = [0, 0];
  for (const { find, filter, sort, limit } of seen) {
    const explain = { find, filter, ...(sort && { sort }), ...(limit && { limit }) };
    const told = await db.command({ explain, verbosity: "executionStats" });
    examined += Number(told["executionStats"].totalDocsExamined);
    returned += Number(told["executionStats"].nReturned);
  }
  return { queries: seen.length, examined, returned };
}

function circleOf(number: number): Circle {
  const of = { id: `circle${number}`, name: `第${number}期`, history: "from_beginning" } as const;
  const circle = found(of, people[0]?.id ?? "", new Date(0));
  const joined = people.map(({ id: memberId }, n) => ({
    memberId,
    role: n === 0 ? ("organizer" as const) : ("member" as const),
    until: null,
    joinedAt: new Date(0),
    introduction: null,
  }));
  return { ...circle, people: joined };
}

/** The nth record of a circle: everybody shares a few months in a row, then a few later ones. */
function recordOf(circle: Circle, n: number) {
  const memberId = people[Math.floor(n / IN_A_ROW) % PEOPLE]?.id ?? "";
  const month = Math.floor(n / (IN_A_ROW * PEOPLE)) * IN_A_ROW + (n % IN_A_ROW);
  const number = Number(circle.id.slice("circle".length));
  // A member has one record a month: each circle has years of its own.
  const year = 2000 + number * 20 + Math.floor(month / 12);
  const period = `${year}-${String((month % 12) + 1).padStart(2, "0")}`;
  const at = new Date(Date.UTC(2026, 0, 1) + n * 60_000 + number);
  const said = (text: string) => ({ parts: [{ text, at }], audience: "circle" });
  return {
    _id: `${memberId}:monthly:${period}`,
    memberId,
    cadence: "monthly",
    period,
    script: { id: "monthly", version: 1 },
    answers: {
      MO2: said("引き継ぎの資料を3本つくった。採用面接に2回入った。朝の会の進め方を変えてみた。"),
      MO3: said("面接の質問を、前の日に決められた"),
      MO4: said("「段取りがいいから安心する」と言われた"),
      MO5c: said("引き継ぎの型をつくる"),
      MO6: said("先に準備できると、落ち着いて話せる"),
      MO7: said("月曜の朝に、よくある質問をひとつ書き足す"),
    },
    wanted: "strengths",
    status: "shared",
    sharedTo: [circle.id],
    sharedAt: at,
    sharedSince: { [circle.id]: at },
    standsOn: `${period}-28`,
    createdAt: at,
    rev: 1,
    eventIds: [],
    messageIds: [],
    places: { [circle.id]: `${at.toISOString()}~${memberId}:monthly:${period}` },
  };
}
