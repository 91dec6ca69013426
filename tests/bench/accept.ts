import type { Db } from "mongodb";
import { usualNotices } from "#shared/notices.ts";
import { ensureIndexes, openDatabase } from "#bot/db.ts";
import { inboxDefinition } from "#bot/inbox/store.ts";
import { createMemberStore, membersDefinition } from "#bot/members/store.ts";
import { startChild, type Child } from "./child.ts";
import { goal, median, ms, table } from "./figures.ts";
import { cpuOf, newDir, startDatabase } from "./processes.ts";
import type { Flooded } from "./line/flood.ts";

const CONNECTIONS = 64;
const PEOPLE = 200;

const servers = {
  bot: "./servers/app.ts",
  express: "./servers/express.ts",
  bare: "./servers/bare.ts",
} as const;
type Name = keyof typeof servers;

type Round = Flooded & {
  /** Milliseconds an event. */
  readonly cpu: number;
  readonly databaseCpu: number;
};

/** Events a second, accepted and durable: the bot, a plain Express bot and bare Node in turn. */
export const benchAcceptance = async (options: {
  /** Fresh processes each: how lucky one is with its memory stays with it. */
  readonly rounds: number;
  /** Seconds; a slow server needs more of them until its code is compiled as well as it will be. */
  readonly warmUp: number;
  readonly seconds: number;
}) => {
  const dir = newDir();
  const database = await startDatabase(dir.path);
  const { db, close } = openDatabase(database.uri);
  const userIds = await seedMembers(db);
  const line = await startChild("./line/main.ts");
  const names: readonly Name[] = ["bot", "express", "bare"];
  const floodOf = async ({ port, pid }: Child, seconds: number): Promise<Round> => {
    await clearInbox(db);
    const [own, databases] = [cpuOf(pid), cpuOf(database.pid)];
    const order = { do: "flood", port, connections: CONNECTIONS, seconds, userIds };
    const flooded = await line.ask<Flooded>(order);
    return {
      ...flooded,
      cpu: (cpuOf(pid) - own) / flooded.accepted,
      databaseCpu: (cpuOf(database.pid) - databases) / flooded.accepted,
    };
  };

  const found: Record<Name, Round[]> = { bot: [], express: [], bare: [] };
  for (let round = 0; round < options.rounds; round++) {
    const running = {
      bot: await startChild(servers.bot, ["--uri", database.uri]),
      express: await startChild(servers.express, [database.uri]),
      bare: await startChild(servers.bare, [database.uri]),
    };
    for (const name of names) await floodOf(running[name], options.warmUp);
    // Each comes first in turn, so that what one leaves behind burdens nobody more than others.
    for (let i = 0; i < names.length; i++) {
      const name = names[(round + i) % names.length] as Name;
      found[name].push(await floodOf(running[name], options.seconds));
    }
    for (const name of names) await running[name].stop();
  }

  // What the other servers wrote is no event that the bot could answer.
  await clearInbox(db);
  const args = ["--uri", database.uri, "--turns", "--line", `http://127.0.0.1:${line.port}`];
  const answering = await startChild(servers.bot, args);
  const busy = await floodOf(answering, options.seconds);
  await answering.stop();
  await line.stop();
  await close();
  await database.stop();
  dir.remove();

  /** Of the same round: the machine is faster in one minute than in another. */
  const timesAsMany = (one: readonly Round[], other: readonly Round[]) =>
    median(one.map(({ perSecond }, i) => perSecond / (other[i]?.perSecond ?? perSecond)));
  const lost = names.flatMap((name) => found[name].map(({ failed }) => failed));
  const row = (label: string, all: readonly Round[]) => [
    label,
    Math.round(median(all.map(({ perSecond }) => perSecond))).toString(),
    ms(median(all.map(({ times }) => times.p50))),
    ms(median(all.map(({ times }) => times.p99))),
    micros(median(all.map(({ cpu }) => cpu))),
    micros(median(all.map(({ databaseCpu }) => databaseCpu))),
    micros(median(all.map(({ senderCpu }) => senderCpu))),
    timesAsMany(all, found.bot).toFixed(2),
  ];
  const toExpress = timesAsMany(found.bot, found.express);
  const toBare = timesAsMany(found.bot, found.bare);
  return {
    goals: [
      goal(
        "events accepted and durable, against a plain Express bot",
        "≥ 2.5 ×",
        `${toExpress.toFixed(2)} ×`,
        toExpress >= 2.5,
      ),
      goal("… against bare Node", "≥ 0.85 ×", `${toBare.toFixed(2)} ×`, toBare >= 0.85),
    ],
    text: [
      `## Webhook accepted and durable (${CONNECTIONS} connections)`,
      table(
        [
          "server",
          "events a second",
          "p50",
          "p99",
          "CPU an event",
          "database CPU",
          "sender CPU",
          "to the bot",
        ],
        [
          row("the bot", found.bot),
          row("Express 5, SDK middleware, insertOne", found.express),
          row("node:http, coalesced insertMany", found.bare),
          row("the bot, answering meanwhile", [busy]),
        ],
      ),
      `Requests that failed: ${lost.reduce((a, b) => a + b, busy.failed)}.`,
    ].join("\n\n"),
  };
};

const micros = (cpu: number) => `${Math.round(cpu * 1000)} µs`;

const seedMembers = async (db: Db): Promise<readonly string[]> => {
  await ensureIndexes(db, [inboxDefinition, membersDefinition]);
  const store = createMemberStore(db);
  const userIds = Array.from({ length: PEOPLE }, (_, i) => `U${String(i).padStart(32, "0")}`);
  for (const lineUserId of userIds) {
    await store.add({
      id: crypto.randomUUID(),
      lineUserId,
      name: "ゆき",
      picture: null,
      nickname: null,
      face: "line",
      locale: "ja",
      localeChosen: true,
      consent: { at: new Date(), version: 1 },
      settings: { weekly: false, quiet: false, ...usualNotices },
      rest: null,
      sharesTo: null,
      friend: true,
      profileAt: new Date(),
      moves: 0,
      came: "",
      cameKnown: null,
    });
  }
  return userIds;
};

const clearInbox = async (db: Db) => {
  await db.collection(inboxDefinition.name).drop();
  await ensureIndexes(db, [inboxDefinition]);
};
