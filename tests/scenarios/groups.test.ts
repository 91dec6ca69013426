import type { messagingApi } from "@line/bot-sdk";
import { expect, test } from "vitest";
import { planOn } from "#tests/meetups/plan.ts";
import { day } from "#tests/support/community.ts";
import { startGroupCircle as start } from "#tests/support/group-circle.ts";

test("a group is linked to a circle by the link that the bot posted, once, by who runs it", async () => {
  const { asOlga, asYuki, circle, linkIn, link, said, page, person } = await start();
  expect(said()).toHaveLength(1);
  const token = linkIn();
  const sight = await (await asOlga("POST", "/api/groups/look", { token })).json();
  expect(sight).toEqual({
    name: "研究所のみんな",
    circles: [{ id: circle.id, name: "第一期", isLinked: false }],
  });
  // A member sees no circle to link it to; somebody who is not in the group sees no group.
  expect(await (await asYuki("POST", "/api/groups/look", { token })).json()).toMatchObject({
    circles: [],
  });
  const stranger = await person("よその人");
  await stranger.taps("わかりました");
  const asStranger = await page(stranger.userId);
  expect((await asStranger("POST", "/api/groups/look", { token })).status).toBe(404);
  const byYuki = await asYuki("POST", "/api/groups/link", { token, circle: circle.id });
  expect(byYuki.status).toBe(404);
  expect((await link()).status).toBe(204);
  expect((await link()).status).toBe(404);
  const seen = await asOlga("GET", `/api/circles/${circle.id}/group`);
  expect(await seen.json()).toEqual({
    group: { name: "研究所のみんな", isThere: true, people: 3, digest: false },
  });
});

test("a link is over after a day, and a new one is there for the asking", async () => {
  const { double, olga, group, linkIn, link, settled, jumpTo } = await start();
  const first = linkIn();
  jumpTo("2026-11-24T11:01:00Z");
  expect((await link()).status).toBe(404);
  await double.say(olga.userId, "ねえ", { chat: group, mentionsBot: true });
  await settled();
  expect(linkIn()).not.toBe(first);
  expect((await link()).status).toBe(204);
  await double.say(olga.userId, "ねえ", { chat: group, mentionsBot: true });
  await settled();
  expect(JSON.stringify(double.botMessages(group).at(-1))).toContain("次回の予定");
});

test("an announcement is one card that costs what was said, however many press", async () => {
  const { link, plan, look, announce, said, double } = await start();
  double.quota.setLimit(200);
  const id = await plan();
  expect(await look(id)).toMatchObject({ group: null, people: null, left: 200 });
  expect(await announce(id)).toBe("no_group");
  await link();
  expect(await look(id)).toMatchObject({ news: "announce", people: 3, toldAt: null });
  const outcomes = await Promise.all([announce(id), announce(id), announce(id)]);
  expect(new Set(outcomes)).toEqual(new Set(["sent"]));
  const cards = said().slice(1);
  expect(cards).toHaveLength(1);
  const card = cards[0] as messagingApi.FlexMessage;
  expect(card.altText).toBe(
    "定例会のお知らせです。12月19日(土) 20:00〜22:00。聞くだけの参加、途中からの参加も歓迎です。",
  );
  const text = JSON.stringify(card);
  for (const rsvp of ["yes", "listen", "undecided", "no"]) {
    expect(text).toContain(`/meetups/${id}?answer=${rsvp}`);
  }
  // The way in never stands in the group.
  expect(text).not.toContain("meet.example");
  expect(await announce(id)).toBe("known");
  expect(await look(id)).toMatchObject({ news: null, left: 197 });
});

test("a move and a cancellation are told once each, with the old time", async () => {
  const { link, plan, announce, said, asOlga } = await start();
  const id = await plan();
  await link();
  await announce(id);
  await asOlga("PUT", `/api/meetups/${id}`, { ...planOn({ theme: "別の題" }), rev: 1 });
  expect(await announce(id)).toBe("known");
  await asOlga("PUT", `/api/meetups/${id}`, { ...planOn({ day: "2026-12-20" }), rev: 2 });
  await asOlga("PUT", `/api/meetups/${id}`, { ...planOn({ day: "2026-12-26" }), rev: 3 });
  expect(await announce(id)).toBe("sent");
  expect(await announce(id)).toBe("known");
  const moved = JSON.stringify(said().at(-1));
  expect(moved).toContain("12月19日(土)");
  expect(moved).toContain("12月26日(土)");
  expect(moved).not.toContain("12月20日");
  await asOlga("PUT", `/api/meetups/${id}/cancelled`, { cancelled: true });
  expect(await announce(id)).toBe("sent");
  expect(JSON.stringify(said().at(-1))).toContain("お休みにします");
  expect(said()).toHaveLength(4);
});

test("a bot that was removed tells the organizer, tries nothing, and goes on once it is back", async () => {
  const { link, plan, announce, look, double, group, settled, said } = await start();
  const id = await plan();
  await link();
  await double.removeBot(group);
  await settled();
  expect(await look(id)).toMatchObject({ group: { isThere: false }, people: null });
  expect(await announce(id)).toBe("gone");
  await double.inviteBot(group);
  await settled();
  // Its link to the circle is as it was.
  expect(JSON.stringify(said().at(-1))).not.toContain("/group/");
  expect(await announce(id)).toBe("sent");
});

test("a bot that left without an event is found out by asking LINE", async () => {
  const { link, plan, announce, look, double, group, asOlga, circle } = await start();
  const id = await plan();
  await link();
  double.botLeaves(group);
  expect(await announce(id)).toBe("gone");
  expect(await look(id)).toMatchObject({ group: { isThere: false } });
  const seen = await asOlga("GET", `/api/circles/${circle.id}/group`);
  expect(await seen.json()).toMatchObject({ group: { isThere: false } });
});

test("a month with too little left says so, and sends nothing", async () => {
  const { link, plan, announce, look, double, said } = await start();
  const id = await plan();
  await link();
  double.quota.setLimit(2);
  expect(await look(id)).toMatchObject({ people: 3, left: 2 });
  expect(await announce(id)).toBe("no_quota");
  expect(said()).toHaveLength(1);
});

test("another group takes the place of the first, and a room is told like a group", async () => {
  const { link, newGroup, plan, announce, said, group, asOlga, circle } = await start();
  await link();
  const room = await newGroup("名前のない部屋", "room");
  expect((await link(room)).status).toBe(204);
  const seen = await asOlga("GET", `/api/circles/${circle.id}/group`);
  expect(await seen.json()).toMatchObject({ group: { name: null, isThere: true } });
  expect(await announce(await plan())).toBe("sent");
  expect(said(room)).toHaveLength(2);
  expect(said(group)).toHaveLength(1);
});

test("whoever comes into a linked group is welcomed by day, once a day", async () => {
  const { link, double, group, said, settled, jumpTo, person } = await start();
  const comes = async (name: string) => {
    const { userId } = await person(name, { adds: false });
    await double.joinGroup(userId, group);
    await settled();
  };
  await comes("まだつながっていない日");
  expect(said()).toHaveLength(1);
  await link();
  await comes("はるか");
  expect(JSON.stringify(said().at(-1))).toContain("ようこそ");
  await comes("なつき");
  expect(said()).toHaveLength(2);
  jumpTo(new Date(Date.parse("2026-11-24T13:00:00Z") + day).toISOString());
  await comes("夜のひと");
  expect(said()).toHaveLength(2);
});

test("only those in charge look at an announcement or press it", async () => {
  const { plan, link, asYuki, circle } = await start();
  const id = await plan();
  await link();
  const answers = [
    await asYuki("GET", `/api/meetups/${id}/announcement`),
    await asYuki("POST", `/api/meetups/${id}/announcement`),
    await asYuki("GET", `/api/circles/${circle.id}/group`),
    await asYuki("DELETE", `/api/circles/${circle.id}/group`),
  ];
  expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
});
