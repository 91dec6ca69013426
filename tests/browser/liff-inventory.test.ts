import { afterAll, beforeAll, expect, test } from "vitest";
import type { FieldId } from "#shared/inventory-fields.ts";
import type { FieldValue } from "#shared/inventory.ts";
import type { Audience } from "#shared/reflection.ts";
import { startMiniApp, type MiniApp } from "./liff-page.ts";

let stage: MiniApp;
beforeAll(async () => {
  stage = await startMiniApp();
}, 60_000);
afterAll(() => stage.close());

const START = new Date("2026-11-23T12:00:00Z");
const now = () => START;

const setUp = async (locale: "ja" | "en" = "ja") => {
  const site = await stage.site({ now });
  const yuki = await site.member("ゆき", locale);
  const { inventory } = site.context.features;
  const by = () => ({ operation: crypto.randomUUID(), at: START });
  const write = (field: FieldId, value: FieldValue, audience: Audience = "self", rev = 0) =>
    inventory.write(yuki.id, by(), { item: null, field, value, audience, rev });
  const stored = async (field: FieldId) => (await inventory.all(yuki.id)).fields[field]?.value;
  const file = (section: "skill" | "time", text: string, eventId = crypto.randomUUID()) =>
    inventory.file(yuki.id, {
      eventId,
      section,
      text,
      messageIds: ["m1"],
      cadence: "weekly",
      period: "2026-W47",
      at: START,
    });
  const open = (path = "", look = {}) => site.open(yuki.lineUserId, `/inventory${path}`, look);
  return { site, yuki, inventory, by, write, stored, file, open };
};

test("words are saved while they are written, and found again", async () => {
  const { open, stored } = await setUp();
  const { page, liff, troubles } = await open();
  await liff.getByRole("link", { name: /^目標/ }).click();
  const goal = liff.getByRole("textbox", { name: "この3か月で" });
  await goal.fill("提案書を2本、自分で書く");
  await liff.getByText("保存しました").waitFor();
  await expect.poll(() => stored("I2-3")).toBe("提案書を2本、自分で書く");
  await liff.getByRole("button", { name: "自分", exact: true }).click();
  await expect.poll(() => stored("I2-5")).toBe("own");

  await liff.getByRole("link", { name: "棚卸しへ戻る" }).click();
  await liff.getByText("提案書を2本、自分で書く").waitFor();
  await page.reload();
  await page.frameLocator("iframe").getByText("提案書を2本、自分で書く").waitFor();
  expect(troubles).toEqual([]);
});

test("what is filled in without a signal arrives once there is one", async () => {
  const { open, stored, inventory, yuki } = await setUp();
  const { page, liff } = await open("/goal");
  await liff.getByRole("textbox", { name: "この3か月で" }).waitFor();
  // The pages were fetched with the first of them.
  await page.context().setOffline(true);
  await liff.getByRole("textbox", { name: "この3か月で" }).fill("電車で書いた");
  await liff.getByText("つながったら保存します").waitFor();
  await liff.getByRole("link", { name: "棚卸しへ戻る" }).click();
  await liff.getByText("電車で書いた").waitFor();
  await liff.getByRole("link", { name: /スキル/ }).click();
  await liff.getByRole("button", { name: "スキルを足す" }).click();
  await liff.getByRole("textbox", { name: "スキルの名前" }).fill("聞く");
  await liff.getByRole("button", { name: "一人でできる" }).click();
  await expect.poll(() => stored("I2-3")).toBeUndefined();

  await page.context().setOffline(false);
  await expect.poll(() => stored("I2-3")).toBe("電車で書いた");
  await expect
    .poll(async () => (await inventory.all(yuki.id)).items[0]?.values)
    .toMatchObject({ "I3-1": { value: "聞く" }, "I3-2": { value: "alone" } });
  expect((await inventory.all(yuki.id)).items).toHaveLength(1);
});

test("a page that goes away in the middle of a word loses none of it", async () => {
  const { open, stored, site } = await setUp();
  const { page, liff } = await open("/purpose");
  const words = "はじめての人が、".repeat(75);
  await page.context().route("**/api/inventory/fields/**", (route) => route.abort());
  await liff.getByRole("textbox", { name: /この仕事をしていてよかった/ }).fill(words);
  // What waited arrives before the new page has its first answer, which is asked for again.
  await page.context().route("**/api/inventory", async (route) => {
    await expect.poll(() => stored("I1-2")).toBe(words);
    await route.continue().catch(() => {});
  });
  await page.reload();
  await page.context().unroute("**/api/inventory/fields/**");
  const again = page.frameLocator("iframe");
  const field = again.getByRole("textbox", { name: /この仕事をしていてよかった/ });
  // The page itself may take a while to come back.
  await field.waitFor();
  await expect.poll(() => field.inputValue()).toBe(words);
  await expect.poll(() => stored("I1-2"), { timeout: 8000 }).toBe(words);
  expect(site.logged.join()).not.toContain("はじめての人");
});

test("two screens in one field: both versions are shown, and the member keeps one", async () => {
  const { open, write, stored } = await setUp();
  await write("I2-3", "前のことば");
  const { liff } = await open("/goal");
  const goal = liff.getByRole("textbox", { name: "この3か月で" });
  await expect.poll(() => goal.inputValue()).toBe("前のことば");
  await write("I2-3", "パソコンで書いた", "self", 1);
  await goal.fill("スマホで書いた");
  const both = liff.getByRole("alert");
  await both.getByText("パソコンで書いた").waitFor();
  await both.getByText("スマホで書いた").waitFor();
  await expect.poll(() => stored("I2-3")).toBe("パソコンで書いた");
  await liff.getByRole("button", { name: "この画面のほうを残す" }).click();
  await expect.poll(() => stored("I2-3")).toBe("スマホで書いた");
  await both.waitFor({ state: "detached" });

  await write("I2-3", "パソコンでまた書いた", "self", 3);
  await goal.fill("スマホでまた書いた");
  await liff.getByRole("button", { name: "別の画面のほうを残す" }).click();
  await expect.poll(() => goal.inputValue()).toBe("パソコンでまた書いた");
});

test("a sentence from a reflection is taken in or left out, and can be brought back", async () => {
  const { open, file, inventory, yuki } = await setUp();
  await file("skill", "会議の論点を整理した");
  await file("skill", "早起きした");
  const { liff } = await open();
  await liff.getByText("振り返りからの下書きが待っています").waitFor();
  await liff.getByRole("link", { name: /スキル/ }).click();
  await liff.getByRole("link", { name: "11/16の週から" }).first().waitFor();
  await liff.getByRole("button", { name: "棚卸しに入れる" }).first().click();
  await liff.getByRole("heading", { name: "会議の論点を整理した" }).waitFor();
  await liff.getByRole("button", { name: "入れない" }).click();
  await liff.getByRole("button", { name: "元に戻す" }).click();
  await liff.getByRole("button", { name: "入れない" }).click();
  await liff.getByRole("link", { name: "棚卸しへ戻る" }).click();
  await expect.poll(async () => (await inventory.all(yuki.id)).items.length).toBe(1);
  expect((await inventory.all(yuki.id)).items[0]).toMatchObject({ draft: false });
});

test("a time is as rough as a year, and a month can follow", async () => {
  const { open, inventory, yuki, by } = await setUp();
  await inventory.add(yuki.id, by(), { section: "experience", id: "e" });
  const { liff } = await open("/experience");
  await liff.locator("summary").first().click();
  await liff.getByLabel("はじまりの年").fill("202");
  await liff.getByLabel("はじまりの年").fill("2021");
  const time = async () => (await inventory.all(yuki.id)).items[0]?.values["I4-1"]?.value;
  await expect.poll(time).toEqual({ from: "2021", to: null });
  await liff.getByLabel("はじまりの月").selectOption("4月");
  await expect.poll(time).toEqual({ from: "2021-04", to: null });
  await liff.getByRole("slider").fill("-2");
  await expect
    .poll(async () => (await inventory.all(yuki.id)).items[0]?.values["I4-6"]?.value)
    .toBe(-2);
});

test("items change their places", async () => {
  const { open, inventory, yuki, by } = await setUp();
  for (const [id, name] of [
    ["a", "聞く"],
    ["b", "書く"],
  ] as const) {
    await inventory.add(yuki.id, by(), { section: "skill", id });
    const item = { section: "skill", id } as const;
    await inventory.write(yuki.id, by(), { item, field: "I3-1", value: name, rev: 0 });
  }
  const { liff } = await open("/skill");
  await liff.getByRole("heading", { name: "書く" }).click();
  await liff.getByRole("button", { name: "「書く」を上へ" }).click();
  await expect
    .poll(async () => (await inventory.all(yuki.id)).items.map(({ id }) => id))
    .toEqual(["b", "a"]);
  expect(await liff.getByRole("heading", { level: 2 }).allTextContents()).toEqual(["書く", "聞く"]);
});

test("a section that is still true says the day it was looked at", async () => {
  const { open, inventory, yuki } = await setUp();
  const write = { item: null, field: "I7-1", value: "half", rev: 0 } as const;
  const before = { operation: "op", at: new Date("2026-08-20T12:00:00Z") };
  await inventory.write(yuki.id, before, write);
  const { liff } = await open();
  await liff.getByText("前回 8月20日").waitFor();
  await liff.getByRole("button", { name: "時間は変わりなし" }).click();
  await liff.getByText("今日、目を通しました").waitFor();
  await expect.poll(async () => (await inventory.all(yuki.id)).confirmedAt.time).toEqual(START);
});

test("money stays between oneself and the organizer, and no amount is needed", async () => {
  const { open, inventory, yuki } = await setUp();
  const { liff } = await open("/money");
  await liff.getByRole("textbox", { name: "お金で気になっていること" }).fill("年収600万円のこと");
  await liff.getByText("金額は書かなくて大丈夫です。「少し」").waitFor();
  await liff.getByRole("button", { name: /お金で気になっていることを見せる範囲/ }).click();
  expect(await liff.getByRole("radio").count()).toBe(2);
  await liff.getByRole("radio", { name: "運営の人にだけ" }).check();
  await expect
    .poll(async () => (await inventory.all(yuki.id)).fields["I6-5"]?.audience)
    .toBe("organizer");
});

test("the preview holds what is shown, and no trace of what is hidden", async () => {
  const { open, write, file, stored } = await setUp();
  await write("I2-3", "提案書を2本", "circle");
  await write("I1-3", "抱えこむこと", "self");
  await write("I6-5", "学費のこと", "organizer");
  await file("time", "朝の30分");
  const { liff } = await open("/preview");
  await liff.getByText("提案書を2本").waitFor();
  const page = () => liff.locator("main").innerHTML();
  expect(await liff.getByRole("heading", { level: 2 }).allTextContents()).toEqual(["目標"]);
  for (const hidden of ["抱えこむ", "学費", "朝の30分", "お金", "目的", "時間"]) {
    expect(await page()).not.toContain(hidden);
  }
  await liff.getByRole("radio", { name: "運営の人から" }).check();
  await liff.getByText("学費のこと").waitFor();
  expect(await page()).not.toContain("抱えこむ");

  await liff.getByRole("link", { name: "棚卸しで直す" }).click();
  await liff.getByRole("link", { name: /^目標/ }).click();
  await liff.getByRole("button", { name: /この3か月でを見せる範囲: この会の仲間に/ }).click();
  await liff.getByRole("radio", { name: "自分だけ" }).check();
  await liff.getByRole("link", { name: "棚卸しへ戻る" }).click();
  await liff.getByRole("link", { name: /見え方を確認/ }).click();
  await liff.getByText("いま見えるものは、ありません。").waitFor();
  await expect.poll(() => stored("I2-3")).toBe("提案書を2本");
});

test("a section is shown at once, without what was unticked or is usually kept", async () => {
  const { open, write, inventory, yuki } = await setUp();
  await write("I2-1", "後輩の育成");
  await write("I2-3", "提案書を2本");
  await write("I2-5", "own");
  const { liff } = await open("/goal");
  await liff.getByText("仲間に見せる", { exact: true }).click();
  expect(await liff.getByRole("checkbox").count()).toBe(2);
  await liff.getByRole("checkbox", { name: "この3か月で" }).uncheck();
  await liff.getByRole("button", { name: "選んだものを見せる" }).click();
  await expect
    .poll(async () => {
      const { fields } = await inventory.all(yuki.id);
      return [fields["I2-1"], fields["I2-3"], fields["I2-5"]].map((field) => field?.audience);
    })
    .toEqual(["circle", "self", "self"]);
});

test("by keyboard alone a value is picked, written and shown to companions", async () => {
  const { open, inventory, yuki } = await setUp();
  const { liff, page } = await open("/purpose");
  await liff.getByRole("button", { name: "誠実さ" }).focus();
  await page.keyboard.press("Space");
  await liff.getByRole("textbox", { name: "自分の言葉で" }).focus();
  await page.keyboard.type("静けさ");
  await page.keyboard.press("Enter");
  await expect
    .poll(async () => (await inventory.all(yuki.id)).fields["I1-1"]?.value)
    .toEqual({ picks: ["honesty"], own: ["静けさ"] });
  await liff.getByRole("button", { name: /大切にしたいことを見せる範囲/ }).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.press("ArrowUp");
  await expect
    .poll(async () => (await inventory.all(yuki.id)).fields["I1-1"]?.audience)
    .toBe("circle");
});
