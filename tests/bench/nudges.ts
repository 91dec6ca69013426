import { randomUUID } from "node:crypto";
import type { Db } from "mongodb";
import { createContext } from "#bot/context.ts";
import { createConversation } from "#bot/conversation/compose.ts";
import type { LineClient } from "#bot/line/client.ts";
import { openDatabase } from "#bot/db.ts";
import { openEmbedded } from "#bot/embedded/thread.ts";
import { openLog } from "#bot/log.ts";
import { usualNotices } from "#shared/notices.ts";
import { patient } from "#tests/support/patient.ts";
import { testConfig } from "#tests/support/settings.ts";
import { startChild } from "./child.ts";
import { goal, median, ms, table } from "./figures.ts";

const PER_SECOND = 2000;
const A_CIRCLE = 25;
const IN_FLIGHT = 48;

/** The double's people have ids at random; all others are numbered from nought. */
const nobodyBelow = `U${"0".repeat(12)}1`;

/** The day on which everybody is asked about the month, before anything is due. */
const morning = new Date("2026-11-25T00:10+09:00");
const evening = new Date("2026-11-25T20:00:30+09:00");

/** Planning for very many members, a look with nothing due, and a great many pushes. */
export const benchNudges = async (options: {
  readonly members: number;
  readonly pushes: number;
}) => {
  const line = await startChild("./servers/line-double.ts");
  const store = await openEmbedded({});
  const { db, close } = openDatabase(store.uri, patient);
  try {
    const friends = await line.ask<string[]>({ people: options.pushes });
    const clock = { at: morning };
    const url = `http://127.0.0.1:${line.port}`;
    const context = createContext({
      config: testConfig({ LINE_API_BASE_URL: url, LINE_DATA_API_BASE_URL: url }),
      db,
      log: openLog({ level: "error", write: () => {} }),
      now: () => clock.at,
      createConversation,
    });
    await context.start();
    await context.scheduler.stop();
    await seed(db, options.members, friends);

    let most = 0;
    const before = process.memoryUsage().heapUsed;
    const watch = setInterval(() => {
      most = Math.max(most, process.memoryUsage().heapUsed - before);
    }, 20);
    const planning = await timed(() => context.features.nudges.plan());
    clearInterval(watch);

    const looks: number[] = [];
    for (let i = 0; i < 20; i += 1)
      looks.push(
        await timed(async () => {
          await context.features.nudges.plan();
          await context.deliverDue();
        }),
      );

    // Only the friends are reached: LINE has nobody else.
    await db.collection("sends").deleteMany({ recipient: { $lt: nobodyBelow } });
    const bare = await timed(() => pushBare(context.line, friends));
    clock.at = evening;
    const delivering = await timed(() => context.deliverDue());
    const got = await line.ask<{ least: number; most: number }>({});
    if (got.least !== 2 || got.most !== 2)
      throw new Error(`pushes a person: ${JSON.stringify(got)}`);
    await context.stop();

    // The double may be slower than LINE's limit: then it sets the pace.
    const ideal = Math.max((options.pushes / PER_SECOND) * 1000, bare);
    const heapMb = Math.round(most / 1024 / 1024);
    const people = options.members.toLocaleString("en");
    const rows = [
      [`planning the day of ${people} members`, ms(planning)],
      ["memory that the planning took", `${heapMb} MB`],
      ["a look with nothing due, p50", ms(median(looks))],
      [`${options.pushes.toLocaleString("en")} pushes, each once`, ms(delivering)],
      ["the same pushes and nothing else", ms(bare)],
      [`at ${PER_SECOND} a second they would take`, ms((options.pushes / PER_SECOND) * 1000)],
    ];
    return {
      text: `## Reminders\n\n${table(["what", "measured"], rows)}`,
      goals: [
        goal(`planning for ${people} members`, "≤ 60 s", ms(planning), planning <= 60_000),
        goal("memory of the planning", "≤ 300 MB", `${heapMb} MB`, heapMb <= 300),
        goal("a look with nothing due", "≤ 20 ms", ms(median(looks)), median(looks) <= 20),
        goal(
          "pushes, against LINE's limit or the double's own pace",
          "≤ 1.5 × ideal",
          `${(delivering / ideal).toFixed(2)} ×`,
          delivering <= 1.5 * ideal,
        ),
      ],
    };
  } finally {
    await close();
    await store.close();
    await line.stop();
  }
};

/** As many pushes as the delivery makes, without anything around them. */
const pushBare = async (line: LineClient, people: readonly string[]): Promise<void> => {
  const queue = people.values();
  const worker = async () => {
    for (const userId of queue)
      await line.push(userId, [{ type: "text", text: "こんばんは。" }], randomUUID());
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, worker));
};

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now();
  await work();
  return performance.now() - began;
};

/** Members in circles of twenty-five who wrote last month; the friends come first. */
const seed = async (db: Db, members: number, friends: readonly string[]) => {
  type Doc = { _id: string };
  const at = new Date("2026-01-10T12:00+09:00");
  for (let from = 0; from < members; from += 1000) {
    const ids = Array.from({ length: Math.min(1000, members - from) }, (_, i) => from + i);
    await db.collection<Doc>("members").insertMany(
      ids.map((i) => ({
        _id: `m${i}`,
        lineUserId: friends[i] ?? `U${String(i).padStart(32, "0")}`,
        name: `人${i}`,
        picture: null,
        locale: "ja",
        localeChosen: false,
        consent: { at, version: 1 },
        settings: { weekly: i % 3 === 0, quiet: false, ...usualNotices },
        rest: null,
        friend: true,
        profileAt: at,
        schema: 1,
        lookAt: new Date(0),
      })),
    );
    await db.collection<Doc>("reflections").insertMany(
      ids.map((i) => ({
        _id: `m${i}:monthly:2026-10`,
        memberId: `m${i}`,
        cadence: "monthly",
        period: "2026-10",
        status: "kept",
        standsOn: "2026-10-31",
        createdAt: new Date("2026-10-30T12:00Z"),
        answers: {},
        sharedTo: [],
        messageIds: [],
        places: {},
      })),
    );
    await db.collection<Doc>("circles").insertMany(
      Array.from({ length: Math.ceil(ids.length / A_CIRCLE) }, (_, c) => ({
        _id: randomUUID(),
        name: "会",
        closedAt: null,
        invitations: [],
        people: ids
          .slice(c * A_CIRCLE, (c + 1) * A_CIRCLE)
          .map((i) => ({ memberId: `m${i}`, role: "member", until: null, joinedAt: at })),
      })),
    );
  }
};
