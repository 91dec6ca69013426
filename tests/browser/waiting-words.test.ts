import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { cast } from "#bot/demo/cast.ts";
import { textOf } from "#shared/reflection.ts";
import { launchChromium } from "#tests/support/chromium.ts";
import { startDemo } from "./demo-process.ts";
import { startMiniApp, type MiniApp } from "./liff-page.ts";
import { phoneOf } from "./phone-frame.ts";

let stage: MiniApp;
beforeAll(async () => {
  stage = await startMiniApp();
}, 60_000);
afterAll(() => stage.close());

const JOINED = new Date("2026-09-05T11:00:00Z");
const NOW = new Date("2026-11-24T11:00:00Z");
const WENT_WELL = "そのなかで「前よりうまくいった」ことは何ですか?";

/** A page killed while nothing it writes arrives: what it wrote is only on the phone. */
async function startKilled(path: string, field: string, words: string) {
  let time = JOINED;
  const site = await stage.site({ now: () => time });
  const yuki = await site.member("ゆき");
  time = NOW;
  site.server.takes = ({ method }) => method === "GET" || method === "POST";
  const { page, liff } = await site.open(yuki.lineUserId, path);
  await liff.getByRole("textbox", { name: field }).first().fill(words);
  const next = await page.context().newPage();
  next.setDefaultTimeout(20_000);
  const kept = page.url();
  await page.close();
  const opens = async (person: string, greeting = "おかえりなさい。") => {
    const src = encodeURIComponent(`${site.origin}/liff`);
    await next.goto(kept.replace(/\?.*/, `?person=${person}&src=${src}`));
    await next.frameLocator("iframe").getByText(greeting).waitFor();
  };
  const monthOf = (memberId: string) =>
    site.reflections.find({ memberId, cadence: "monthly", period: "2026-11" });
  return { ...site, yuki, opens, monthOf };
}

test("what a killed form held is sent from the first page, once the server is there", async () => {
  const { opens, yuki, monthOf, server } = await startKilled(
    "/reflect/monthly",
    WENT_WELL,
    "消えないでほしい",
  );
  await opens(yuki.lineUserId);
  expect(await monthOf(yuki.id)).toBeNull();
  server.takes = () => true;
  await expect
    .poll(async () => textOf((await monthOf(yuki.id))?.answers["MO3"]))
    .toBe("消えないでほしい");
});

test("what a killed inventory held is sent from the first page too", async () => {
  const { opens, yuki, context, server } = await startKilled(
    "/inventory/goal",
    "この3か月で",
    "静かに暮らす",
  );
  const stored = async () =>
    JSON.stringify(await context.features.inventory.all(yuki.id)).includes("静かに暮らす");
  await expect.poll(stored).toBe(false);
  server.takes = () => true;
  await opens(yuki.lineUserId);
  await expect.poll(stored).toBe(true);
});

test("nothing of it is sent for another person who opens the app on the same phone", async () => {
  const { opens, yuki, member, monthOf, server } = await startKilled(
    "/reflect/monthly",
    WENT_WELL,
    "秘密",
  );
  const ken = await member("けん");
  const saves: (string | null)[] = [];
  const isSave = ({ url }: Request) => url.includes("/answers/");
  server.takes = (request) => {
    if (isSave(request)) saves.push(request.headers.get("x-member"));
    return !isSave(request);
  };
  await opens(ken.lineUserId, "ようこそ。");
  expect(saves).not.toContain(ken.id);
  // From here on it would arrive.
  saves.length = 0;
  server.takes = (request) => {
    if (isSave(request)) saves.push(request.headers.get("x-member"));
    return true;
  };
  await new Promise((resolve) => setTimeout(resolve, 2000));
  expect(saves).toEqual([]);
  expect(await monthOf(ken.id)).toBeNull();
  expect(await monthOf(yuki.id)).toBeNull();
});

test(
  "the process is killed while somebody types and started again: every word is there",
  { timeout: 120_000 },
  async () => {
    const folder = await mkdtemp(join(tmpdir(), "ayumi-restart-"));
    let demo = await startDemo(folder);
    const browser = await launchChromium();
    onTestFinished(async () => {
      await browser.close();
      await demo.stop();
      await rm(folder, { recursive: true });
    });
    const opened = async () => {
      const context = await browser.newContext({ locale: "ja-JP" });
      const page = await context.newPage();
      page.setDefaultTimeout(20_000);
      // Any page of the console's that has no policy of its own can hold the frame.
      await page.goto(`${demo.url}/console/id-token?person=${cast.sakura.userId}`);
      const src = `${demo.app}/liff/reflect/weekly`;
      await page.setContent(phoneOf(cast.sakura.userId, src));
      return page.frameLocator("iframe");
    };
    const liff = await opened();
    const field = liff.locator("textarea").first();
    await field.waitFor();
    await field.fill("はじめに、");
    await liff.getByText("保存しました").waitFor();
    const killed = (async () => {
      await new Promise((resolve) => setTimeout(resolve, 1200));
      await demo.kill();
    })();
    const written = Array.from({ length: 60 }, (_, at) => `${at}歩、`).join("");
    await field.press("End");
    await field.pressSequentially(written, { delay: 15 });
    await killed;
    await field.pressSequentially("留守のあいだも。");
    await liff.getByText("つながったら保存します").waitFor();
    demo = await startDemo(folder, demo.ports);
    await liff.getByText("保存しました").waitFor({ timeout: 60_000 });
    expect(await liff.locator(".two-versions").count()).toBe(0);
    // Another phone, which has nothing but what the server kept.
    const there = await opened();
    await expect
      .poll(() => there.locator("textarea").first().inputValue())
      .toBe(`はじめに、${written}留守のあいだも。`);
  },
);
