import { afterAll, beforeAll, expect, test } from "vitest";
import type { FieldId } from "#shared/inventory-fields.ts";
import { startMiniApp, type MiniApp } from "./liff-page.ts";
import { startTactics } from "./tactics-page.ts";

let stage: MiniApp;
beforeAll(async () => {
  stage = await startMiniApp();
}, 60_000);
afterAll(() => stage.close());

test("a task in one line, done in one tap, reshaped, let go, and each of it undone", async () => {
  const { open, inventory, yuki, itemOf } = await startTactics(stage);
  const { liff, troubles } = await open("/inventory/tactic");
  const wordsOf = async (id: string, field: FieldId) => (await itemOf(id))?.values[field]?.value;

  const line = liff.getByRole("textbox", {
    name: "「朝の30分を使って、提案書の型を3つ覚える」にタスクを足す",
  });
  await line.fill("15分だけ読む");
  await line.press("Enter");
  await liff.getByText("15分だけ読む").waitFor();
  expect(await line.inputValue()).toBe("");
  await expect
    .poll(async () => (await inventory.all(yuki.id)).items.at(-1))
    .toMatchObject({
      tactic: "a",
      values: { "I9-1": { value: "15分だけ読む", audience: "self" } },
    });

  await liff.getByRole("button", { name: "「型の本を1冊選ぶ」を「できた」にする" }).click();
  await liff.getByText("「型の本を1冊選ぶ」、できました。").waitFor();
  await expect.poll(() => wordsOf("t1", "I9-4")).toBe("done");
  await liff.getByRole("button", { name: "元に戻す: 型の本を1冊選ぶ" }).click();
  await expect.poll(() => wordsOf("t1", "I9-4")).toBeNull();

  await liff.locator("summary", { hasText: "先輩の提案書を1本写す" }).click();
  await liff.getByRole("button", { name: "形を変える: 先輩の提案書を1本写す" }).click();
  await liff.getByRole("textbox", { name: "いまの言葉で" }).fill("提案書の見出しだけ写す");
  await liff.getByRole("button", { name: "決める" }).click();
  await liff.getByText("形を変えました。").waitFor();
  await expect.poll(() => wordsOf("t2", "I9-1")).toBe("提案書の見出しだけ写す");
  expect((await itemOf("t2"))?.formers?.map(({ text }) => text)).toEqual(["先輩の提案書を1本写す"]);
  await liff.getByRole("button", { name: "元に戻す: 提案書の見出しだけ写す" }).click();
  await expect.poll(() => wordsOf("t2", "I9-1")).toBe("先輩の提案書を1本写す");

  await liff.locator("summary", { hasText: "先輩の提案書を1本写す" }).click();
  await liff.getByRole("button", { name: "手放す: 先輩の提案書を1本写す" }).click();
  await liff.getByText("手放すのも、ひとつの選び方です。").waitFor();
  await expect.poll(() => wordsOf("t2", "I9-4")).toBe("letGo");
  await liff.getByRole("link", { name: "棚卸しへ戻る" }).click();
  await liff.getByRole("link", { name: /^タスク/ }).click();
  await liff.getByText("できたこと・手放したこと").click();
  await liff.getByRole("button", { name: "もう一度開く: 先輩の提案書を1本写す" }).click();
  await expect.poll(() => wordsOf("t2", "I9-4")).toBeNull();
  expect(troubles).toEqual([]);
});

test("a tactic graduates in a still moment, with a last word, and can be taken up again", async () => {
  const { open, stateOf, itemOf } = await startTactics(stage);
  const { liff } = await open("/inventory/tactic");
  await liff.getByRole("button", { name: "卒業する: 朝の30分" }).click();
  const moment = liff.getByRole("status").filter({ hasText: "ここで、卒業です。" });
  await moment.getByText("朝の30分を使って、提案書の型を3つ覚える").waitFor();
  await moment.getByText("11月23日").waitFor();
  await expect.poll(() => stateOf("a")).toBe("graduated");
  await liff.getByRole("button", { name: /^元に戻す/ }).click();
  await expect.poll(() => stateOf("a")).toBe("active");
  await liff.getByRole("button", { name: "このまま続ける: 朝の30分" }).waitFor();

  await liff.getByRole("button", { name: "卒業する: 朝の30分" }).click();
  await liff.getByRole("textbox", { name: "最後のひとこと" }).fill("朝が好きになった");
  await expect
    .poll(async () => (await itemOf("a"))?.values["I8-6"]?.value)
    .toBe("朝が好きになった");
  await liff.getByRole("link", { name: "卒業した戦術を見る" }).click();
  await liff.getByRole("heading", { level: 1, name: "卒業した戦術" }).waitFor();
  expect(await liff.getByRole("heading", { level: 2 }).allTextContents()).toEqual([
    "朝の30分を使って、提案書の型を3つ覚える",
    "議事録を先に書いて、会議に出る",
  ]);
  await liff.getByText("準備は、やさしさだと思えた").first().waitFor();
  await liff.locator("summary").last().click();
  await liff.getByRole("button", { name: /^もう一度とりかかる: 議事録/ }).click();
  await liff.getByText("「議事録を先に書いて、会議に出る」が、いまの戦術に戻りました。").waitFor();
  await expect.poll(() => stateOf("g")).toBe("active");
  await liff.getByRole("link", { name: "戦術へ戻る" }).click();
  await liff.getByRole("heading", { name: "議事録を先に書いて、会議に出る" }).waitFor();
});

test("a tactic rests and is woken; while three are active the rest sleep on", async () => {
  const { open, stateOf, add } = await startTactics(stage);
  const { liff } = await open("/inventory/tactic");
  await liff.getByRole("button", { name: "起こす: 英語で日記を書く" }).click();
  await liff.getByText("「英語で日記を書く」を起こしました。").waitFor();
  await expect.poll(() => stateOf("r")).toBe("active");
  await liff.getByRole("button", { name: "寝かせる: 英語で日記を書く" }).click();
  await liff.getByText("「英語で日記を書く」を寝かせました。").waitFor();
  await expect.poll(() => stateOf("r")).toBe("resting");
  for (const id of ["x", "y"]) await add("tactic", id, { "I8-1": `もうひとつ ${id}` });
  await liff.getByRole("link", { name: "棚卸しへ戻る" }).click();
  await liff.getByRole("link", { name: /^戦術/ }).click();
  await liff.getByText("いまは3つあります。").waitFor();
  expect(await liff.getByRole("button", { name: /^起こす/ }).count()).toBe(0);
});

test("goal and things at hand are linked by a tap, and what is gone is quietly left out", async () => {
  const { open, inventory, yuki, by, itemOf } = await startTactics(stage);
  const { liff, page } = await open("/inventory/tactic");
  await liff.getByText("スキル(会議の論点を整理する)、時間").waitFor();
  await liff.locator(".more > summary").first().click();
  await liff.getByRole("button", { name: "聞く" }).click();
  await liff.getByText("スキル(会議の論点を整理する、聞く)、時間").waitFor();
  await liff.getByRole("button", { name: "後輩に教えられる" }).click();
  await expect
    .poll(async () => (await itemOf("a"))?.course)
    .toMatchObject({ goal: "I2-2:後輩に教えられる", draws: ["s1", "s2"] });
  await inventory.putAway(yuki.id, by(), { section: "skill", id: "s1" });
  const year = { item: null, field: "I2-2", value: ["一人で提案をまとめられる"], rev: 1 } as const;
  await inventory.write(yuki.id, by(), year);
  await page.reload();
  const again = page.frameLocator("iframe");
  await again.getByText("スキル(聞く)、時間").waitFor();
  expect(await again.locator(".about-tactic").textContent()).not.toContain("教えられる");
});

test("beside a long name the mark of what is chosen keeps its size", async () => {
  const { open } = await startTactics(stage);
  const { liff } = await open("/inventory/task");
  await liff.locator("details > summary").first().click();
  const mark = liff.locator('.tap[aria-pressed="true"] > svg').first();
  expect(await mark.evaluate((drawn) => drawn.getBoundingClientRect().width)).toBe(16);
});

test("without a signal everything goes on, and arrives once there is one", async () => {
  const { open, stateOf, itemOf, inventory, yuki } = await startTactics(stage);
  const { liff, page } = await open("/inventory/tactic");
  await liff.locator(".task").first().waitFor();
  await page.context().setOffline(true);
  await liff.getByRole("textbox", { name: /にタスクを足す$/ }).fill("電車で足した");
  await page.keyboard.press("Enter");
  await liff.getByRole("button", { name: "「電車で足した」を「できた」にする" }).click();
  await liff.getByRole("button", { name: "やり方を変える: 朝の30分" }).click();
  await liff.getByRole("textbox", { name: "いまの言葉で" }).fill("夜の30分で覚える");
  await liff.getByRole("button", { name: "決める" }).click();
  await liff.getByRole("button", { name: "寝かせる: 夜の30分で覚える" }).click();
  await liff.getByText("「夜の30分で覚える」を寝かせました。").waitFor();
  expect(await stateOf("a")).toBe("active");
  await page.context().setOffline(false);
  await expect.poll(() => stateOf("a")).toBe("resting");
  const tactic = await itemOf("a");
  expect(tactic?.values["I8-1"]?.value).toBe("夜の30分で覚える");
  expect(tactic?.formers?.map(({ text }) => text)).toEqual([
    "朝の30分を使って、提案書の型を3つ覚える",
  ]);
  expect((await inventory.all(yuki.id)).items.at(-1)).toMatchObject({
    tactic: "a",
    values: { "I9-1": { value: "電車で足した" }, "I9-4": { value: "done" } },
  });
});

test("two screens give a task new words: both are shown, and the member keeps one", async () => {
  const { open, inventory, yuki, by, itemOf } = await startTactics(stage);
  const { liff } = await open("/inventory/tactic");
  await liff.locator("summary", { hasText: "型の本を1冊選ぶ" }).click();
  await liff.getByRole("button", { name: "形を変える: 型の本を1冊選ぶ" }).click();
  await liff.getByRole("textbox", { name: "いまの言葉で" }).fill("図書館で借りる");
  const item = { section: "task", id: "t1" } as const;
  const write = { item, field: "I9-1", value: "友だちに借りる", rev: 1 } as const;
  await inventory.write(yuki.id, by(), write);
  await liff.getByRole("button", { name: "決める" }).click();
  const both = liff.getByRole("alert");
  await both.getByText("図書館で借りる").waitFor();
  await both.getByText("友だちに借りる").waitFor();
  await both.getByRole("button", { name: "この画面のほうを残す" }).click();
  await expect.poll(async () => (await itemOf("t1"))?.values["I9-1"]?.value).toBe("図書館で借りる");
});

test("by keyboard alone a tactic is reviewed, and nobody is left without a place", async () => {
  const { open, stateOf } = await startTactics(stage);
  const { liff, page } = await open("/inventory/tactic");
  await liff.getByRole("button", { name: "卒業する: 朝の30分" }).focus();
  await page.keyboard.press("Enter");
  const focused = () => liff.evaluate(() => document.activeElement?.getAttribute("aria-label"));
  await expect.poll(focused).toMatch(/^元に戻す/);
  await expect.poll(() => stateOf("a")).toBe("graduated");
  await page.keyboard.press("Tab");
  await page.keyboard.type("ありがとう");
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Enter");
  await expect.poll(() => stateOf("a")).toBe("active");
  expect(await liff.evaluate(() => document.activeElement?.tagName)).toBe("LI");
  await liff.getByRole("button", { name: /^やり方を変える/ }).focus();
  await page.keyboard.press("Enter");
  const words = liff.getByRole("textbox", { name: "いまの言葉で" });
  await expect.poll(() => words.evaluate((area) => area === document.activeElement)).toBe(true);
  await page.keyboard.press("Escape");
  await expect.poll(focused).toMatch(/^やり方を変える/);
});

test("the first tactic and the first task begin on an inviting page", async () => {
  const { open, inventory, yuki } = await startTactics(stage, { isEmpty: true });
  const { liff } = await open("/inventory/task");
  await liff.getByText("最初の一歩を、ひとつだけ書いてみませんか。").waitFor();
  await liff.getByRole("textbox", { name: "タスクを足す" }).fill("本屋に寄る");
  await liff.getByRole("button", { name: "足す" }).click();
  await liff.getByRole("link", { name: "棚卸しへ戻る" }).click();
  await liff.getByRole("link", { name: /^戦術/ }).click();
  await liff.getByRole("button", { name: "戦術を足す" }).click();
  await liff.getByRole("textbox", { name: "戦術", exact: true }).fill("朝に読む");
  await liff.getByRole("button", { name: "3か月後" }).click();
  await liff.getByText("見直しは2027年2月23日ごろ").waitFor();
  await expect
    .poll(async () => (await inventory.all(yuki.id)).items.map(({ section }) => section))
    .toEqual(["task", "tactic"]);
});

test("the quarter's page decides as the chat does, with the same still moment", async () => {
  const { open, stateOf, itemOf } = await startTactics(stage);
  const { liff } = await open("/reflect/quarterly");
  await liff.getByRole("radio", { name: "卒業する" }).check();
  await liff.getByText("ここで、卒業です。").waitFor();
  await expect.poll(() => stateOf("a")).toBe("graduated");
  await liff.getByRole("textbox", { name: /最後にひとこと/ }).fill("朝が好きになった");
  await expect
    .poll(async () => (await itemOf("a"))?.values["I8-6"]?.value)
    .toBe("朝が好きになった");
  await liff.getByRole("radio", { name: "やり方を変える" }).check();
  await liff.getByText("ここで、卒業です。").waitFor({ state: "detached" });
  await liff.getByRole("textbox", { name: /いまの言葉で書いてみませんか/ }).fill("夜に覚える");
  await expect.poll(async () => (await itemOf("a"))?.values["I8-1"]?.value).toBe("夜に覚える");
  expect(await stateOf("a")).toBe("active");
  expect((await itemOf("a"))?.values["I8-6"]?.value ?? null).toBeNull();
});
