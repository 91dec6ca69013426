import { expect, test } from "vitest";
import { parseIndexSpec } from "#bot/embedded/index/definition.ts";
import { createCatalog } from "#bot/embedded/store/catalog.ts";
import { openMemory, type Disk } from "#bot/embedded/store/disk.ts";
import { createTurns } from "#bot/embedded/store/turns.ts";

function setUp() {
  const written: number[] = [];
  let failing = false;
  const disk: Disk = {
    ...openMemory(),
    write({ documents }) {
      if (failing) throw new Error("database or disk is full");
      written.push([...documents].length);
    },
  };
  const turns = createTurns(disk);
  const catalog = createCatalog(disk, () => () => undefined);
  const docs = catalog.create("db.docs", turns.journal);
  docs.addIndex(parseIndexSpec({ key: { u: 1 }, name: "u", unique: true }), turns.journal);
  turns.flush();
  written.length = 0;
  const ids = () => [...docs.docs.values()].map((doc) => doc["_id"]);
  return { turns, docs, written, ids, fail: (fails: boolean) => (failing = fails) };
}

const settled = (turns: ReturnType<typeof createTurns>) =>
  new Promise<unknown>((resolve) => turns.settle(resolve));

test("writes of one turn are one transaction, and answered after it", async () => {
  const { turns, docs, written } = setUp();
  const answers: string[] = [];
  for (const record of [1, 2, 3]) {
    docs.write(record, { _id: record, u: record }, turns.journal);
    turns.settle(() => answers.push(`answer after ${written.length} writes`));
  }
  expect(answers).toEqual([]);
  await settled(turns);
  expect(written).toEqual([3]);
  expect(answers).toEqual(Array(3).fill("answer after 1 writes"));
});

test("a read alone is answered at once, a read after a write of the same turn with it", async () => {
  const { turns, docs } = setUp();
  let read = "";
  turns.settle(() => (read = "alone"));
  expect(read).toBe("alone");
  docs.write(1, { _id: 1, u: 1 }, turns.journal);
  turns.settle(() => undefined);
  turns.settle(() => (read = "with the write"));
  expect(read).toBe("alone");
  await settled(turns);
  expect(read).toBe("with the write");
});

test("when the disk fails nothing of the turn stays, and every waiting answer learns of it", async () => {
  const { turns, docs, ids, fail } = setUp();
  docs.write(1, { _id: 1, u: 1 }, turns.journal);
  await settled(turns);
  fail(true);
  docs.write(1, { _id: 1, u: 5 }, turns.journal);
  docs.write(2, { _id: 2, u: 1 }, turns.journal);
  docs.write(1, undefined, turns.journal);
  const failures = await Promise.all([settled(turns), settled(turns)]);
  expect(failures.map(String)).toEqual(Array(2).fill("Error: database or disk is full"));
  expect(ids()).toEqual([1]);

  fail(false);
  expect(() => docs.write(3, { _id: 3, u: 1 }, turns.journal)).toThrow(/E11000/);
  docs.write(3, { _id: 3, u: 5 }, turns.journal);
  expect(await settled(turns)).toBeNull();
  expect(ids()).toEqual([1, 3]);
});

test("a part that fails undoes only itself", async () => {
  const { turns, docs, written, ids } = setUp();
  docs.write(1, { _id: 1, u: 1 }, turns.journal);
  expect(() =>
    turns.journal.part(() => {
      docs.write(2, { _id: 2, u: 2 }, turns.journal);
      docs.write(1, { _id: 1, u: 9 }, turns.journal);
      docs.write(3, { _id: 3, u: 2 }, turns.journal);
    }),
  ).toThrow(/E11000/);
  expect(ids()).toEqual([1]);
  docs.write(4, { _id: 4, u: 2 }, turns.journal);
  await settled(turns);
  expect(written).toEqual([2]);
});

test("who needs no durability is answered at once, and written in order with what follows", async () => {
  const { turns, docs, written } = setUp();
  let answer = "";
  docs.write(1, { _id: 1, u: 1 }, turns.journal);
  turns.settle(() => (answer = "at once"), false);
  expect(answer).toBe("at once");
  expect(written).toEqual([]);
  turns.settle(() => (answer = "a read meanwhile"));
  expect(answer).toBe("a read meanwhile");
  docs.write(2, { _id: 2, u: 2 }, turns.journal);
  await settled(turns);
  expect(written).toEqual([2]);
});

test("what nobody waits for is written soon by itself", async () => {
  const { turns, docs, written } = setUp();
  docs.write(1, { _id: 1, u: 1 }, turns.journal);
  turns.settle(() => undefined, false);
  await expect.poll(() => written).toEqual([1]);
});

test("an unhurried write behind one that is waited for waits as well", async () => {
  const { turns, docs } = setUp();
  const answers: string[] = [];
  docs.write(1, { _id: 1, u: 1 }, turns.journal);
  turns.settle(() => answers.push("durable"));
  docs.write(2, { _id: 2, u: 2 }, turns.journal);
  turns.settle(() => answers.push("unhurried"), false);
  expect(answers).toEqual([]);
  await settled(turns);
  expect(answers).toEqual(["durable", "unhurried"]);
});
