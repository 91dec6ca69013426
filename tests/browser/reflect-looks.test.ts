import type { Frame } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { writeRecords } from "#tests/support/records.ts";
import { faultsOf, startMiniApp, type MiniApp } from "./liff-page.ts";
import { contextOf, narrow } from "./looks.ts";

let stage: MiniApp;
beforeAll(async () => {
  stage = await startMiniApp();
}, 60_000);
afterAll(() => stage.close());

const JOINED = new Date("2026-09-05T11:00:00Z");
const NOW = new Date("2026-11-24T11:00:00Z");

test.for([narrow])(
  "$width px, $colorScheme, $locale: everyone can use the form and nothing sticks out",
  { timeout: 60_000 },
  async (each) => {
    const { width, colorScheme, locale } = each;
    let time = JOINED;
    const site = await stage.site({ now: () => time });
    const walker = await site.member("ゆき", locale);
    await writeRecords(site.reflections, walker.id);
    time = NOW;
    const key = { memberId: walker.id, cadence: "monthly", period: "2026-11" } as const;
    const look = contextOf(each);
    const shoot = async (
      name: string,
      path: string,
      prepare?: (liff: Frame) => Promise<unknown>,
    ) => {
      const { page, liff } = await site.open(walker.lineUserId, path, look);
      await liff
        .locator(name.startsWith("home") ? ".stop" : ".question")
        .first()
        .waitFor();
      await prepare?.(liff);
      const faults = await faultsOf(page);
      expect(faults, name).toEqual([]);
      const wide = await liff.evaluate(() => document.documentElement.scrollWidth);
      expect(wide, name).toBe(width);
      await page.screenshot({
        path: `tests/browser/shots/liff-${name}-${width}-${colorScheme}-${locale}.png`,
      });
      await page.context().close();
    };
    await shoot("home-open", "");
    await shoot("reflect-week", "/reflect/weekly");
    await shoot("reflect-month", "/reflect/monthly", (liff) =>
      liff.locator("textarea").nth(1).scrollIntoViewIfNeeded(),
    );
    await shoot("reflect-reach", "/reflect/monthly", async (liff) => {
      for (const at of [1, 3]) await liff.locator(".reach-now").nth(at).click();
      await liff.locator(".question").nth(1).scrollIntoViewIfNeeded();
    });
    await shoot("reflect-quarter", "/reflect/quarterly");
    await shoot("reflect-conflict", "/reflect/monthly", async (liff) => {
      const before = await site.reflections.find(key);
      await site.reflections.answer(
        key,
        { script: { id: "monthly", version: 1 }, at: NOW },
        { qid: "MO6", audience: "circle", notes: [] },
        { text: "準備した日は、落ち着いて話せる", rev: before?.rev ?? 0 },
      );
      await liff.locator("#MO6-text").fill("朝のほうが、よく考えられる");
      await liff.locator(".two-versions").scrollIntoViewIfNeeded();
    });
    await shoot("reflect-end", "/reflect/monthly", async (liff) => {
      await liff.locator(".closing > .text-button").click();
      await liff.locator(".preview").waitFor();
      await liff.locator(".actions .button").first().click();
      await liff.locator(".closed .card").scrollIntoViewIfNeeded();
    });
  },
);
