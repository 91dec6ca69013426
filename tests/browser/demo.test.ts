import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchChromium, lendJapaneseFont } from "#tests/support/chromium.ts";
import { startDemo } from "./demo-process.ts";

const sizes = {
  laptop: { width: 1280, height: 800 },
  phone: { width: 390, height: 844 },
} as const;
const shots = "tests/browser/shots";

let folder: string;
let demo: Awaited<ReturnType<typeof startDemo>>;
let browser: Browser;

beforeAll(async () => {
  await mkdir(shots, { recursive: true });
  folder = await mkdtemp(join(tmpdir(), "ayumi-demo-"));
  [demo, browser] = await Promise.all([startDemo(folder), launchChromium()]);
}, 60_000);

afterAll(async () => {
  await browser.close();
  await demo.stop();
  await rm(folder, { recursive: true });
}, 30_000);

async function open(size: keyof typeof sizes): Promise<Page> {
  const context = await browser.newContext({ viewport: sizes[size], locale: "ja-JP" });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(demo.url);
  await lendJapaneseFont(page);
  await page.getByRole("region").first().waitFor();
  return page;
}

/** One person's phone: what they do and what they see. */
async function phoneOf(page: Page, name: string) {
  const chooser = page
    .getByRole("navigation", { name: "登場人物" })
    .getByText(name, { exact: true });
  const phone = page.getByRole("region", { name: `${name}さんの電話` });
  if (!(await phone.isVisible())) await chooser.click();
  const last = (text: string): Locator => phone.getByRole("log").getByText(text).last();
  return {
    phone,
    hears: (text: string) => last(text).waitFor(),
    taps: (label: string) => phone.getByRole("button", { name: label, exact: true }).last().click(),
    /** How many records the newest answer that counts them tells. */
    async counted() {
      const told = await phone
        .getByRole("log")
        .getByText(/これまでに\d+枚/)
        .last()
        .textContent();
      return Number(told?.match(/これまでに(\d+)枚/)?.[1]);
    },
    async says(text: string) {
      const field = phone.getByLabel("メッセージ", { exact: true });
      await field.fill(text);
      await field.press("Enter");
    },
  };
}

/** As the console's clock does it: nobody waits for what belongs to the answer before. */
async function passes(page: Page, addMs: number): Promise<void> {
  const moved = await page.evaluate(
    async (act) => {
      const headers = { "content-type": "application/json" };
      return (await fetch("/console/act", { method: "POST", headers, body: act })).ok;
    },
    JSON.stringify({ do: "clock", addMs }),
  );
  expect(moved).toBe(true);
}

test("thirty seconds from adding the bot to the first record", { timeout: 60_000 }, async () => {
  const page = await open("phone");
  const yuki = await phoneOf(page, "ゆき");
  const begun = Date.now();
  await yuki.taps("友だち追加");
  await yuki.hears("ゆきさん、はじめまして。");
  await page.screenshot({ path: `${shots}/first-promises.png` });
  await yuki.taps("わかりました");
  await yuki.hears("ちょっとよかったな");
  await yuki.says("打ち合わせで「助かりました」と言われた <b>うれしい</b>");
  await yuki.hears("これが最初の1枚です");
  expect(Date.now() - begun).toBeLessThan(30_000);
  await page.screenshot({ path: `${shots}/first-record.png` });
  expect(await yuki.phone.locator("b", { hasText: "うれしい" }).count()).toBe(0);
  await page.context().close();
});

test(
  "a whole month in the chat, and all of it there after the plug was pulled",
  { timeout: 150_000 },
  async () => {
    let page = await open("laptop");
    let sakura = await phoneOf(page, "さくら");
    await sakura.says("わたしの記録");
    await sakura.hears("これまでに");
    const before = await sakura.counted();
    await sakura.taps("振り返る");
    await sakura.hears("どの振り返りにしますか");
    await sakura.taps("今月(10分)");
    await sakura.hears("定例会の前に");
    await sakura.taps("はじめる");
    await sakura.hears("もし月曜の朝になったら、よくある質問をひとつ書き足す");
    await page.screenshot({ path: `${shots}/month-promise.png` });
    await sakura.taps("少し進んだ");
    await sakura.hears("思いつくまま");
    await sakura.taps("週の記録から選ぶ");
    await sakura.hears("今月の週の記録です");
    await page.screenshot({ path: `${shots}/month-weeks.png` });
    await sakura.taps("これで次へ");
    await sakura.hears("前よりうまくいった");
    await sakura.says("資料を見ないで話せた");
    await sakura.hears("感謝されたこと");
    await sakura.taps("スキップ");
    await sakura.hears("引っかかっていること");
    await sakura.says("上司に相談が全部わたしに回ってくる");
    await sakura.hears("どうなっていたら楽に");
    await passes(page, 11_000);
    await sakura.says("相談がわたしに集中しない状態");
    await sakura.hears("自分から動かせる");
    await passes(page, 11_000);
    await sakura.says("引き継ぎの型をつくる");
    await sakura.hears("ひとつの課題になりました");
    await page.screenshot({ path: `${shots}/month-issue.png` });
    await sakura.taps("このまま残す");
    await sakura.hears("自分について気づいたこと");
    await sakura.taps("スキップ");
    await sakura.hears("次の1か月でやりたいこと");
    await sakura.says("もし相談が来たら、まず型を渡す");
    await sakura.hears("納得していますか");
    await sakura.taps("4 わりと納得");
    await sakura.hears("どんな反応がほしい");
    await sakura.taps("強みを教えてほしい");
    await sakura.hears("1か月分の棚卸し");
    await sakura.taps("見え方を確認");
    await sakura.hears("仲間には、こう見えます");
    await page.screenshot({ path: `${shots}/month-preview.png` });
    await sakura.taps("自分だけに残す");
    await sakura.hears("自分だけに残しました");
    await page.screenshot({ path: `${shots}/month-kept.png` });
    await page.context().close();

    // LINE does not lose its chats; its double has them on disk a fifth of a second later.
    await new Promise((resolve) => setTimeout(resolve, 800));
    await demo.kill();
    demo = await startDemo(folder);
    for (const size of ["laptop", "phone"] as const) {
      page = await open(size);
      sakura = await phoneOf(page, "さくら");
      await sakura.hears("自分だけに残しました");
      await sakura.says("わたしの記録");
      await sakura.hears(`これまでに${before + 1}枚`);
      await page.screenshot({ path: `${shots}/record-${size}.png` });
      await page.context().close();
    }
  },
);
