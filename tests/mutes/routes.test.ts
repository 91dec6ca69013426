import { expect, test } from "vitest";
import type { FeedPage } from "#shared/feed.ts";
import type { MutesView } from "#shared/comments.ts";
import { createMuteStore, mutesDefinition } from "#bot/mutes/store.ts";
import { ensureIndexes } from "#bot/db.ts";
import { fieldsOf, startComments } from "#tests/comments/stage.ts";
import { scansDuring } from "#tests/support/plans.ts";

test("who is muted is not there: no post, no comment, no news; unmuted, all of it is again", async () => {
  const { site, people, says, share, mute, unmute, read, feedPath, at, postOf, ...stage } =
    await startComments();
  await share("another", { wanted: "frank" });
  const { id } = await says("another");
  const writers = async () =>
    (await read<FeedPage>("member", feedPath)).items.map(({ author }) => author.name);
  const inChat = async () => {
    const { posts } = await site.context.features.feed.latest(people.member.id, 10);
    return posts.map(({ author }) => author.name);
  };
  expect(await writers()).toContain("Nao");
  expect((await mute("member", "another")).status).toBe(204);
  expect((await mute("member", "another")).status).toBe(204);
  expect(await writers()).toEqual(["Mari"]);
  expect(await inChat()).toEqual(["Mari"]);
  expect(await stage.received("member")).toEqual([]);
  expect(await stage.waiting("member")).toEqual([]);
  const ask = await stage.askAs("member");
  expect((await ask("GET", at(postOf("another")))).status).toBe(404);
  // Nothing changes for them: their words arrive, and they read on.
  expect((await stage.comment("another")).status).toBe(201);
  expect((await read<FeedPage>("another", feedPath)).items).toHaveLength(2);
  const { people: muted } = await read<MutesView>("member", "/api/me/mutes");
  expect(muted).toMatchObject([{ id: people.another.id, name: "Nao" }]);
  expect((await read<MutesView>("another", "/api/me/mutes")).people).toEqual([]);
  expect((await unmute("member", "another")).status).toBe(204);
  expect(await writers()).toContain("Nao");
  expect((await stage.received("member")).map((each) => each.id)).toContain(id);
  expect(await stage.received("member")).toHaveLength(2);
});

test("what somebody muted sends is not there either, but for words without a name", async () => {
  const { mute, unmute, name, askAs, postOf, circle, people, site } = await startComments();
  const { cheers, strengths } = site.context.features;
  expect((await name("another")).status).toBe(201);
  const path = `/api/circles/${circle.id}/posts/${postOf("member")}/cheers`;
  const given = await askAs("another");
  await given("PUT", `${path}/CH1`, { quiet: false });
  await given("PUT", `${path}/CH6`, { quiet: true });
  const ask = await askAs("member");
  const text = async (at: string) => (await ask("GET", at)).text();
  const here = async () => ({
    cheers: (await text("/api/me/cheers")).match(/CH\d/g),
    waiting: (await text("/api/me/cheers/waiting")).match(/CH\d/g),
    card: (await text(`/api/circles/${circle.id}/feed`)).match(/CH\d/g),
    strengths: (await text("/api/me/strengths")).includes("10秒"),
    news: (await text("/api/me/strengths/waiting")).includes('"id"'),
    portrait: (await text("/api/me/strengths/portrait")).includes("Nao"),
  });
  const all = {
    cheers: ["CH1", "CH6"],
    waiting: ["CH6", "CH1"],
    card: ["CH1", "CH6"],
    strengths: true,
    news: true,
    portrait: true,
  };
  expect(await here()).toEqual(all);
  await mute("member", "another");
  // Gone with the mute, a word without a name would have one.
  const left = { cheers: ["CH6"], waiting: ["CH6"], card: ["CH6"] };
  expect(await here()).toEqual({ ...left, strengths: false, news: false, portrait: false });
  expect(await cheers.tell(people.member.id, "e1")).toBe(1);
  expect(await strengths.tell(people.member.id, "e1")).toBe(0);
  // The other notices nothing.
  expect((await name("another", { word: "asking" })).status).toBe(201);
  expect((await given("PUT", `${path}/CH2`, { quiet: false })).status).toBe(200);
  await unmute("member", "another");
  expect((await here()).strengths).toBe(true);
  expect(await strengths.tell(people.member.id, "e2")).toBe(2);
});

test("nobody mutes themselves or somebody they never met; who wrote to them they can, also later", async () => {
  const { mute, says, people, circles, circle, askAs } = await startComments();
  const own = await mute("member", "member");
  expect(own.status).toBe(400);
  expect(await fieldsOf(own)).toEqual({ member: "own" });
  expect((await mute("member", "other")).status).toBe(404);
  const ask = await askAs("member");
  expect((await ask("PUT", "/api/me/mutes/nobody")).status).toBe(404);
  await says("another");
  await circles.remove(people.organizer.id, circle.id, people.another.id);
  expect((await mute("member", "another")).status).toBe(204);
});

test("every question about mutes is served by an index", async () => {
  const { asked, scans } = await scansDuring(async (db) => {
    await ensureIndexes(db, [mutesDefinition]);
    const store = createMuteStore(db);
    await store.add("mari", "nao");
    await store.of("mari");
    await store.remove("mari", "nao");
    await store.forget("mari");
  });
  expect(asked).toBe(5);
  expect(scans).toEqual([]);
});
