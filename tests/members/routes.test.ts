import { expect, test } from "vitest";
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
    picture: null,
    locale: "ja",
    settings: { weekly: false, quiet: false },
    rest: null,
    isFriend: true,
    circles: [],
    totals: { reflections: 0 },
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
