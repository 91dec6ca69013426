import { stat } from "node:fs/promises";
import { join } from "node:path";
import { ensureIndexes, openDatabase } from "#bot/db.ts";
import { reflectionsDefinition } from "#bot/reflections/store.ts";
import { startChild } from "./child.ts";
import { goal, ms, table } from "./figures.ts";
import type { Paced } from "./line/pace.ts";
import { backUp, newDir, startBot, startDatabase } from "./processes.ts";

const PER_SECOND = 20;
/** About as long as what people write in a month. */
const TEXT =
  "会議の進行をほめられた。提案書のたたき台を火曜に見てもらい、わかりやすいと言われた。".repeat(4);

/** `npm run backup` beside the live process, which answers people meanwhile. */
export const benchBackup = async (options: { readonly documents: number }) => {
  const dir = newDir();
  await fill(dir.path, options.documents);
  const line = await startChild("./line/main.ts");
  const bot = await startBot({ dir: dir.path, linePort: line.port });
  const paceFor = (seconds: number) =>
    line.ask<Paced>({ do: "pace", port: bot.port, perSecond: PER_SECOND, seconds });
  await paceFor(2);
  const before = await paceFor(6);
  const meanwhile = paceFor(6);
  const file = join(dir.path, "backup.bson");
  const took = await backUp(dir.path, file);
  const during = await meanwhile;
  const { size } = await stat(file);
  await bot.stop();
  await line.stop();
  dir.remove();

  const row = (name: string, { acknowledged, answered }: Paced) => [
    name,
    ms(acknowledged.p50),
    ms(acknowledged.max),
    ms(answered.p50),
    ms(answered.max),
  ];
  const failed = during.failed + during.unanswered;
  return {
    goals: [
      goal(
        `backup of ${options.documents} documents while serving`,
        "≤ 5 s",
        ms(took),
        took <= 5000 && failed === 0,
      ),
    ],
    text: [
      "## Backup while serving",
      `${options.documents} documents, ${(size / 1e6).toFixed(0)} MB: ${ms(took)}, the start of the command included. ${failed} of the people's requests failed.`,
      table(
        [
          `${PER_SECOND} events a second`,
          "200, p50",
          "200, at most",
          "reply, p50",
          "reply, at most",
        ],
        [row("before", before), row("during the backup", during)],
      ),
    ].join("\n\n"),
  };
};

const fill = async (dir: string, count: number) => {
  const server = await startDatabase(dir);
  const { db, close } = openDatabase(server.uri);
  await ensureIndexes(db, [reflectionsDefinition]);
  const records = db.collection<{ _id: string }>(reflectionsDefinition.name);
  const standsOn = "2024-01-01";
  for (let from = 0; from < count; from += 1000) {
    await records.insertMany(
      Array.from({ length: Math.min(1000, count - from) }, (_, i) => ({
        _id: `member-${(from + i) % 500}:weekly:${from + i}`,
        memberId: `member-${(from + i) % 500}`,
        cadence: "weekly",
        period: `week-${from + i}`,
        standsOn,
        status: "kept",
        answers: { WE1: { parts: [{ messageId: String(from + i), text: TEXT }] } },
        at: new Date(),
      })),
    );
  }
  await close();
  await server.stop();
};
