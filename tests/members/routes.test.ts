import { expect, test } from "vitest";
import { usualNotices } from "#shared/notices.ts";
import { codeOf, startSite } from "#tests/support/site.ts";

const START = new Date("2026-11-23T12:00:00Z");
const site = () => startSite({ now: () => START });

test("a member sees themselves, and nothing that is LINE's", async () => {
  const { member, as } = await site();
  const yuki = await member("Yuki");
  const answer = await (await as(yuki.lineUserId))("GET", "/api/me");
  expect(answer.headers.get("cache-control")).toBe("no-store");
  expect(await answer.json()).toEqual({
    id: yuki.id,
    community: null,
    organizer: null,
    name: "Yuki",
    nickname: null,
    lineName: "Yuki",
    face: "line",
    picture: null,
    locale: "ja",
    settings: { weekly: false, quiet: false, ...usualNotices },
    rest: null,
    isFriend: true,
    circles: [],
    totals: { reflections: 0 },
    since: "2026-11-23",
    zone: "Asia/Tokyo",
    today: "2026-11-23",
  });
});

test("each person sees only themselves", async () => {
  const { member, as } = await site();
  const yuki = await member("Yuki");
  const ken = await member("Ken");
  const asKen = await as(ken.lineUserId);
  await asKen("PATCH", "/api/me/settings", { weekly: true });
  const seen = await (await as(yuki.lineUserId))("GET", "/api/me");
  expect(await seen.json()).toMatchObject({ name: "Yuki", settings: { weekly: false } });
});

test("without a session there is nothing to see or change", async () => {
  const { ask } = await site();
  const asked = [
    await ask("GET", "/api/me"),
    await ask("PATCH", "/api/me/settings", { weekly: true }),
    await ask("PUT", "/api/me/rest", { until: null }),
    await ask("GET", "/api/me", undefined, { cookie: "ayumi_session=made-up" }),
  ];
  for (const answer of asked) {
    expect(answer.status).toBe(401);
    expect(await codeOf(answer)).toBe("unauthenticated");
  }
});

test("a setting changes alone", async () => {
  const { member, as } = await site();
  const asYuki = await as((await member("Yuki")).lineUserId);
  await asYuki("PATCH", "/api/me/settings", { quiet: true });
  await asYuki("PATCH", "/api/me/settings", { locale: "en" });
  const me = await asYuki("GET", "/api/me");
  expect(await me.json()).toMatchObject({
    locale: "en",
    settings: { weekly: false, quiet: true },
  });
});

test("whoever wants the weekly invitation wants notices again", async () => {
  const { member, as } = await site();
  const asYuki = await as((await member("Yuki")).lineUserId);
  await asYuki("PATCH", "/api/me/settings", { quiet: true });
  const me = await asYuki("PATCH", "/api/me/settings", { weekly: true });
  expect(await me.json()).toMatchObject({ settings: { weekly: true, quiet: false } });
});

test("two changes at once are both kept", async () => {
  const { member, as } = await site();
  const asYuki = await as((await member("Yuki")).lineUserId);
  await Promise.all([
    asYuki("PATCH", "/api/me/settings", { weekly: true, quiet: false }),
    asYuki("PATCH", "/api/me/settings", { locale: "en" }),
  ]);
  const me = await asYuki("GET", "/api/me");
  expect(await me.json()).toMatchObject({ locale: "en", settings: { weekly: true } });
});

test("settings that do not exist are refused", async () => {
  const { member, as } = await site();
  const asYuki = await as((await member("Yuki")).lineUserId);
  const bodies = [
    { daily: true },
    { weekly: "yes" },
    { weekly: undefined, locale: "fr" },
    { quiet: null },
    ["weekly"],
    "weekly",
  ];
  for (const body of bodies) {
    const answer = await asYuki("PATCH", "/api/me/settings", body);
    expect(answer.status).toBe(400);
    expect(await codeOf(answer)).toBe("invalid_input");
  }
  const me = await asYuki("GET", "/api/me");
  expect(await me.json()).toMatchObject({ settings: { weekly: false }, locale: "ja" });
});

test("a rest lasts until its date, and ends early when asked", async () => {
  let now = START;
  const { member, as } = await startSite({ now: () => now });
  const yuki = await member("Yuki");
  const asYuki = await as(yuki.lineUserId);
  const rested = await asYuki("PUT", "/api/me/rest", { until: "2026-12-24" });
  expect(await rested.json()).toMatchObject({ rest: { until: "2026-12-24" } });
  const back = await asYuki("PUT", "/api/me/rest", { until: null });
  expect(await back.json()).toMatchObject({ rest: null });

  await asYuki("PUT", "/api/me/rest", { until: "2026-12-24" });
  now = new Date("2026-12-24T00:00:00+09:00");
  const later = await (await as(yuki.lineUserId))("GET", "/api/me");
  expect(await later.json()).toMatchObject({ rest: null, today: "2026-12-24" });
});

test("a rest ends on a day to come", async () => {
  const { member, as } = await site();
  const asYuki = await as((await member("Yuki")).lineUserId);
  const bodies = [
    { until: "2026-11-23" },
    { until: "2026-02-30" },
    { until: "2028-11-24" },
    { until: "9999-12-31" },
    { until: "tomorrow" },
    { until: "2026-12-24T00:00:00Z" },
    { until: 7 },
    { until: "2026-12-24", why: "tired" },
    {},
  ];
  for (const body of bodies) {
    const answer = await asYuki("PUT", "/api/me/rest", body);
    expect(answer.status).toBe(400);
    expect(await codeOf(answer)).toBe("invalid_input");
  }
});

test("notices come on the day and at the time the member likes", async () => {
  const { member, as } = await site();
  const asYuki = await as((await member("Yuki")).lineUserId);
  await asYuki("PATCH", "/api/me/settings", { weeklyDay: 7, weeklyTime: "09:00" });
  await asYuki("PATCH", "/api/me/settings", { monthlyTime: "21:30", zone: "Europe/Berlin" });
  const times = { weeklyDay: 7, weeklyTime: "09:00", monthlyTime: "21:30", zone: "Europe/Berlin" };
  const me = await asYuki("GET", "/api/me");
  expect(await me.json()).toMatchObject({ settings: { weekly: false, quiet: false, ...times } });
  const back = await asYuki("PATCH", "/api/me/settings", { zone: null });
  expect(await back.json()).toMatchObject({ settings: { ...times, zone: null } });
});

test("no notice can be asked for at night, between the quarters, or on the moon", async () => {
  const { member, as } = await site();
  const asYuki = await as((await member("Yuki")).lineUserId);
  const bodies = [
    { weeklyTime: "07:45" },
    { monthlyTime: "21:45" },
    { weeklyTime: "9:00" },
    { weeklyTime: "20:07" },
    { weeklyDay: 0 },
    { weeklyDay: "Sunday" },
    { zone: "Moon/Sea" },
    { zone: "" },
  ];
  for (const body of bodies) {
    const answer = await asYuki("PATCH", "/api/me/settings", body);
    expect(answer.status).toBe(400);
    const { error } = (await answer.json()) as { error: { code: string; fields: object } };
    expect(error.code).toBe("invalid_input");
    expect(Object.keys(error.fields)).toEqual(Object.keys(body));
  }
  const me = await asYuki("GET", "/api/me");
  expect(await me.json()).toMatchObject({ settings: usualNotices });
});

test("a member is called as they like, and by LINE's name again when they like", async () => {
  const { member, as, members } = await site();
  const yuki = await member("Yuki Sato");
  const asYuki = await as(yuki.lineUserId);
  const named = await asYuki("PATCH", "/api/me/profile", { nickname: "  ゆき ", face: "moss" });
  expect(await named.json()).toMatchObject({
    name: "ゆき",
    nickname: "ゆき",
    lineName: "Yuki Sato",
    face: "moss",
  });
  // LINE's own name may change meanwhile: what the member chose stays.
  const stored = await members.get(yuki.id);
  expect(stored).toMatchObject({ name: "Yuki Sato", nickname: "ゆき", face: "moss" });
  const back = await asYuki("PATCH", "/api/me/profile", { nickname: null });
  expect(await back.json()).toMatchObject({ name: "Yuki Sato", nickname: null, face: "moss" });
});

test("a name that hides, turns or never ends is refused, and which field is said", async () => {
  const { member, as, ask } = await site();
  const asYuki = await as((await member("Yuki")).lineUserId);
  const bodies = [
    { nickname: "" },
    { nickname: " \u200B " },
    { nickname: "ゆき\u202E" },
    { nickname: "ゆ\u0007き" },
    { nickname: "あ".repeat(21) },
    { nickname: 7 },
    { face: "http://example.org/me.png" },
    { picture: "x" },
  ];
  for (const body of bodies) {
    const answer = await asYuki("PATCH", "/api/me/profile", body);
    expect(answer.status).toBe(400);
    const { error } = (await answer.json()) as { error: { code: string; fields: object } };
    expect(error.code).toBe("invalid_input");
    expect(Object.keys(error.fields)).toEqual(Object.keys(body));
  }
  expect((await ask("PATCH", "/api/me/profile", { face: "none" })).status).toBe(401);
  const evil = { origin: "https://evil.example" };
  expect((await asYuki("PATCH", "/api/me/profile", { face: "none" }, evil)).status).toBe(403);
});

test("who joined before there were names and times has the usual ones", async () => {
  const { member, as, db } = await site();
  const yuki = await member("Yuki");
  await db.collection("members").updateOne(
    {},
    {
      $unset: { nickname: "", face: "", moves: "", "settings.zone": "", "settings.weeklyTime": "" },
    },
  );
  const me = await (await as(yuki.lineUserId))("GET", "/api/me");
  expect(await me.json()).toMatchObject({ name: "Yuki", face: "line", settings: usualNotices });
});
