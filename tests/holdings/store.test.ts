import type { Document } from "mongodb";
import { expect, test } from "vitest";
import { ensureIndexes } from "#bot/db.ts";
import { conversationsDefinition } from "#bot/conversation/store.ts";
import { featureStores } from "#bot/feature-stores.ts";
import { createHoldingStore } from "#bot/holdings/store.ts";
import { holdings } from "#bot/holdings/table.ts";
import { inboxDefinition } from "#bot/inbox/store.ts";
import { sendsDefinition } from "#bot/sends/store.ts";
import { storedKinds } from "#shared/stored.ts";
import { startCommunity } from "#tests/support/community.ts";
import { joinFully, traces, writtenWords } from "#tests/support/full-member.ts";
import { scansDuring } from "#tests/support/plans.ts";

const now = () => new Date();

test("no collection keeps anything of a member that the list does not name", async () => {
  const community = await startCommunity();
  const { someone, member } = await joinFully(community);
  const { db } = community;
  const found = await traces(db, [member.id, someone.userId, "ゆきのなまえ", ...writtenWords]);
  const unlisted: { readonly collection: string; readonly doc: Document }[] = [];
  for (const { collection, doc } of found) {
    const filters = holdings.filter((each) => each.collection === collection);
    const named = await Promise.all(
      filters.map(({ of }) =>
        db.collection(collection).countDocuments({ $and: [of(member), { _id: doc["_id"] }] }),
      ),
    );
    if (!named.includes(1)) unlisted.push({ collection, doc });
  }
  expect(unlisted).toEqual([]);
  // What this test walks through is not empty anywhere: each kind was there to be forgotten.
  const counted = await createHoldingStore(db, holdings, now).count(member);
  expect(counted.filter(({ count }) => count === 0)).toEqual([]);
  expect(counted.map(({ kind }) => kind).toSorted()).toEqual([...storedKinds].toSorted());
});

test("a document that names a member in a place nobody listed is noticed", async () => {
  const community = await startCommunity();
  const yuki = await community.member("ゆき");
  await community.db.collection<Document>("strays").insertOne({ about: yuki.userId });
  const found = await traces(community.db, [yuki.userId]);
  const listed = new Set(holdings.map(({ collection }) => collection));
  expect(found.filter(({ collection }) => !listed.has(collection))).toHaveLength(1);
});

test("every question about what is kept of a member is served by an index", async () => {
  const { asked, scans } = await scansDuring(async (db) => {
    const own = [inboxDefinition, conversationsDefinition, sendsDefinition];
    await ensureIndexes(db, [...own, ...featureStores]);
    const store = createHoldingStore(db, holdings, now);
    const who = { id: "member", lineUserId: "U1" };
    await store.count(who);
    await store.taken(who);
    await store.isEmpty(who);
    await store.erase(who);
  });
  expect(asked).toBeGreaterThan(holdings.length * 3);
  expect(scans).toEqual([]);
});

test("what one member erases is nobody else's", async () => {
  const community = await startCommunity();
  const { member } = await joinFully(community);
  const ken = await community.member("けん", "けんの最初の1枚");
  await createHoldingStore(community.db, holdings, now).erase(member);
  const left = await traces(community.db, ["けんの最初の1枚"]);
  expect(left.map(({ collection }) => collection)).toContain("reflections");
  expect(await community.context.features.members.find(ken.userId)).not.toBeNull();
});
