import type { Collection } from "mongodb";
import { openDatabase } from "#bot/db.ts";
import { goal, median, ms, table } from "./figures.ts";
import { newDir, startDatabase } from "./processes.ts";

type Note = {
  readonly _id: string;
  readonly memberId: string;
  readonly at: Date;
  readonly text: string;
};

const SMALL = 1000;
const BIG = 100_000;
const PAGE = 20;
/** How many notes a member has, in the small collection and in the big one. */
const OF_A_MEMBER = 50;

/** What an indexed query costs when a hundred times as much is kept. */
export const benchEmbedded = async (options: { readonly rounds: number }) => {
  const dir = newDir();
  const database = await startDatabase(dir.path);
  const { db, close } = openDatabase(database.uri);
  const sizes = { small: SMALL, big: BIG };
  const notes = { small: db.collection<Note>("small"), big: db.collection<Note>("big") };
  await fill(notes.small, sizes.small);
  await fill(notes.big, sizes.big);

  const queries = {
    "findOne by an indexed field": (from: Collection<Note>, size: number) =>
      from.findOne({ memberId: memberOf(Math.random() * size) }),
    [`${PAGE} documents of a member, newest first`]: (from: Collection<Note>, size: number) =>
      from
        .find({ memberId: memberOf(Math.random() * size) })
        .sort({ at: -1 })
        .limit(PAGE)
        .toArray(),
    [`${PAGE} documents of all, older than one`]: (from: Collection<Note>, size: number) =>
      from
        .find({ at: { $lt: new Date(1000 * Math.floor(Math.random() * size)) } })
        .sort({ at: -1 })
        .limit(PAGE)
        .toArray(),
  };
  const rows: string[][] = [];
  const goals: string[][] = [];
  for (const [name, query] of Object.entries(queries)) {
    const times = { small: [] as number[], big: [] as number[] };
    for (let round = -200; round < options.rounds; round++) {
      for (const size of ["small", "big"] as const) {
        const began = performance.now();
        await query(notes[size], sizes[size]);
        if (round >= 0) times[size].push(performance.now() - began);
      }
    }
    const [small, big] = [median(times.small), median(times.big)];
    const ratio = big / small;
    rows.push([name, `${small.toFixed(2)} ms`, `${big.toFixed(2)} ms`, `${ratio.toFixed(2)} ×`]);
    goals.push(goal(`embedded server, ${name}`, "≤ 2 ×", `${ratio.toFixed(2)} ×`, ratio <= 2));
  }
  const began = performance.now();
  await notes.big.countDocuments();
  const counting = performance.now() - began;
  await close();
  await database.stop();
  dir.remove();
  return {
    goals,
    text: [
      "## Embedded server",
      table(["median of", `among ${SMALL}`, `among ${BIG}`, "ratio"], rows),
      `Counting all ${BIG} took ${ms(counting)}.`,
    ].join("\n\n"),
  };
};

const memberOf = (position: number) => `m${Math.floor(position / OF_A_MEMBER)}`;

const fill = async (notes: Collection<Note>, count: number) => {
  await notes.createIndexes([{ key: { memberId: 1, at: -1 } }, { key: { at: 1 } }]);
  for (let from = 0; from < count; from += 5000) {
    const length = Math.min(5000, count - from);
    await notes.insertMany(
      Array.from({ length }, (_, i) => ({
        _id: `n${from + i}`,
        memberId: memberOf(from + i),
        at: new Date(1000 * (from + i)),
        text: "提案書のたたき台を作った",
      })),
    );
  }
};
