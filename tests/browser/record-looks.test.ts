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

const JOINED = new Date("2025-12-18T11:00:00Z");
const NOW = new Date("2026-11-24T11:00:00Z");
const levels = ["2", "1", "2", "3", "3", "4", "3", "4", "5"];

test.for([narrow])(
  "$width px, $colorScheme, $locale: everyone can look back and nothing sticks out",
  { timeout: 120_000 },
  async (each) => {
    const { width, colorScheme, locale } = each;
    let time = JOINED;
    const site = await stage.site({ now: () => time });
    const walker = await site.member("ゆき", locale);
    const beginner = await site.member("けん", locale);
    time = NOW;
    await writeRecords(site.reflections, walker.id);
    const script = { id: "monthly", version: 1 };
    const line = { text: "引っ越しと、休む時間", from: "2026-04", base: "" };
    const key = { memberId: walker.id, cadence: "monthly" } as const;
    await site.reflections.bridge({ ...key, period: "2026-05" }, { script, at: NOW }, line);
    for (const [index, choice] of levels.entries()) {
      await site.reflections.answer(
        { ...key, period: `2025-${String(index + 2).padStart(2, "0")}` },
        { script, at: NOW },
        { qid: "MO8", audience: "self", notes: [] },
        { choice, base: { choice: null }, rev: 0 },
      );
    }
    for (const [index, text] of ["手探りの3か月", "ひとりで抱えない練習"].entries()) {
      await site.reflections.answer(
        { memberId: walker.id, cadence: "quarterly", period: `2025-Q${index + 2}` },
        { script: { id: "quarterly", version: 1 }, at: NOW },
        { qid: "QU1", audience: "circle", notes: [] },
        { text, base: { text: "" }, rev: 0 },
      );
    }
    const look = contextOf(each);
    const shoot = async (
      name: string,
      path: string,
      ready: string,
      prepare?: (liff: Frame) => Promise<unknown>,
      person = walker.lineUserId,
    ) => {
      const { page, liff } = await site.open(person, path, look);
      await liff.locator(ready).first().waitFor();
      await prepare?.(liff);
      expect(await faultsOf(page), name).toEqual([]);
      const wide = await liff.evaluate(() => document.documentElement.scrollWidth);
      expect(wide, name).toBe(width);
      await page.screenshot({
        path: `tests/browser/shots/record-${name}-${width}-${colorScheme}-${locale}.png`,
      });
      await page.context().close();
    };
    await shoot("road", "/me", ".stop");
    await shoot("road-open", "/me", ".stop", async (liff) => {
      await liff.locator("details.record summary").first().click();
      await liff.locator(".weeks summary").first().click();
      await liff.locator(".weeks details summary").first().click();
      await liff.locator(".weeks").first().scrollIntoViewIfNeeded();
    });
    await shoot("bridge", "/me", ".plain-road", async (liff) => {
      await liff.locator(".plain-road button").first().click();
      await liff.locator(".bridged").scrollIntoViewIfNeeded();
    });
    await shoot("one", "/me/monthly/2026-11", ".record-words");
    await shoot("search", "/me/search", "input", async (liff) => {
      await liff.locator("input").fill("準備 話");
      await liff.locator("mark").first().waitFor();
    });
    await shoot("search-none", "/me/search", "input", async (liff) => {
      await liff.locator("input").fill("どこにもない言葉");
      await liff.locator(".search-told:not(:empty)").waitFor();
    });
    await shoot("words", "/me/words", ".beside-words");
    await shoot("conviction", "/me/conviction", ".conviction", async (liff) => {
      await liff.locator(".conviction-table summary").click();
    });
    await shoot("past", "/me/past", ".choices-list", async (liff) => {
      await liff.locator(".weeks summary").first().click();
    });
    const empty = [
      ["empty", "/me"],
      ["conviction-none", "/me/conviction"],
      ["words-none", "/me/words"],
    ] as const;
    for (const [name, path] of empty)
      await shoot(name, path, ".beginning", undefined, beginner.lineUserId);
  },
);
