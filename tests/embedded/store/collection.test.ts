import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Double, Long } from "bson";
import fc from "fast-check";
import { MongoClient } from "mongodb";
import { expect, onTestFinished, test } from "vitest";
import { startEmbedded } from "#bot/embedded/server.ts";
import { documents } from "#tests/embedded/arbitrary-values.ts";

test("what was inserted is the same after a restart, byte for byte as it came or not", async () => {
  const dir = await mkdtemp(join(tmpdir(), "ayumi-test-"));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  const open = async () => {
    const server = await startEmbedded({ dir });
    const client = await MongoClient.connect(server.uri, { forceServerObjectId: true });
    return {
      docs: client.db("d").collection("docs"),
      close: () => client.close().then(server.close),
    };
  };
  const first = await open();
  const odd = [
    { _id: "long", n: Long.fromNumber(5) },
    { _id: "double", n: new Double(5) },
    { n: 1, _id: "last" },
    { n: "without" },
    { _id: "undefined", list: [undefined, 1] },
  ];
  const many = fc.sample(documents, 200).map((doc, i) => ({ _id: String(i), ...doc }));
  await first.docs.insertMany([...many, ...odd] as never[]);
  const before = await first.docs.find().toArray();
  await first.docs.createIndex({ a: 1 });
  const found = await first.docs.find({ a: { $gte: 0 } }).toArray();
  await first.close();

  const second = await open();
  expect(await second.docs.find().toArray()).toEqual(before);
  expect(await second.docs.find({ a: { $gte: 0 } }).toArray()).toEqual(found);
  expect(before).toHaveLength(205);
  expect(before.map((doc) => Object.keys(doc).find((field) => !/^\d/.test(field)))).toEqual(
    before.map(() => "_id"),
  );
  await second.close();
});
