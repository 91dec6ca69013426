import { expect, test } from "vitest";
import { fieldsOf, frank, receivedIn, startComments, TEXT } from "./stage.ts";

test("the organizers read a comment only while its receiver asks them to", async () => {
  const { says, report, reported, askAs, people } = await startComments();
  const { id } = await says("another");
  expect((await reported("organizer")).reports).toEqual([]);
  expect(await receivedIn(await report("member", id))).toMatchObject({ id, report: "open" });
  const { reports } = await reported("organizer");
  expect(reports).toMatchObject([
    { id, text: TEXT, from: { id: people.another.id }, by: { id: people.member.id } },
  ]);
  expect((await report("member", id)).status).toBe(200);
  expect((await reported("organizer")).reports).toHaveLength(1);
  const back = await (await askAs("member"))("DELETE", `/api/me/comments/${id}/report`);
  expect(await receivedIn(back)).toMatchObject({ report: null });
  expect((await reported("organizer")).reports).toEqual([]);
});

test("co-hosts, companions and strangers see no report and settle none", async () => {
  const { says, report, settle, askAs, reports, received } = await startComments();
  const { id } = await says("another");
  await report("member", id);
  for (const [who, status] of [
    ["cohost", 403],
    ["formerCohost", 403],
    ["another", 403],
    ["member", 403],
    ["removed", 404],
    ["other", 404],
  ] as const) {
    expect((await (await askAs(who))("GET", reports)).status).toBe(status);
    expect((await settle(who, id, "removed")).status).toBe(status);
  }
  expect(await received("member")).toMatchObject([{ words: { text: TEXT }, report: "open" }]);
});

test("an organizer sees to it: the receiver learns what came of it, the other of nothing", async () => {
  const { says, report, settle, received, given, reported } = await startComments();
  const [kept, taken] = [await says("another"), await says("another")];
  for (const { id } of [kept, taken]) await report("member", id);
  expect((await settle("organizer", kept.id, "settled")).status).toBe(204);
  expect((await settle("organizer", taken.id, "removed")).status).toBe(204);
  expect((await settle("organizer", taken.id, "settled")).status).toBe(404);
  expect((await settle("organizer", kept.id, "gone")).status).toBe(400);
  const came = await received("member");
  expect(came.find(({ id }) => id === kept.id)).toMatchObject({ report: "settled" });
  expect(came.find(({ id }) => id === taken.id)).toMatchObject({
    report: "removed",
    words: null,
    from: null,
  });
  expect((await given("another")).map(({ id }) => id)).toEqual([kept.id]);
  expect((await reported("organizer")).reports).toEqual([]);
});

test("what its writer takes back, the organizer no longer sees either", async () => {
  const { says, report, withdraw, reported, received } = await startComments();
  const { id } = await says("another");
  await report("member", id);
  await withdraw("another", id);
  expect((await reported("organizer")).reports).toEqual([]);
  expect(await received("member")).toEqual([]);
});

test("nobody decides about their own words, and where nobody else could, nobody is asked", async () => {
  const { says, report, circles, circle, people, reported, settle } = await startComments();
  const { id } = await says("organizer");
  const alone = await report("member", id);
  expect(alone.status).toBe(400);
  expect(await fieldsOf(alone)).toEqual({ report: "nobody" });
  await circles.appoint(people.organizer.id, circle.id, people.cohost.id, "organizer", null);
  expect((await report("member", id)).status).toBe(200);
  expect((await reported("organizer")).reports).toEqual([]);
  expect((await settle("organizer", id, "settled")).status).toBe(404);
  expect((await reported("cohost")).reports).toHaveLength(1);
});

test("frank words can be read with an organizer, who learns who asks, and not a word", async () => {
  const { says, reads, report, reported, askAs, reports, people } = await startComments();
  const { id } = await says("another", frank);
  // What was not read cannot be reported.
  expect((await report("member", id)).status).toBe(404);
  await reads("member", id, "together");
  expect((await reported("organizer")).together).toMatchObject([
    { id: people.member.id, cadence: "monthly", period: "2026-11" },
  ]);
  const text = await (await (await askAs("organizer"))("GET", reports)).text();
  expect(text).not.toContain(TEXT);
  expect(text).not.toContain(people.another.id);
  await reads("member", id, "now");
  expect((await reported("organizer")).together).toEqual([]);
});

test("where nobody else leads the circle, one that both are in and somebody else leads is asked", async () => {
  const stage = await startComments();
  const { says, report, settle, circles, circle, other, people, askAs, received } = stage;
  const { id } = await says("organizer");
  const there = `/api/circles/${other.id}/reports`;
  const reportsThere = async () => (await (await askAs("other"))("GET", there)).json();
  const enterOther = async (who: "member" | "organizer") => {
    const { token } = await circles.invite(people.other.id, other.id, 7);
    await circles.accept(token, { memberId: people[who].id, introduction: null });
  };
  // A circle of the receiver's alone has nothing to do with it.
  await enterOther("member");
  expect(await fieldsOf(await report("member", id))).toEqual({ report: "nobody" });
  expect(await reportsThere()).toMatchObject({ reports: [] });
  await enterOther("organizer");
  expect((await report("member", id)).status).toBe(200);
  expect(await reportsThere()).toMatchObject({ reports: [{ id, text: TEXT }] });
  // Whoever wrote it learns of nothing, and decides about nothing.
  const asGiver = await askAs("organizer");
  for (const place of [circle.id, other.id]) {
    const text = await (await asGiver("GET", `/api/circles/${place}/reports`)).text();
    expect(text).not.toContain(id);
  }
  expect((await settle("organizer", id, "settled")).status).toBe(404);
  const verdict = { outcome: "removed" };
  expect((await (await askAs("other"))("PUT", `${there}/${id}`, verdict)).status).toBe(204);
  expect(await received("member")).toMatchObject([{ report: "removed", words: null }]);
});

test("an organizer of another circle who wrote it is not asked, wherever they lead", async () => {
  const { says, report, circles, circle, people, askAs, reported } = await startComments();
  const { id } = await says("another");
  const own = await circles.found(people.another.id, { name: "朝の会", history: "from_joining" });
  const { token } = await circles.invite(people.another.id, own.id, 7);
  await circles.accept(token, { memberId: people.member.id, introduction: null });
  expect((await report("member", id)).status).toBe(200);
  const inOwn = await (await askAs("another"))("GET", `/api/circles/${own.id}/reports`);
  expect(await inOwn.json()).toEqual({ reports: [], together: [] });
  expect((await reported("organizer")).reports).toMatchObject([{ id }]);
  // Who has left the circle it was written in finds nobody in one that its giver leads.
  const later = await says("another");
  await circles.leave(people.member.id, circle.id);
  expect(await fieldsOf(await report("member", later.id))).toEqual({ report: "nobody" });
});

test("nobody is said to know of frank words to be read together where nobody else leads", async () => {
  const { says, reads, received, reported } = await startComments();
  const { id } = await says("organizer", frank);
  const alone = await reads("member", id, "together");
  expect([alone.status, await fieldsOf(alone)]).toEqual([400, { when: "nobody" }]);
  expect(await received("member")).toMatchObject([{ id, reading: null, words: null }]);
  expect((await reported("organizer")).together).toEqual([]);
});

test("an organizer does not learn by it how their own frank words were received", async () => {
  const { says, reads, reported, circles, circle, people } = await startComments();
  await circles.appoint(people.organizer.id, circle.id, people.cohost.id, "organizer", null);
  const { id } = await says("organizer", frank);
  await reads("member", id, "together");
  expect((await reported("organizer")).together).toEqual([]);
  expect((await reported("cohost")).together).toHaveLength(1);
});
