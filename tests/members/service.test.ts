import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { createMembers } from "#bot/members/service.ts";
import { createMemberStore } from "#bot/members/store.ts";
import { testDatabase } from "#tests/support/database.ts";

const yuki = "U1";

/** Members whose lookups by LINE user wait until the test lets them answer. */
const setUp = async () => {
  const { db } = await testDatabase();
  const store = createMemberStore(db);
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  let lookups = 0;
  let time = Date.now();
  const members = createMembers({
    store: {
      ...store,
      byLineUser: async (lineUserId) => {
        lookups += 1;
        const found = await store.byLineUser(lineUserId);
        await held;
        return found;
      },
    },
    profile: () => Promise.resolve(null),
    now: () => new Date(time),
    newId: randomUUID,
  });
  const passes = (ms: number) => {
    time += ms;
  };
  return { db, members, release, passes, lookups: () => lookups };
};

test("who wrote lately is known without asking, for a minute", async () => {
  const { members, release, passes, lookups } = await setUp();
  release();
  await members.consent(yuki, "ja");
  expect(members.has(yuki)).toBe(true);
  passes(61_000);
  expect(await members.has(yuki)).toBe(true);
  expect(members.has(yuki)).toBe(true);
  expect(lookups()).toBe(1);
});

test("who leaves is not remembered, neither from before nor by a lookup under way", async () => {
  const { db, members, release, passes } = await setUp();
  const member = await members.consent(yuki, "ja");
  passes(61_000);
  const asked = members.has(yuki);
  await db.collection("members").deleteMany({});
  members.forget(member);
  release();
  await asked;
  expect(await members.has(yuki)).toBe(false);
});
