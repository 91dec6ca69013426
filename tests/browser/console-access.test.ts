import { afterAll, beforeAll, expect, test } from "vitest";
import { faultsIn } from "#tests/support/axe.ts";
import { startConsole } from "./console-page.ts";

let stage: Awaited<ReturnType<typeof startConsole>>;
beforeAll(async () => {
  stage = await startConsole();
}, 60_000);
afterAll(() => stage.close());

const YUKI = `U${"a".repeat(32)}`;
const looks = [
  { width: 1280, height: 800, colorScheme: "light", locale: "ja-JP" },
  { width: 390, height: 844, colorScheme: "dark", locale: "ja-JP" },
  { width: 360, height: 640, colorScheme: "light", locale: "en-US" },
  { width: 1280, height: 800, colorScheme: "dark", locale: "en-US" },
] as const;

test.each(looks)(
  "$width px, $colorScheme, $locale: everyone can use the page and nothing sticks out",
  async ({ width, height, colorScheme, locale }) => {
    const viewport = { width, height };
    const { page, push } = await stage.open(
      async ({ line }) => {
        line.addPerson({ userId: YUKI, name: "由紀" });
        line.addPerson({ name: "Newcomer" });
        line.addPerson({ name: "とても長い名前のひと" });
        await line.follow(YUKI);
        await line.say(YUKI, "https://example.com/" + "a".repeat(200));
      },
      { viewport, colorScheme, locale, reducedMotion: "reduce" },
    );
    await push(YUKI, [
      {
        type: "template",
        altText: "見せますか?",
        template: {
          type: "confirm",
          text: "11月の振り返りを見せますか?",
          actions: [
            { type: "postback", label: "見せる", data: "y" },
            { type: "postback", label: "自分だけ", data: "n" },
          ],
        },
      },
    ]);
    await page.getByRole("button", { name: "自分だけ" }).waitFor();
    const faults = () => faultsIn(page.mainFrame());
    expect(await faults()).toEqual([]);
    await page.locator(".opens-drawer").click();
    expect(await faults()).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    await page.context().close();
  },
);
