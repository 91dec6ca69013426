import { afterAll, beforeAll, expect, test } from "vitest";
import { startMiniApp, type MiniApp } from "./liff-page.ts";

let stage: MiniApp;
beforeAll(async () => {
  stage = await startMiniApp();
}, 60_000);
afterAll(() => stage.close());

test("no word of a question, a choice or a field is broken in two", async () => {
  let time = new Date("2026-09-05T11:00:00Z");
  const site = await stage.site({ now: () => time });
  const yuki = await site.member("ゆき");
  time = new Date("2026-11-24T11:00:00Z");
  const wholes = async (path: string, asked: string) => {
    const { liff } = await site.open(yuki.lineUserId, path);
    return liff.locator(asked).locator(".whole-phrase").textContent();
  };
  expect(await wholes("/reflect/monthly", "h2:has-text('納得して')")).toBe("どのくらい");
  expect(await wholes("/reflect/weekly", ".pick")).toBe("ときどき");
  expect(await wholes("/inventory/purpose", ".field-label")).toBe("どのくらい");
});
