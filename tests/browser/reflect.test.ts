import { brotliCompressSync } from "node:zlib";
import type { messagingApi } from "@line/bot-sdk";
import type { Frame } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { textOf } from "#shared/reflection.ts";
import { startMiniApp, type MiniApp } from "./liff-page.ts";

let stage: MiniApp;
beforeAll(async () => {
  stage = await startMiniApp();
}, 60_000);
afterAll(() => stage.close());

const JOINED = new Date("2026-09-05T11:00:00Z");
const NOW = new Date("2026-11-24T11:00:00Z");

/** A site whose member joined two months before. */
async function startForm() {
  let time = JOINED;
  const site = await stage.site({ now: () => time });
  const yuki = await site.member("ゆき");
  time = NOW;
  const { double } = site;
  const settled = () =>
    expect
      .poll(
        async () => {
          const waiting = await site.db.collection("inbox").countDocuments({ state: "waiting" });
          return waiting === 0 && site.context.process.idle();
        },
        { timeout: 8000 },
      )
      .toBe(true);
  const chat = yuki.lineUserId;
  return {
    ...site,
    yuki,
    says: async (text: string) => {
      time = new Date(time.getTime() + 60_000);
      await double.say(chat, text);
      await settled();
    },
    taps: async (label: string) => {
      const last = double.botMessages(chat).at(-1) as messagingApi.Message | undefined;
      const actions = last?.quickReply?.items?.flatMap(({ action }) => action ?? []) ?? [];
      const action = actions.find((each) => "label" in each && each.label === label);
      if (action === undefined) throw new Error(`no button 「${label}」`);
      await double.tap(chat, action);
      await settled();
    },
    heard: () => JSON.stringify(double.botMessages(chat).slice(-3)),
    openForm: () => site.open(chat, "/reflect/monthly"),
    found: () =>
      site.reflections.find({ memberId: yuki.id, cadence: "monthly", period: "2026-11" }),
    async textIn(qid: string) {
      const found = await this.found();
      return textOf(found?.answers[qid]);
    },
  };
}

const answerTo = (liff: Frame, question: string) => liff.getByRole("textbox", { name: question });
const WENT_WELL = "そのなかで「前よりうまくいった」ことは何ですか?";
const THANKED = "ほめられたこと、感謝されたことはありましたか?";
const NOTICED = "1か月を眺めて、自分について気づいたことは何ですか?";

test("half a month in the chat, the rest on the page, kept", async () => {
  const site = await startForm();
  await site.says("振り返る");
  await site.taps("今月(10分)");
  await site.taps("はじめる");
  await site.taps("まだ思いつかない");
  await site.says("採用面接を3回した");
  await site.taps("次へ");
  await site.says("質問を先に決めた");

  const { liff, troubles } = await site.open(site.yuki.lineUserId);
  await liff.getByText("11月の振り返りが、途中です。").waitFor();
  await liff.getByRole("link", { name: "続きを書く" }).click();
  await liff.getByRole("heading", { name: "11月の振り返り" }).waitFor();
  expect(await answerTo(liff, WENT_WELL).inputValue()).toBe("質問を先に決めた");
  await answerTo(liff, "いま、引っかかっていることはありますか?").fill("相談が集まる");
  await answerTo(liff, "そのために、自分から動かせるのはどこでしょう?").fill("型をつくる");
  await liff.getByText("型をつくる", { exact: true }).first().waitFor();
  await liff.getByRole("radio", { name: "このまま残す" }).check();
  await answerTo(liff, NOTICED).fill("準備が好き");
  await liff.getByRole("radio", { name: "わりと納得" }).check();
  await liff.getByText("保存しました").waitFor();

  await liff.getByRole("button", { name: "見え方を確認" }).click();
  await liff.getByText("仲間には、こう見えます。").waitFor();
  const preview = await liff.locator(".preview").textContent();
  expect(preview).toContain("質問を先に決めた");
  expect(preview).not.toContain("相談が集まる");
  expect(preview).not.toContain("わりと納得");
  await liff.getByRole("button", { name: "自分だけに残す" }).click();
  await liff.getByText("自分だけに残しました。通算1回目の振り返りです。").waitFor();

  await expect.poll(site.found).toMatchObject({
    status: "kept",
    answers: {
      MO2: { parts: [{ text: "採用面接を3回した" }] },
      MO5a: { audience: "self" },
      MO5d: { choice: "keep" },
      MO8: { choice: "4", audience: "self" },
    },
  });
  await site.says("振り返る");
  expect(site.heard()).toContain("11月の振り返りは、残してあります。");
  expect(troubles).toEqual([]);
});

test("what is written without a signal is saved once there is one", async () => {
  const site = await startForm();
  const { page, liff } = await site.openForm();
  await answerTo(liff, WENT_WELL).waitFor();
  await page.context().setOffline(true);
  await answerTo(liff, WENT_WELL).fill("電車のなかで書いた");
  await answerTo(liff, THANKED).fill("ふたつめ");
  await liff.getByText("つながったら保存します").waitFor();
  await expect.poll(site.found).toBeNull();
  await page.context().setOffline(false);
  await liff.getByText("保存しました").waitFor();
  await expect.poll(() => site.textIn("MO3")).toBe("電車のなかで書いた");
  await expect.poll(() => site.textIn("MO4")).toBe("ふたつめ");
});

test("a page killed while typing holds the words for the next one", async () => {
  const site = await startForm();
  const { page, liff } = await site.openForm();
  await answerTo(liff, WENT_WELL).waitFor();
  site.server.takes = ({ method }) => method !== "PUT";
  await answerTo(liff, WENT_WELL).fill("消えないでほしい");
  const next = await page.context().newPage();
  next.setDefaultTimeout(8000);
  const address = page.url();
  await page.close();
  await next.goto(address);
  const again = next.frameLocator("iframe");
  const field = again.getByRole("textbox", { name: WENT_WELL });
  await expect.poll(() => field.inputValue(), { timeout: 8000 }).toBe("消えないでほしい");
  await expect.poll(site.found).toBeNull();
  site.server.takes = () => true;
  await expect.poll(() => site.textIn("MO3"), { timeout: 8000 }).toBe("消えないでほしい");
  await again.getByText("保存しました").waitFor();
});

test("a server that goes away while somebody types gets every word when it is back", async () => {
  const site = await startForm();
  const { liff } = await site.openForm();
  await answerTo(liff, WENT_WELL).fill("まえ");
  await liff.getByText("保存しました").waitFor();
  site.server.takes = () => false;
  await answerTo(liff, WENT_WELL).fill("まえ、そして途中");
  await liff.getByText("つながったら保存します").waitFor();
  await answerTo(liff, THANKED).fill("もうひとつ");
  site.server.takes = () => true;
  await liff.getByText("保存しました").waitFor();
  await expect.poll(() => site.textIn("MO3")).toBe("まえ、そして途中");
  await expect.poll(() => site.textIn("MO4")).toBe("もうひとつ");
});

test("two pages writing at once: both versions are shown, and none is lost", async () => {
  const site = await startForm();
  const phone = await site.openForm();
  const desk = await site.openForm();
  await answerTo(phone.liff, WENT_WELL).waitFor();
  await answerTo(desk.liff, WENT_WELL).waitFor();
  // Neither has heard of the other when the words arrive.
  site.server.takes = ({ method }) => method !== "PUT";
  await answerTo(phone.liff, WENT_WELL).fill("電話で書いた");
  await answerTo(desk.liff, WENT_WELL).fill("机で書いた");
  await answerTo(desk.liff, THANKED).fill("べつの問い");
  site.server.takes = () => true;
  const both = phone.liff.getByRole("button", { name: "両方残す" });
  const alsoBoth = desk.liff.getByRole("button", { name: "両方残す" });
  await expect
    .poll(async () => (await both.count()) + (await alsoBoth.count()), { timeout: 8000 })
    .toBe(1);
  const late = (await both.count()) === 1 ? phone.liff : desk.liff;
  const shown = await late.locator(".two-versions dl").textContent();
  expect(shown).toContain("電話で書いた");
  expect(shown).toContain("机で書いた");
  await late.getByRole("button", { name: "両方残す" }).click();
  await late.locator(".two-versions").waitFor({ state: "detached" });
  await expect
    .poll(async () => (await site.textIn("MO3")).split("\n").toSorted())
    .toEqual(["机で書いた", "電話で書いた"]);
  await expect.poll(() => site.textIn("MO4")).toBe("べつの問い");
});

test("private words do not wait on the device for another person", async () => {
  const site = await startForm();
  const ken = await site.member("けん");
  const { page, liff } = await site.openForm();
  await answerTo(liff, WENT_WELL).waitFor();
  await page.context().setOffline(true);
  await answerTo(liff, WENT_WELL).fill("秘密");
  const kept = () =>
    page
      .frames()
      .find((frame) => frame.url().startsWith(site.origin))
      ?.evaluate(() => JSON.stringify(Object.entries(localStorage)));
  await expect.poll(kept).toContain("秘密");
  const src = encodeURIComponent(`${site.origin}/liff`);
  const kens = page.url().replace(/\?.*/, `?person=${ken.lineUserId}&src=${src}`);
  await page.context().setOffline(false);
  await page.route("**/answers/**", (route) => route.abort());
  await page.goto(kens);
  await page.frameLocator("iframe").getByText("けんさん、ようこそ。").waitFor();
  expect(await kept()).not.toContain("秘密");
});

test("who sees an answer is chosen beside it; taken back, it is gone at once", async () => {
  const site = await startForm();
  const { liff } = await site.openForm();
  await answerTo(liff, WENT_WELL).fill("質問を先に決めた");
  await answerTo(liff, THANKED).fill("助かったと言われた");
  await liff.getByText("保存しました").waitFor();
  const praise = liff.getByRole("button", { name: /^ほめられたこと.*: 見せるなら、この会の/ });
  await praise.click();
  await liff.getByText("「仲間に見せる」を選んだあとの範囲です").waitFor();
  await liff.getByRole("radio", { name: "運営の人にだけ" }).check();
  await liff.getByRole("button", { name: "見え方を確認" }).click();
  await liff.getByText("運営の人には、こう見えます。").waitFor();
  await liff.getByRole("button", { name: "仲間に見せる" }).click();
  await liff.getByText("仲間に見せる記録として残しました").waitFor();

  const well = liff.getByRole("button", { name: "できたことを見せる範囲: この会の仲間に" });
  await well.press("Enter");
  const group = liff.locator("section", { hasText: WENT_WELL }).getByRole("radio");
  await group.first().press("Space");
  await liff.getByRole("button", { name: "できたことを見せる範囲: 自分だけ" }).waitFor();
  await expect.poll(async () => (await site.found())?.answers["MO3"]?.audience).toBe("self");
  await expect.poll(async () => (await site.found())?.status).toBe("shared");
  await liff.getByText("仲間に見えるところは、まだありません。").waitFor();

  await liff.getByRole("button", { name: "もやもやを見せる範囲: 自分だけ" }).click();
  await liff.getByText("もやもやは、そのまま書けるように").waitFor();
  expect(await liff.locator("#MO5a-text").count()).toBe(1);
});

test("who sees an answer is kept without a signal, and two screens that differ ask", async () => {
  const site = await startForm();
  const { page, liff } = await site.openForm();
  await answerTo(liff, WENT_WELL).fill("質問を先に決めた");
  await liff.getByText("保存しました").waitFor();
  await page.context().setOffline(true);
  await liff.getByRole("button", { name: "できたことを見せる範囲" }).click();
  await liff.getByRole("radio", { name: "自分だけ" }).check();
  await liff.getByText("つながったら保存します").waitFor();
  const { yuki } = site;
  await site.reflections.answer(
    { memberId: yuki.id, cadence: "monthly", period: "2026-11" },
    { script: { id: "monthly", version: 1 }, at: NOW },
    { qid: "MO3", audience: "circle", notes: [] },
    { audience: "organizer", base: { audience: "circle" }, rev: 0 },
  );
  await page.context().setOffline(false);
  const versions = liff.locator(".two-versions");
  await versions.waitFor();
  expect(await versions.textContent()).toContain("運営の人にだけ");
  await versions.getByRole("button", { name: "この画面のほうを残す" }).click();
  await expect.poll(async () => (await site.found())?.answers["MO3"]?.audience).toBe("self");
});

test("a week's sentences are taken into the month by a tap", async () => {
  const site = await startForm();
  await site.reflections.change(
    { memberId: site.yuki.id, cadence: "weekly", period: "2026-W46" },
    { eventId: "w", script: { id: "weekly", version: 1 }, circles: [], at: NOW },
    [
      {
        do: "write",
        qid: "WK1",
        part: { messageId: "w1", text: "提案を出した", at: NOW },
        how: "append",
        audience: "circle",
      },
    ],
  );
  const { liff } = await site.openForm();
  await liff.getByText("週の記録から入れる").click();
  await liff.getByRole("button", { name: "「提案を出した」を入れる" }).click();
  await liff.getByText("保存しました").waitFor();
  await expect
    .poll(async () => (await site.found())?.answers["MO2"]?.parts)
    .toMatchObject([{ messageId: "w1", text: "提案を出した" }]);
});

test("the first page brings at most 60 KB of code, and the form comes when it is opened", async () => {
  const site = await startForm();
  const { page, liff } = await site.open(site.yuki.lineUserId);
  await liff.getByRole("link", { name: "11月を振り返る" }).waitFor();
  const codeOf = () =>
    liff.evaluate(() =>
      performance
        .getEntriesByType("resource")
        .map(({ name }) => name)
        .filter((name) => name.endsWith(".js")),
    );
  const first = await codeOf();
  const sizes = first.map(async (url) => {
    const code = await (await page.request.get(url)).body();
    return brotliCompressSync(code).length;
  });
  const total = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  expect(total).toBeGreaterThan(20_000);
  expect(total).toBeLessThanOrEqual(60 * 1024);
  await liff.getByRole("link", { name: "11月を振り返る" }).click();
  await answerTo(liff, WENT_WELL).waitFor();
  expect((await codeOf()).length).toBeGreaterThan(first.length);
});

test("addresses of periods that are not there lead home", async () => {
  const site = await startForm();
  for (const path of ["/reflect/monthly/2027-01", "/reflect/yearly", "/reflect/monthly/2026-13"]) {
    const { liff, page } = await site.open(site.yuki.lineUserId, path);
    await liff.getByRole("heading", { name: "この画面は、見つかりませんでした。" }).waitFor();
    await page.context().close();
  }
});
