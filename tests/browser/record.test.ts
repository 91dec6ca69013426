import { afterAll, beforeAll, expect, test } from "vitest";
import { writeRecords } from "#tests/support/records.ts";
import { startMiniApp, type MiniApp } from "./liff-page.ts";

let stage: MiniApp;
beforeAll(async () => {
  stage = await startMiniApp();
}, 60_000);
afterAll(() => stage.close());

const JOINED = new Date("2025-12-18T11:00:00Z");
const NOW = new Date("2026-11-24T11:00:00Z");

/** A site whose member has walked for eleven months. */
async function startRecord() {
  let time = JOINED;
  const site = await stage.site({ now: () => time });
  const yuki = await site.member("ゆき");
  time = NOW;
  await writeRecords(site.reflections, yuki.id);
  return {
    ...site,
    yuki,
    visit: (path = "") => site.open(yuki.lineUserId, `/me${path}`),
    monthly: (period: string) =>
      site.reflections.find({ memberId: yuki.id, cadence: "monthly", period }),
  };
}

test("a member walks back along their own records, as they wrote them", async () => {
  const { visit } = await startRecord();
  const { liff, troubles } = await visit();
  const november = liff.locator("details.record", { hasText: "11月" }).first();
  await november.locator("summary").first().click();
  await november.getByText("<b>資料</b>を見ないで話せた").waitFor();
  await november.getByText("わりと納得").waitFor();
  expect(await liff.locator("dd b").count()).toBe(0);
  await liff.getByText("ここが、いちばんはじめの1枚です。").waitFor();

  await liff.getByText("週の記録 2枚").first().click();
  const draft = liff.locator(".weeks li.draft");
  await draft.locator("summary").click();
  await draft.getByRole("link", { name: "続きを書く" }).click();
  await liff.getByRole("heading", { name: "11/23の週の振り返り" }).waitFor();
  expect(troubles).toEqual([]);
});

test("ten pages of road come as the reader walks on, each record once", async () => {
  const { visit, reflections, yuki } = await startRecord();
  for (let back = 0; back < 110; back += 1) {
    const [year, month] = [2025 - Math.floor(back / 12), 12 - (back % 12)];
    await reflections.bridge(
      {
        memberId: yuki.id,
        cadence: "monthly",
        period: `${year}-${String(month).padStart(2, "0")}`,
      },
      { script: { id: "monthly", version: 1 }, at: NOW },
      { text: `${year}年${month}月のこと`, base: "" },
    );
  }
  const { liff } = await visit();
  const older = liff.getByRole("button", { name: "もっと前を見る" });
  for (let pages = 0; pages < 6 && !(await liff.getByText("いちばんはじめの1枚").isVisible());) {
    // What comes next is there before the reader is at the end.
    await liff.evaluate(() => window.scrollTo(0, document.body.scrollHeight - innerHeight - 600));
    await liff.waitForTimeout(200);
    if (!(await older.isVisible())) pages += 1;
  }
  await liff.getByText("ここが、いちばんはじめの1枚です。").waitFor();
  const lines = await liff.locator(".bridge-line").allTextContents();
  expect(lines).toHaveLength(110);
  expect(new Set(lines).size).toBe(110);
});

test("a gap is bridged with one line by keyboard alone, rewritten, and left open again", async () => {
  const { visit, monthly, reflections, yuki } = await startRecord();
  const count = await reflections.count(yuki.id);
  const { liff, page, troubles } = await visit();
  const bridge = liff.getByRole("button", { name: "ひとことで橋をかける: 4月〜6月" });
  await bridge.focus();
  await page.keyboard.press("Enter");
  await liff.getByRole("textbox", { name: "4月〜6月を、ひとことで言うと?" }).waitFor();
  await page.keyboard.type("育休で、家にいた");
  await page.keyboard.press("Enter");
  await liff.locator(".bridge-line", { hasText: "育休で、家にいた" }).waitFor();
  await expect
    .poll(() => monthly("2026-06"))
    .toMatchObject({
      status: "kept",
      answers: { bridge: { choice: "2026-04", parts: [{ text: "育休で、家にいた" }] } },
    });
  await liff.getByText(`これまでに${count + 1}枚。`).waitFor();

  await liff.getByRole("button", { name: "書き直す: 4月〜6月" }).click();
  await liff.getByRole("button", { name: "橋をはずす" }).click();
  await bridge.waitFor();
  await expect.poll(() => reflections.count(yuki.id)).toBe(count);
  expect(troubles).toEqual([]);
});

test("one month of several is bridged, and the rest of the road stays plain", async () => {
  const { visit, monthly } = await startRecord();
  const { liff } = await visit();
  await liff.getByRole("button", { name: "ひとことで橋をかける: 4月〜6月" }).click();
  await liff.getByLabel("どこにかけますか").selectOption({ label: "2026年 5月" });
  await liff.getByRole("textbox", { name: "5月を、ひとことで言うと?" }).fill("引っ越した");
  await liff.getByRole("button", { name: "残す" }).click();
  await liff.getByRole("button", { name: "ひとことで橋をかける: 6月", exact: true }).waitFor();
  await liff.getByRole("button", { name: "ひとことで橋をかける: 4月", exact: true }).waitFor();
  expect((await monthly("2026-05"))?.answers["bridge"]).not.toHaveProperty("choice");
});

test("a line written elsewhere meanwhile is shown, and the reader decides", async () => {
  const { visit, monthly, reflections, yuki } = await startRecord();
  const { liff } = await visit();
  await liff.getByRole("button", { name: "ひとことで橋をかける: 4月〜6月" }).click();
  await reflections.bridge(
    { memberId: yuki.id, cadence: "monthly", period: "2026-06" },
    { script: { id: "monthly", version: 1 }, at: NOW },
    { text: "電話で書いた", base: "" },
  );
  await liff.getByRole("textbox").fill("机で書いた");
  await liff.getByRole("button", { name: "残す" }).click();
  await liff.getByText("電話で書いた").waitFor();
  await liff.getByRole("button", { name: "この画面のほうを残す" }).click();
  await liff.locator(".bridge-line", { hasText: "机で書いた" }).waitFor();
  expect((await monthly("2026-06"))?.answers["bridge"]?.parts).toMatchObject([
    { text: "机で書いた" },
  ]);
});

test("a search finds the reader's own words, leads to the record, and is there on the way back", async () => {
  const { visit } = await startRecord();
  const { liff, page, troubles } = await visit();
  const addresses: string[] = [];
  page.on("request", (request) => addresses.push(decodeURIComponent(request.url())));
  await liff.getByRole("link", { name: "探す" }).click();
  const field = liff.getByRole("searchbox", { name: "自分の言葉から" });
  await field.fill("ﾍﾞﾝｷｮｳ会");
  await liff.getByText("その言葉は、まだ書いていないようです。").waitFor();
  await field.fill("資料");
  await liff.getByText("2枚の記録に、その言葉があります。").waitFor();
  expect(await liff.locator("mark").allTextContents()).toEqual(["資料", "資料"]);
  expect(await liff.locator(".found b").count()).toBe(0);
  await liff.getByRole("link", { name: "2026年 11月" }).click();
  await liff.getByRole("heading", { name: "2026年 11月" }).waitFor();
  await liff.getByText("<b>資料</b>を見ないで話せた").waitFor();
  await liff.evaluate(() => history.back());
  await liff.getByText("2枚の記録に、その言葉があります。").waitFor();
  expect(await field.inputValue()).toBe("資料");
  expect(addresses.filter((address) => /資料|ﾍﾞﾝ/.test(address))).toEqual([]);
  expect(troubles).toEqual([]);
});

test("the first words to a question stand beside the newest, and any other time can be chosen", async () => {
  const { visit } = await startRecord();
  const { liff, troubles } = await visit("/words");
  await liff.getByLabel("問い").selectOption({ label: "できたこと" });
  await liff.getByLabel("問い").selectOption({ index: 2 });
  const [then, today] = [liff.locator(".beside-card").first(), liff.locator(".beside-card").last()];
  await then.getByText("はじめて最後まで任せてもらえた").waitFor();
  await today.getByText("質問にも落ち着いて答えられた").waitFor();
  expect(await then.getByRole("heading").textContent()).toBe("はじめのころ");
  await liff.getByLabel("問い").selectOption({ index: 0 });
  await today.getByLabel("いつの言葉").selectOption({ index: 3 });
  await today.getByText("進行を「わかりやすい」と言ってもらえた").waitFor();
  await today.getByRole("link", { name: "この記録を開く" }).click();
  await liff.getByRole("heading", { name: /の週$/ }).waitFor();
  expect(troubles).toEqual([]);
});

test("conviction is a line of dots, a sentence and a table", async () => {
  const { visit } = await startRecord();
  const { liff, troubles } = await visit("/conviction");
  const told = "2026年 10月は「ふつう」、2026年 11月は「わりと納得」でした。記録は2か月分です。";
  await liff.getByRole("img", { name: told }).waitFor();
  expect(await liff.locator(".conviction circle").count()).toBe(2);
  await liff.getByText("表で見る").click();
  const rows = await liff.getByRole("row").allTextContents();
  expect(rows).toEqual(["月納得感その3か月の題名", "2026年 11月わりと納得", "2026年 10月ふつう"]);
  expect(troubles).toEqual([]);
});

test("a month of years ago is written down, and stands in its place as written later", async () => {
  const { visit, monthly } = await startRecord();
  const { liff, troubles } = await visit();
  await liff.getByRole("link", { name: "前のことを書く" }).click();
  await liff.getByLabel("年").selectOption("2019");
  await liff.getByRole("link", { name: "4月", exact: true }).click();
  await liff.getByRole("heading", { name: "4月の振り返り" }).waitFor();
  await liff
    .getByRole("textbox", { name: "そのなかで「前よりうまくいった」ことは何ですか?" })
    .fill("はじめての職場で、名前を覚えた");
  await liff.getByText("保存しました").waitFor();
  await expect
    .poll(() => monthly("2019-04"))
    .toMatchObject({ status: "draft", standsOn: "2019-04-30" });
  await liff.evaluate(() => history.back());
  await liff.getByRole("heading", { name: "前のことを書く" }).waitFor();
  await liff.getByRole("link", { name: "わたしの記録へ戻る" }).click();
  const old = liff.locator("details.record", { hasText: "名前を覚えた" });
  await old.locator("summary").click();
  await old.getByText("11月24日に書きました").waitFor();
  expect(await liff.locator("section.year-part h2").last().textContent()).toBe("2019年");
  expect(troubles).toEqual([]);
});

test("a record that is not there says so", async () => {
  const { visit } = await startRecord();
  for (const path of ["/monthly/2026-05", "/yearly/2026"]) {
    const { liff } = await visit(path);
    await liff.getByRole("heading", { name: "この画面は、見つかりませんでした。" }).waitFor();
  }
});

test("without a signal the road already walked stays, and the page says so", async () => {
  const { visit } = await startRecord();
  const { liff, page } = await visit();
  const november = liff.locator("details.record", { hasText: "11月" }).first();
  await november.waitFor();
  await page.context().setOffline(true);
  await liff.getByText("いまは、つながっていません").waitFor();
  await november.locator("summary").first().click();
  await november.getByText("わりと納得").waitFor();
});
