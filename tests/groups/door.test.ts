import { expect, test } from "vitest";
import { consentVersion } from "#bot/members/rules.ts";
import type { DoorSight } from "#shared/group.ts";
import type { MeetupView } from "#shared/meetup.ts";
import { startGroupCircle } from "#tests/support/group-circle.ts";
import { codeOf } from "#tests/support/site.ts";

const nowhere = "0f9a2f3e-1111-4222-8333-444455556666";

/** A linked group with an announcement in it, and whoever knocks at its door. */
const start = async () => {
  const stage = await startGroupCircle();
  const { app, double, link, plan, announce } = stage;
  await link();
  const id = await plan();
  await announce(id);
  const post = async (path: string, body: object) =>
    app.request(`http://127.0.0.1:3000/api/meetups/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  const look = async (userId: string, meetup = id) =>
    post(`${meetup}/door`, { idToken: await double.idToken(userId) });
  const join = async (userId: string, more: object = {}) =>
    post(`${id}/join`, {
      idToken: await double.idToken(userId),
      agreed: consentVersion,
      introduction: null,
      locale: "ja",
      ...more,
    });
  return { ...stage, id, look, join };
};

test("whoever is in the group sees what joining means, joins, and their answer is given", async () => {
  const { id, look, join, guest, page, db, circle, features } = await start();
  const members = await db.collection("members").countDocuments();
  const sight = (await (await look(guest.userId)).json()) as DoorSight;
  expect(sight).toMatchObject({
    circle: "第一期",
    circleId: null,
    promises: consentVersion,
    you: { name: "けん" },
    meetup: { from: "2026-12-19T11:00:00.000Z", zone: "Asia/Tokyo" },
  });
  // Looking keeps nothing.
  expect(await db.collection("members").countDocuments()).toBe(members);
  expect((await join(guest.userId, { agreed: null })).status).toBe(403);
  expect(await db.collection("members").countDocuments()).toBe(members);
  const joined = await join(guest.userId, { introduction: "けんです" });
  expect(await joined.json()).toEqual({ circleId: circle.id });
  const asGuest = await page(guest.userId);
  const said = await asGuest("PUT", `/api/meetups/${id}/rsvp`, { rsvp: "listen" });
  expect(await said.json()).toMatchObject({ mine: { rsvp: "listen" } });
  const kept = await features.members.find(guest.userId);
  const own = (await features.circles.of(kept?.id ?? ""))[0]?.people.find(
    ({ memberId }) => memberId === kept?.id,
  );
  expect(own).toMatchObject({ role: "member", introduction: "けんです" });
  // The same press again is no second place.
  expect((await join(guest.userId)).status).toBe(200);
  expect((await (await look(guest.userId)).json()) as DoorSight).toMatchObject({
    circleId: circle.id,
    promises: null,
  });
});

test("to whoever is not in the group an announced meetup is one that never was", async () => {
  const { id, look, join, person, guest, double, group, db } = await start();
  const stranger = await person("よその人", { adds: false });
  const bodyOf = async (answer: Response) =>
    (await answer.text()).replace(/"requestId":"[^"]*"/, "");
  const there = await look(stranger.userId);
  const never = await look(stranger.userId, nowhere);
  expect([there.status, never.status]).toEqual([404, 404]);
  expect(await bodyOf(there)).toBe(await bodyOf(never));
  expect((await join(stranger.userId)).status).toBe(404);
  expect(await db.collection("members").countDocuments({ lineUserId: stranger.userId })).toBe(0);
  // Who left the group since is a stranger to it, at the press, too.
  expect((await look(guest.userId)).status).toBe(200);
  await double.leaveGroup(guest.userId, group);
  expect((await join(guest.userId)).status).toBe(404);
  expect(id).not.toBe(nowhere);
});

test("where LINE does not say who is in the group, nobody comes in and it can be tried again", async () => {
  const { look, join, guest, double } = await start();
  for (const fault of ["rate_limited", "server_error", "closed_connection"] as const) {
    double.faults.next(fault);
    const answer = await join(guest.userId);
    expect([fault, answer.status, await codeOf(answer)]).toEqual([
      fault,
      503,
      "upstream_unavailable",
    ]);
  }
  expect((await look(guest.userId)).status).toBe(200);
});

test("a group that is not linked any more, without the bot, or of a closed circle lets nobody in", async () => {
  const { look, guest, features, circle, double, group, settled, olga, idOf } = await start();
  const olgaId = await idOf(olga.userId);
  await features.circles.close(olgaId, circle.id, true);
  expect((await look(guest.userId)).status).toBe(404);
  await features.circles.close(olgaId, circle.id, false);
  expect((await look(guest.userId)).status).toBe(200);
  await double.removeBot(group);
  await settled();
  expect((await look(guest.userId)).status).toBe(404);
  await double.inviteBot(group);
  await settled();
  expect((await look(guest.userId)).status).toBe(200);
  await features.groups.unlink(circle.id);
  expect((await look(guest.userId)).status).toBe(404);
});

test("whoever was removed comes back by an invitation alone, and leaves no trace when all is deleted", async () => {
  const { id, look, join, yuki, olga, idOf, features, circle, db, asOlga } = await start();
  const [olgaId, yukiId] = [await idOf(olga.userId), await idOf(yuki.userId)];
  await features.circles.remove(olgaId, circle.id, yukiId);
  expect((await look(yuki.userId)).status).toBe(404);
  expect((await join(yuki.userId, { agreed: null })).status).toBe(404);
  const { token } = await features.circles.invite(olgaId, circle.id, 7);
  await features.circles.accept(token, { memberId: yukiId, introduction: null });
  expect((await look(yuki.userId)).status).toBe(200);
  // Who leaves by themselves may come back the way they came.
  await features.circles.leave(yukiId, circle.id);
  expect((await join(yuki.userId, { agreed: null })).status).toBe(200);
  await features.circles.remove(olgaId, circle.id, yukiId);
  const left = await features.members.get(yukiId);
  if (left !== null) await features.leaving.leave(left, "page");
  expect(JSON.stringify(await db.collection("circles").find().toArray())).not.toContain(yukiId);
  const view = (await (await asOlga("GET", `/api/meetups/${id}`)).json()) as MeetupView;
  expect(view.run?.answers).toHaveLength(1);
});

test("a wish that is none is named, and without LINE's word nobody is told anything", async () => {
  const { app, id, look, guest } = await start();
  const ask = (path: string, body: object) =>
    app.request(`http://127.0.0.1:3000/api/meetups/${id}/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  expect((await ask("door", { idToken: "none" })).status).toBe(401);
  expect(
    (await ask("join", { idToken: "x", agreed: 1, introduction: "", locale: "ja" })).status,
  ).toBe(400);
  expect((await ask("door", { idToken: "x", more: 1 })).status).toBe(400);
  expect((await look(guest.userId)).status).toBe(200);
});
