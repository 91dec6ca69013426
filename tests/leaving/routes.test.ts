import { expect, test } from "vitest";
import { startCommunity } from "#tests/support/community.ts";
import { joinFully, traces, writtenWords } from "#tests/support/full-member.ts";
import { codeOf, startSite } from "#tests/support/site.ts";

const goodbye = { leave: "everything" };

test("leaving on the page leaves nothing of the member anywhere", async () => {
  const community = await startCommunity();
  const { someone, member, ask } = await joinFully(community);
  const mine = [member.id, someone.userId, "ゆきのなまえ", ...writtenWords];
  expect(await traces(community.db, mine)).not.toEqual([]);
  const answer = await ask("DELETE", "/api/me", goodbye);
  expect(answer.status).toBe(204);
  expect(answer.headers.get("set-cookie")).toMatch(/ayumi_session=;.*Max-Age=0/);
  expect(await traces(community.db, mine)).toEqual([]);
  expect((await ask("GET", "/api/me")).status).toBe(401);
  for (const word of writtenWords) expect(community.logged.join()).not.toContain(word);
});

test("who left on the page meets the promises in the chat, like anybody new", async () => {
  const community = await startCommunity();
  const yuki = await community.member("ゆき");
  await (
    await community.page(yuki.userId)
  )("DELETE", "/api/me", goodbye);
  expect(await community.db.collection("conversations").countDocuments()).toBe(0);
  await yuki.says("こんにちは");
  yuki.hears("3つお約束します");
});

test("leaving a second time finds nobody", async () => {
  const site = await startSite();
  const yuki = await site.member("Yuki");
  const asYuki = await site.as(yuki.lineUserId);
  const answers = await Promise.all([
    asYuki("DELETE", "/api/me", goodbye),
    asYuki("DELETE", "/api/me", goodbye),
  ]);
  expect(answers.map(({ status }) => status)).toContain(204);
  expect((await asYuki("DELETE", "/api/me", goodbye)).status).toBe(401);
  expect(await site.members.get(yuki.id)).toBeNull();
});

test("a request that does not say so deletes nothing", async () => {
  const site = await startSite();
  const yuki = await site.member("Yuki");
  const asYuki = await site.as(yuki.lineUserId);
  for (const body of [undefined, {}, { leave: true }, { ...goodbye, at: "once" }, "everything"]) {
    const answer = await asYuki("DELETE", "/api/me", body);
    expect(answer.status).toBe(400);
    expect(await codeOf(answer)).toBe("invalid_input");
  }
  const foreign = await asYuki("DELETE", "/api/me", goodbye, { origin: "https://evil.example" });
  expect(foreign.status).toBe(403);
  expect((await site.ask("DELETE", "/api/me", goodbye)).status).toBe(401);
  expect(await site.members.get(yuki.id)).not.toBeNull();
});

test("only the one who leaves is gone", async () => {
  const site = await startSite();
  const [yuki, ken] = [await site.member("Yuki"), await site.member("Ken")];
  await (
    await site.as(yuki.lineUserId)
  )("DELETE", "/api/me", goodbye);
  expect(await site.members.get(yuki.id)).toBeNull();
  expect(await site.members.get(ken.id)).not.toBeNull();
});
