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
