import type { messagingApi } from "@line/bot-sdk";
import { expect, test } from "vitest";
import type { LedgerDays, LedgerView } from "#shared/ledger.ts";
import { startCommunity } from "#tests/support/community.ts";
import { runJobs } from "#tests/support/jobs.ts";

const organizer = `U${"0".repeat(31)}a`;

const start = async (quota: number | null) => {
  const community = await startCommunity({
    start: new Date("2026-11-02T09:00+09:00"),
    env: { ORGANIZER_USER_IDS: organizer },
  });
  const { double, member, page } = community;
  double.quota.setLimit(quota);
  double.addPerson({ userId: organizer, name: "いまてん" });
  await double.follow(organizer);
  await community.context.features.members.consent(organizer, "ja");
  await community.settled();
  let seen = 0;
  /** What the organizer hears when they say or tap something. */
  const imaten = async (what: string | messagingApi.Action) => {
    seen = double.botMessages(organizer).length;
    await (typeof what === "string" ? double.say(organizer, what) : double.tap(organizer, what));
    await community.settled();
    return double.botMessages(organizer).slice(seen) as messagingApi.Message[];
  };
  const members = [await member("ゆき"), await member("なお")];
  for (const each of members) {
    await each.says("設定");
    await each.taps("週のお知らせを受ける");
  }
  const ask = await page(organizer);
  const ledger = async () => (await (await ask("GET", "/api/ledger")).json()) as LedgerView;
  const lineOf = async (of: string) => (await ledger()).lines.find((line) => line.class === of);
  return { ...community, imaten, members, ask, ledger, lineOf };
};

test("the ledger tells LINE's numbers, our own, what is to come, and what will not fit", async () => {
  const { ledger, lineOf } = await start(4);
  expect(await ledger()).toMatchObject({ month: "2026-11", limit: 4, used: 0 });
  // Weekly on three Fridays for two; the first week and the month for three.
  const [monthly, weekly] = [await lineOf("nudge-monthly"), await lineOf("nudge-weekly")];
  expect(monthly?.planned).toBeGreaterThanOrEqual(3);
  expect(weekly?.planned).toBeGreaterThan(0);
  const short = (monthly?.short ?? 0) + (weekly?.short ?? 0);
  expect(short).toBe((monthly?.planned ?? 0) + (weekly?.planned ?? 0) - 4);
  expect(weekly?.short).toBe(weekly?.planned);
});

test("the weeks to come are told day by day, in totals: nobody is named", async () => {
  const { page, members, member, jumpTo } = await start(null);
  for (const name of ["けん", "あおい"]) await member(name);
  for (const each of members) await each.says("振り返る");
  jumpTo("2026-11-20T09:00+09:00");
  const ask = await page(organizer);
  const told = await (await ask("GET", "/api/ledger/days")).text();
  const { days } = JSON.parse(told) as LedgerDays;
  expect(days).toHaveLength(35);
  const onThe = (day: string) => days.find((each) => each.day === day);
  expect(onThe("2026-11-25")?.lines).toEqual([{ class: "nudge-monthly", people: 5 }]);
  expect(onThe("2026-11-26")?.not).toEqual({ own: 0, spaced: 5, none: 0 });
  expect(onThe("2026-11-27")?.lines).toEqual([]);
  expect(told).not.toMatch(/ゆき|なお|けん|あおい|U[0-9a-f]{32}/);
});

test("a class that is stopped for the month is not sent in it, and comes again in the next", async () => {
  const { ask, lineOf, jumpTo, context, members, double } = await start(null);
  const put = await ask("PUT", "/api/ledger/nudge-weekly", { stopped: true });
  expect(put.status).toBe(200);
  expect(await lineOf("nudge-weekly")).toMatchObject({ stopped: true, planned: 0 });
  const before = double.requests.filter(({ path }) => path.endsWith("/push")).length;
  jumpTo("2026-11-06T20:01+09:00");
  await runJobs(context.scheduler);
  expect(double.requests.filter(({ path }) => path.endsWith("/push"))).toHaveLength(before);
  for (const each of members) await each.says("ヘルプ");
  jumpTo("2026-12-04T20:01+09:00");
  await runJobs(context.scheduler);
  expect(double.requests.filter(({ path }) => path.endsWith("/push"))).toHaveLength(before + 2);
});

test("what cannot be stopped is refused, and so is whoever does not run the community", async () => {
  const { ask, page, members } = await start(null);
  expect((await ask("PUT", "/api/ledger/announcement", { stopped: true })).status).toBe(404);
  expect((await ask("PUT", "/api/ledger/nudge-weekly", { stopped: 1 })).status).toBe(400);
  expect((await ask("PUT", "/api/ledger/nudge-weekly", { stopped: true, x: 1 })).status).toBe(400);
  const other = await page(members[0]?.userId ?? "");
  expect((await other("GET", "/api/ledger")).status).toBe(403);
  expect((await other("PUT", "/api/ledger/nudge-weekly", { stopped: true })).status).toBe(403);
});

test("before the limit bites the organizer is asked, once, with a free reply", async () => {
  const { imaten, context, double, lineOf, members } = await start(4);
  const pushes = () => double.requests.filter(({ path }) => path.endsWith("/push")).length;
  await runJobs(context.scheduler);
  await runJobs(context.scheduler);
  const heard = await imaten("ヘルプ");
  const asked = heard.flatMap((message) => (message.type === "template" ? [message] : []));
  expect(asked.map(({ altText }) => altText)).toEqual([
    "今月のお知らせは、残り4通です。\n定例会の連絡(0通)を優先して、週のお知らせを止めますか?",
  ]);
  const { template } = asked[0]!;
  const stop = template.type === "confirm" ? template.actions[0]! : null;
  expect(stop).toMatchObject({ label: "止める" });
  // The same button in somebody else's hands is an old one.
  await members[0]?.tapsOld(stop!);
  members[0]?.hears("これは前回のボタンでした");
  expect(await lineOf("nudge-weekly")).toMatchObject({ stopped: false });
  expect(JSON.stringify(await imaten(stop!))).toContain("週のお知らせを、今月は止めました");
  expect(await lineOf("nudge-weekly")).toMatchObject({ stopped: true });
  expect((await imaten("ヘルプ")).some(({ type }) => type === "template")).toBe(false);
  expect(pushes()).toBe(0);
});

test("when the month is used up, taps still work, and what did not come is told with them", async () => {
  const { jumpTo, context, members, double } = await start(0);
  jumpTo("2026-11-25T20:01+09:00");
  await runJobs(context.scheduler);
  expect(double.requests.filter(({ path }) => path.endsWith("/push"))).toHaveLength(0);
  const [yuki] = members;
  await yuki?.says("振り返る");
  yuki?.hears("今月はお知らせを送れる数が足りず").hears(/どれ|どの/);
  await yuki?.says("ヘルプ");
  expect(yuki?.heard()).not.toContain("送れる数が足りず");
});
