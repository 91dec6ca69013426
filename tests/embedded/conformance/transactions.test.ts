import { expect, test } from "vitest";
import { failureOf, onEveryServer } from "./servers.ts";

onEveryServer(({ client, collection }) => {
  test("a committed transaction shows all of its writes at once", async () => {
    const a = await collection({ _id: 1 as never, n: 1 });
    const b = await collection({ _id: 1 as never, n: 1 });
    await client().withSession(async (session) => {
      session.startTransaction();
      await a.updateOne({}, { $inc: { n: 1 } }, { session });
      await b.insertOne({ _id: 2 as never }, { session });
      expect(await a.findOne({}, { session })).toMatchObject({ n: 2 });
      expect(await a.findOne()).toMatchObject({ n: 1 });
      expect(await b.countDocuments()).toBe(1);
      await session.commitTransaction();
    });
    expect(await a.findOne()).toMatchObject({ n: 2 });
    expect(await b.countDocuments()).toBe(2);
  });

  test("an aborted transaction leaves nothing", async () => {
    const docs = await collection({ _id: 1 as never, n: 1 });
    await client().withSession(async (session) => {
      session.startTransaction();
      await docs.updateOne({}, { $set: { n: 9 } }, { session });
      await docs.insertOne({ x: 1 }, { session });
      await docs.deleteOne({ _id: 1 as never }, { session });
      expect(await docs.find({}, { session }).toArray()).toMatchObject([{ x: 1 }]);
      await session.abortTransaction();
    });
    expect(await docs.find().toArray()).toEqual([{ _id: 1, n: 1 }]);
  });

  test("a transaction keeps seeing what was there when it began", async () => {
    const docs = await collection(
      { _id: 1 as never, n: 1, k: "a" },
      { _id: 2 as never, n: 2, k: "a" },
    );
    await docs.createIndex({ k: 1, n: 1 });
    await client().withSession(async (session) => {
      session.startTransaction();
      expect((await docs.find({ k: "a" }, { session }).toArray()).length).toBe(2);
      await docs.updateOne({ _id: 1 as never }, { $set: { n: 100, k: "b" } });
      await docs.insertOne({ n: 3, k: "a" });
      await docs.deleteOne({ _id: 2 as never });
      const seen = await docs.find({ k: "a" }, { session }).sort({ n: -1 }).toArray();
      expect(seen.map(({ n }) => n)).toEqual([2, 1]);
      expect(await docs.countDocuments({}, { session })).toBe(2);
      await session.commitTransaction();
    });
    expect(await docs.countDocuments({ k: "a" })).toBe(1);
  });

  test("read, change, write in parallel loses no update", async () => {
    const docs = await collection({ _id: 1 as never, n: 0 });
    await Promise.all(
      Array.from({ length: 8 }, () =>
        client().withSession((session) =>
          session.withTransaction(async () => {
            const found = await docs.findOne({}, { session });
            await docs.updateOne({}, { $set: { n: found?.["n"] + 1 } }, { session });
          }),
        ),
      ),
    );
    expect(await docs.findOne()).toEqual({ _id: 1, n: 8 });
  });

  test("a write on what changed since the transaction began is a conflict", async () => {
    const docs = await collection({ _id: 1 as never, n: 0 });
    await client().withSession(async (session) => {
      session.startTransaction();
      await docs.findOne({}, { session });
      await docs.updateOne({}, { $set: { n: 5 } });
      const failure = await failureOf(docs.updateOne({}, { $set: { n: 6 } }, { session }));
      expect(failure["code"]).toBe(112);
      expect(failure["hasErrorLabel"]("TransientTransactionError")).toBe(true);
      await session.abortTransaction();
    });
    expect(await docs.findOne()).toEqual({ _id: 1, n: 5 });
  });

  test("a duplicate key ends the transaction", async () => {
    const docs = await collection({ _id: 1 as never });
    await client().withSession(async (session) => {
      session.startTransaction();
      await docs.insertOne({ _id: 2 as never }, { session });
      expect(await failureOf(docs.insertOne({ _id: 1 as never }, { session }))).toMatchObject({
        code: 11000,
      });
      expect(await failureOf(docs.findOne({}, { session }))).toMatchObject({ code: 251 });
      await session.abortTransaction();
    });
    expect(await docs.countDocuments()).toBe(1);
  });

  test("a unique value may move between documents of a transaction", async () => {
    const docs = await collection({ _id: 1 as never, u: "a" }, { _id: 2 as never, u: "b" });
    await docs.createIndex({ u: 1 }, { unique: true });
    await client().withSession((session) =>
      session.withTransaction(async () => {
        await docs.updateOne({ _id: 1 as never }, { $set: { u: "tmp" } }, { session });
        await docs.updateOne({ _id: 2 as never }, { $set: { u: "a" } }, { session });
        await docs.updateOne({ _id: 1 as never }, { $set: { u: "b" } }, { session });
      }),
    );
    expect(await docs.find().sort({ _id: 1 }).toArray()).toEqual([
      { _id: 1, u: "b" },
      { _id: 2, u: "a" },
    ]);
  });

  test("a cursor of a transaction goes on inside it", async () => {
    const docs = await collection(...Array.from({ length: 30 }, (_, n) => ({ n })));
    await client().withSession(async (session) => {
      session.startTransaction();
      const found = await docs.find({}, { session, batchSize: 4 }).toArray();
      expect(found.length).toBe(30);
      await session.commitTransaction();
    });
  });

  test("a cursor of a transaction shows each document once while others write", async () => {
    const docs = await collection(...Array.from({ length: 30 }, (_, n) => ({ n })));
    await client().withSession(async (session) => {
      session.startTransaction();
      const cursor = docs.find({}, { session, batchSize: 10 });
      const seen: number[] = [(await cursor.next())?.["n"]];
      await docs.updateMany({}, { $inc: { n: 100 } });
      for await (const { n } of cursor) seen.push(n);
      expect(seen).toEqual(Array.from({ length: 30 }, (_, n) => n));
      await session.abortTransaction();
    });
  });

  test("an upsert in a transaction appears with its commit", async () => {
    const docs = await collection();
    await client().withSession((session) =>
      session.withTransaction(async () => {
        await docs.updateOne({ k: 1 }, { $inc: { n: 1 } }, { session, upsert: true });
        await docs.updateOne({ k: 1 }, { $inc: { n: 1 } }, { session, upsert: true });
      }),
    );
    expect(await docs.find().toArray()).toMatchObject([{ k: 1, n: 2 }]);
  });

  test("indexes cannot be made inside a transaction", async () => {
    const docs = await collection({ a: 1 });
    await client().withSession(async (session) => {
      session.startTransaction();
      await docs.findOne({}, { session });
      expect(await failureOf(docs.createIndex({ a: 1 }, { session }))).toMatchObject({ code: 263 });
      await session.abortTransaction();
    });
  });
});
