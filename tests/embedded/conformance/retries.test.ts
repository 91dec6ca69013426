import { MongoClient, type Collection } from "mongodb";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { startEmbedded, type Embedded } from "#bot/embedded/server.ts";
import { startSwallowingProxy } from "./swallowing-proxy.ts";

let server: Embedded;
let proxy: Awaited<ReturnType<typeof startSwallowingProxy>>;
let client: MongoClient;
let docs: Collection;

beforeAll(async () => {
  server = await startEmbedded({ port: 0 });
  proxy = await startSwallowingProxy(server.port ?? 0);
  client = await MongoClient.connect(`mongodb://127.0.0.1:${proxy.port}/?directConnection=true`);
});
afterAll(async () => {
  await client.close();
  await proxy.close();
  await server.close();
});
beforeEach(async () => {
  docs = client.db("retries").collection("docs");
  await docs.deleteMany({});
});

async function losing<T>(command: string, work: () => Promise<T>): Promise<T> {
  const before = proxy.swallowed();
  proxy.swallowReplyTo(command);
  const result = await work();
  expect(proxy.swallowed()).toBe(before + 1);
  return result;
}

test("an insert whose reply was lost is applied once", async () => {
  await losing("insert", () => docs.insertMany([{ _id: 1 as never }, { _id: 2 as never }]));
  expect(await docs.countDocuments()).toBe(2);
});

test("an update whose reply was lost is applied once", async () => {
  await docs.insertOne({ n: 0 });
  const reply = await losing("update", () => docs.updateOne({}, { $inc: { n: 1 } }));
  expect(reply).toMatchObject({ matchedCount: 1, modifiedCount: 1 });
  expect(await docs.findOne()).toMatchObject({ n: 1 });
});

test("a findAndModify whose reply was lost is applied once and answers the same", async () => {
  await docs.insertOne({ n: 0 });
  const after = { returnDocument: "after" } as const;
  const value = await losing("findAndModify", () =>
    docs.findOneAndUpdate({}, { $inc: { n: 1 } }, after),
  );
  expect(value).toMatchObject({ n: 1 });
  expect(await docs.findOne()).toMatchObject({ n: 1 });
});

test("a delete whose reply was lost is applied once", async () => {
  await docs.insertMany([{}, {}]);
  expect((await losing("delete", () => docs.deleteOne({}))).deletedCount).toBe(1);
  expect(await docs.countDocuments()).toBe(1);
});

test("a commit whose reply was lost is applied once", async () => {
  await docs.insertOne({ n: 0 });
  await losing("commitTransaction", () =>
    client.withSession((session) =>
      session.withTransaction(() => docs.updateOne({}, { $inc: { n: 1 } }, { session })),
    ),
  );
  expect(await docs.findOne()).toMatchObject({ n: 1 });
});
