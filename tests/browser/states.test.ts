import type { Frame } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { writeRecords } from "#tests/support/records.ts";
import { setUpCircle } from "./circle-site.ts";
import { startInventory } from "./inventory-past.ts";
import { startMiniApp, type MiniApp } from "./liff-page.ts";
import { contextOf, narrow } from "./looks.ts";
import { startTactics } from "./tactics-page.ts";
import { createWalk, settled } from "./walk.ts";

// What pages look like before anything is there, opened, asked, and in two versions: usable by
// everybody (WCAG 2.2 AA), and nothing sticks out of the narrowest phone. pages.test.ts walks every
// page as it stands.

let stage: MiniApp;
beforeAll(async () => {
  stage = await startMiniApp();
}, 60_000);
afterAll(() => stage.close());

const { locale } = narrow;
const look = contextOf(narrow);
const JOINED = new Date("2025-12-18T11:00:00Z");
const NOW = new Date("2026-11-24T11:00:00Z");
const monthly = { id: "monthly", version: 1 };

test("the road: opened, bridged, searched, drawn; and before its first step", async () => {
  let time = JOINED;
  const site = await stage.site({ now: () => time });
  const walker = await site.member("ゆき", locale);
  const beginner = await site.member("けん", locale);
  time = NOW;
  const { reflections } = site;
  await writeRecords(reflections, walker.id);
  const line = { text: "引っ越しと、休む時間", from: "2026-04", base: "" };
  const key = { memberId: walker.id, cadence: "monthly" } as const;
  await reflections.bridge({ ...key, period: "2026-05" }, { script: monthly, at: NOW }, line);
  for (const [index, choice] of ["2", "1", "2", "3", "3", "4", "3", "4", "5"].entries()) {
    await reflections.answer(
      { ...key, period: `2025-${String(index + 2).padStart(2, "0")}` },
      { script: monthly, at: NOW },
      { qid: "MO8", audience: "self", notes: [] },
      { choice, base: { choice: null }, rev: 0 },
    );
  }
  const titles = [
    "手探りの3か月",
    "ひとりで抱えない練習",
    "任せることを覚えながら、待つことも覚えた3か月",
  ];
  for (const [index, text] of titles.entries()) {
    await reflections.answer(
      { memberId: walker.id, cadence: "quarterly", period: `2025-Q${index + 2}` },
      { script: { id: "quarterly", version: 1 }, at: NOW },
      { qid: "QU1", audience: "circle", notes: [] },
      { text, base: { text: "" }, rev: 0 },
    );
  }
  const walk = createWalk(await site.open(walker.lineUserId, "/me", look));
  await walk.visit("/me", async (liff) => {
    await liff.locator("details.record summary").first().click();
    await liff.locator(".weeks summary").first().click();
    await liff.locator(".weeks details summary").first().click();
    await liff.locator(".plain-road button").first().click();
    await liff.locator(".bridged").waitFor();
  });
  await walk.visit("/me/search", async (liff) => {
    await liff.locator("input").fill("準備 話");
    await liff.locator("mark").first().waitFor();
    await walk.look("found");
    await liff.locator("input").fill("どこにもない言葉");
    await liff.locator(".search-told:not(:empty)").waitFor();
  });
  await walk.visit("/me/conviction", (liff) => liff.locator(".conviction-table summary").click());
  await walk.visit("/me/past", (liff) => liff.locator(".weeks summary").first().click());
  expect(walk.faults).toEqual({});

  await site.members.restUntil(beginner, new Date("2026-12-23T15:00:00Z"));
  const first = createWalk(await site.open(beginner.lineUserId, "", look));
  await first.look("home, resting");
  for (const path of [
    "/me",
    "/me/conviction",
    "/me/words",
    "/inventory",
    "/strengths",
    "/comments",
  ])
    await first.visit(path);
  expect(first.faults).toEqual({});
});

test("the form: audiences open, two versions side by side, and its end", async () => {
  let time = new Date("2026-09-05T11:00:00Z");
  const site = await stage.site({ now: () => time });
  const walker = await site.member("ゆき", locale);
  await writeRecords(site.reflections, walker.id);
  time = NOW;
  const key = { memberId: walker.id, cadence: "monthly", period: "2026-11" } as const;
  const walk = createWalk(await site.open(walker.lineUserId, "", look));
  await walk.visit("/reflect/monthly", async (liff) => {
    for (const at of [1, 3]) await liff.locator(".reach-now").nth(at).click();
    await walk.look("reach");
    const before = await site.reflections.find(key);
    await site.reflections.answer(
      key,
      { script: monthly, at: NOW },
      { qid: "MO6", audience: "circle", notes: [] },
      { text: "準備した日は、落ち着いて話せる", rev: before?.rev ?? 0 },
    );
    await liff.locator("#MO6-text").fill("朝のほうが、よく考えられる");
    await liff.locator(".two-versions").scrollIntoViewIfNeeded();
    await walk.look("two versions");
    await liff.locator(".two-versions button").first().click();
    await liff.locator(".closing > .text-button").click();
    await liff.locator(".preview").waitFor();
    await liff.locator(".actions .button").first().click();
    await liff.locator(".closed .card").waitFor();
  });
  expect(walk.faults).toEqual({});
});

test("tactics and tasks: opened, done, graduating", async () => {
  const { open, stateOf, inventory, yuki, by } = await startTactics(stage, { locale });
  const walk = createWalk(await open("", look));
  await walk.visit("/inventory/task", (liff) => liff.locator(".check").last().click());
  await walk.visit("/inventory/tactic/graduated", (liff) =>
    liff.locator(".graduates summary").click(),
  );
  await walk.visit("/inventory/tactic", async (liff) => {
    await liff.locator(".task").first().waitFor();
    await walk.look("folded");
    await liff.locator(".task summary").first().click();
    await liff.locator(".more > summary").first().click();
    await liff.locator(".draw-group").waitFor();
    await walk.look("opened");
    await liff.locator(".card > .tactic-ways .plain").nth(1).click();
    await liff.locator(".graduation").waitFor();
  });
  await expect.poll(() => stateOf("a")).toBe("graduated");
  await inventory.decide(yuki.id, by(), "a", "wake");
  await walk.visit("/reflect/quarterly", async (liff) => {
    await liff.locator("input[value=graduate]").first().check();
    await liff.locator(".graduation").waitFor();
  });
  expect(walk.faults).toEqual({});
});

test("the inventory: empty, full, opened; and over time", async () => {
  const {
    site,
    yuki,
    open,
    write,
    add,
    inventory,
    by,
    walk: past,
    life,
    quarters,
  } = await startInventory(stage, locale);
  const over = ["/comparison", "/lifeline", "/assets"].map((path) => `/inventory${path}`);
  const walk = createWalk(await open("", look));
  for (const path of over) await walk.visit(path);
  await past();
  await life();
  await quarters();
  await write("I1-1", { picks: ["honesty", "learning"], own: ["静けさ"] });
  const eventId = crypto.randomUUID();
  const of = { cadence: "weekly", period: "2026-W47", messageIds: ["m1"], at: NOW } as const;
  const text = "会議で「わかりやすい」と言われた";
  await inventory.file(yuki.id, { ...of, eventId, section: "skill", text });
  await add("skill", "s4", {});
  const item = { section: "skill", id: "s1" } as const;
  const { items } = await inventory.all(yuki.id);
  const { rev = 0 } = items.find(({ id }) => id === "s1")?.values["I3-1"] ?? {};
  const shown = { item, field: "I3-1", value: "論点を整理する", audience: "circle", rev } as const;
  expect((await inventory.write(yuki.id, by(), shown)).ok).toBe(true);
  await walk.liff.goto(`${site.origin}/liff/inventory`);
  await settled(walk.liff);
  const unfold = (liff: Frame) => liff.locator("summary").first().click();
  await walk.visit("/inventory/skill", unfold);
  await walk.visit("/inventory/experience", unfold);
  await walk.visit("/inventory/goal", (liff) => liff.locator(".show summary").click());
  await walk.visit("/inventory/money", (liff) => liff.locator(".reach-now").last().click());
  await walk.visit("/inventory/preview", (liff) => liff.locator(".card").first().waitFor());
  for (const path of over)
    await walk.visit(path, (liff) => liff.locator("main .card").first().waitFor());
  expect(walk.faults).toEqual({});
});

test("a circle: long names, its people opened, an invitation made, a newcomer at the door", async () => {
  const { site, olga, sakura, circles, circle, link, enters, path } = await setUpCircle(
    stage,
    locale,
  );
  const names = ["とても長い名前のひとがいるかもしれません", "健太", "Anna Longname-Wellington"];
  for (const name of names) await enters((await site.member(name, locale)).id, null);
  const until = new Date("2026-12-31T15:00:00Z");
  await circles.appoint(olga.id, circle.id, sakura.id, "cohost", until);
  const walk = createWalk(await site.open(olga.lineUserId, path, look));
  await walk.visit(path, (liff) => liff.locator("details > summary").last().click());
  await walk.visit(`${path}/run`, async (liff) => {
    await liff.locator(".role-card summary").nth(1).click();
    await liff.locator(".away").first().click();
    await liff.locator("details > summary").last().click();
  });
  await walk.visit(`${path}/invite`, async (liff) => {
    await liff.locator("form button").click();
    await liff.locator(".qr").waitFor();
  });
  expect(walk.faults).toEqual({});

  const own = createWalk(await site.open(sakura.lineUserId, path, look));
  await own.liff.locator(".own-line button").first().click();
  await own.look("own line");
  expect(own.faults).toEqual({});

  const door = createWalk(await site.open(site.stranger("ゆき"), await link(), look));
  await door.look("promises");
  await door.liff.locator(".actions .button").first().click();
  await door.look("introduction");
  expect(door.faults).toEqual({});
});

test("settings: what was made is shown; and who comes from another account", async () => {
  const site = await stage.site({ now: () => NOW });
  const walker = await site.member("とても長い名前のひと", locale);
  await site.members.set(walker, { weekly: true });
  await site.members.present(walker, { nickname: "ゆき", face: "moss" });
  await writeRecords(site.reflections, walker.id);
  const walk = createWalk(await site.open(walker.lineUserId, "/settings", look));
  const press = (name: string) => async (liff: Frame) => {
    await liff.getByRole("button", { name }).click();
    await liff.locator(".key, .code").waitFor();
  };
  await walk.visit("/settings/notices");
  await walk.visit("/settings/profile");
  await walk.visit("/settings/calendar", press("Make my link"));
  await walk.visit("/settings/takeout", (liff) => liff.locator("summary").click());
  await walk.visit("/settings/transfer", press("Make a transfer code"));
  expect(walk.faults).toEqual({});

  const stranger = createWalk(await site.open(site.stranger("Ken"), "", look));
  await stranger.look("stranger");
  await stranger.liff.locator(".moved").click();
  await stranger.liff.locator(".redeem").waitFor();
  await stranger.look("moved");
  expect(stranger.faults).toEqual({});
});
