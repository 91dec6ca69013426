import { afterAll, beforeAll, expect, test } from "vitest";
import { startInventory } from "./inventory-past.ts";
import { startMiniApp, type MiniApp } from "./liff-page.ts";

let stage: MiniApp;
beforeAll(async () => {
  stage = await startMiniApp();
}, 60_000);
afterAll(() => stage.close());

test("two months stand side by side, each change with its word, money folded away", async () => {
  const { open, walk } = await startInventory(stage);
  await walk();
  const { liff, page, troubles } = await open("/comparison");
  const goal = liff.getByRole("region", { name: "目標" });
  await goal.getByText("言葉が変わった").waitFor();
  await goal.getByText("1本書く").waitFor();
  await goal.getByText("提案書を2本、自分で書く").waitFor();
  const skill = liff.getByRole("region", { name: "スキル" });
  expect(await skill.getByRole("heading", { level: 3 }).allTextContents()).toEqual([
    "会議の論点を整理する",
    "後輩に手順を説明する",
    "議事録をとる",
  ]);
  expect(await skill.locator(".became").allTextContents()).toEqual([
    "言葉が変わった",
    "新しく",
    "手放した",
  ]);
  const money = liff.getByRole("region", { name: "お金" });
  expect(await money.getByText("学費の相談先がわかった").isVisible()).toBe(false);
  await money.getByText("お金のことは、開くと見えます").click();
  await money.getByText("学費の相談先がわかった").waitFor();

  // The same by keyboard: the second moment becomes October.
  await liff.getByLabel("ふたつめの時期").focus();
  await page.keyboard.press("ArrowUp");
  await expect.poll(() => liff.getByLabel("ふたつめの時期").inputValue()).toBe("2026-10");
  await expect.poll(() => skill.locator(".became").allTextContents()).toEqual(["手放した"]);
  await liff.getByLabel("ひとつめの時期").selectOption("2026-10");
  await liff.getByText("このふたつの時期で、言葉は変わっていません。").waitFor();
  await liff.getByText("そのままの言葉").first().click();
  await liff.getByText("誰かの役に立てたとき").waitFor();
  expect(troubles).toEqual([]);
});

test("a tactic that graduated says so beside the month in which it still went on", async () => {
  const { open, walk, add, inventory, yuki, by, clock } = await startInventory(stage);
  const now = clock.at;
  clock.at = new Date("2026-09-10T03:00:00Z");
  await add("tactic", "t1", { "I8-1": "朝の30分で書く" });
  clock.at = now;
  await walk();
  await inventory.decide(yuki.id, by(), "t1", "graduate");
  const { liff, troubles } = await open("/comparison");
  const tactic = liff.getByRole("region", { name: "戦術" });
  await tactic.getByRole("heading", { name: "朝の30分で書く" }).waitFor();
  expect(await tactic.locator(".became").allTextContents()).toEqual(["卒業した"]);
  expect(await tactic.locator(".pair dd").allTextContents()).toEqual(["続けている", "卒業した"]);
  expect(troubles).toEqual([]);
});

test("what was filled in without a signal stands beside the month before once it has arrived", async () => {
  const { open, walk, inventory, yuki } = await startInventory(stage);
  await walk();
  const { liff, page } = await open("/goal");
  await liff.getByRole("textbox", { name: "この3か月で" }).waitFor();
  await page.context().setOffline(true);
  await liff.getByRole("textbox", { name: "この3か月で" }).fill("電車で書いた");
  await liff.getByText("つながったら保存します").waitFor();
  await page.context().setOffline(false);
  await expect
    .poll(async () => (await inventory.all(yuki.id)).fields["I2-3"]?.value)
    .toBe("電車で書いた");
  await liff.getByRole("link", { name: "棚卸しへ戻る" }).click();
  await liff.getByRole("link", { name: /言葉を並べて見る/ }).click();
  await liff.getByRole("region", { name: "目標" }).getByText("電車で書いた").waitFor();
  await liff.getByRole("region", { name: "目標" }).getByText("1本書く").waitFor();
});

/** Whether anything but one colour is on it. */
const isDrawn = (canvas: HTMLCanvasElement) => {
  const { width, height } = canvas;
  const { data } = canvas.getContext("2d")?.getImageData(0, 0, width, height) ?? { data: [] };
  return new Set(data).size > 3;
};

test("the lifeline is drawn by code of its own, and told in a sentence and a table", async () => {
  const { open, life } = await startInventory(stage);
  await life();
  const { liff, page, troubles } = await open();
  const code = () =>
    liff.evaluate(() =>
      performance
        .getEntriesByType("resource")
        .map(({ name }) => name)
        .filter((name) => name.endsWith(".js")),
    );
  await liff.getByRole("link", { name: /ライフライン/ }).waitFor();
  const before = await code();
  await liff.getByRole("link", { name: /ライフライン/ }).click();
  const picture = liff.getByRole("img", { name: "ライフライン" });
  await expect.poll(() => picture.evaluate(isDrawn)).toBe(true);
  const fetched = (await code()).filter((name) => !before.includes(name));
  // A sentence that only the drawing library has in it.
  const draws = async (name: string) =>
    (await (await page.request.get(name)).text()).includes("Canvas is already in use");
  expect(await Promise.all(before.map(draws))).not.toContain(true);
  expect(await Promise.all(fetched.map(draws))).toContain(true);

  const said = await liff.locator("figcaption").textContent();
  expect(said).toContain("2012年から2026年まで");
  expect(said).toContain("いちばん満ちていたのは「新しい工場の立ち上げ」のころ(+4)");
  expect(said).toContain("「育休と、はじめての時短」のころ(−3)");
  expect(await picture.getAttribute("aria-describedby")).toBe(
    await liff.locator("figcaption").getAttribute("id"),
  );
  const rows = await liff.getByRole("table").getByRole("row").allTextContents();
  expect(rows).toHaveLength(6);
  expect(rows[3]).toContain("2018/1〜2019/6");
  await liff.getByText("学生のころの飲食店").waitFor();

  const light = await picture.evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
  await page.emulateMedia({ colorScheme: "dark" });
  await expect
    .poll(() => picture.evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL()))
    .not.toBe(light);
  expect(troubles).toEqual([]);
});

test("without the code that draws, the words and the table are there", async () => {
  const { open, life } = await startInventory(stage);
  await life();
  const { liff, page } = await open();
  await page.context().route("**/lifeline-drawing*.js", (route) => route.abort());
  await liff.getByRole("link", { name: /ライフライン/ }).click();
  await liff.getByText("図は、つながったときに出ます").waitFor();
  await liff.getByRole("table").getByText("後輩の育成").waitFor();
});

test("quarter beside quarter: one shape, two, and none", async () => {
  const { open, quarter } = await startInventory(stage);
  const { liff, page, troubles } = await open("/assets");
  await liff.getByText("四半期の振り返りをすると、ここに形ができます。").waitFor();
  expect(await liff.getByRole("link", { name: "3か月を振り返る" }).getAttribute("href")).toBe(
    "/liff/reflect/quarterly",
  );
  await quarter("2026-Q2", { QU3: "up", QU3e: "same", QU3p: "up", QU3m: "down", QU3t: "same" });
  await page.reload();
  const again = page.frameLocator("iframe");
  const picture = again.getByRole("img", { name: "5つの手持ち" });
  await expect.poll(() => picture.evaluate(isDrawn)).toBe(true);
  expect(await again.getByRole("combobox").count()).toBe(0);
  await again.getByText("2026年4〜6月は、増えたのはスキル、人脈。").waitFor();

  await quarter("2026-Q3", { QU3: "up", QU3t: "down" });
  await page.reload();
  const both = page.frameLocator("iframe");
  await both.getByText("2026年7〜9月は、増えたのはスキル。減ったのは時間。").waitFor();
  const over = await both.locator(":root").evaluate((root) => {
    root.style.fontSize = "200%";
    const wider = root.scrollWidth - window.innerWidth;
    root.style.fontSize = "";
    return wider;
  });
  expect(over).toBeLessThanOrEqual(0);
  const rows = await both.getByRole("table").getByRole("row").allTextContents();
  expect(rows[0]).toContain("2026年7〜9月");
  expect(rows[4]).toContain("お金答えなし減った");
  await both.getByLabel("並べる四半期").selectOption("並べない");
  await expect.poll(() => both.getByRole("columnheader").count()).toBe(2);
  expect(troubles).toEqual([]);
});
