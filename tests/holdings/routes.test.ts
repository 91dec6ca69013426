import { expect, test } from "vitest";
import type { StoredView } from "#shared/stored.ts";
import { startCommunity } from "#tests/support/community.ts";
import { joinFully } from "#tests/support/full-member.ts";
import { startSite } from "#tests/support/site.ts";

test("a member is told what is kept of them, counted in the database", async () => {
  const community = await startCommunity();
  const { member, ask } = await joinFully(community);
  await community.member("けん", "けんの1枚");
  const answer = await ask("GET", "/api/me/stored");
  const { items } = (await answer.json()) as StoredView;
  const counts = Object.fromEntries(items.map(({ kind, count }) => [kind, count]));
  const reflections = await community.db
    .collection("reflections")
    .countDocuments({ memberId: member.id });
  expect(counts).toMatchObject({ profile: 1, reflections, inventory: 1, chat: 1, notices: 1 });
  expect(reflections).toBeGreaterThan(1);
  expect(JSON.stringify(items)).not.toContain(member.lineUserId);
});

test("only a member is told, and only of themselves", async () => {
  const site = await startSite();
  const yuki = await site.member("Yuki");
  expect((await site.ask("GET", "/api/me/stored")).status).toBe(401);
  const { items } = (await (
    await (
      await site.as(yuki.lineUserId)
    )("GET", "/api/me/stored")
  ).json()) as StoredView;
  expect(items.filter(({ count }) => count > 0).map(({ kind }) => kind)).toEqual(["profile"]);
});
