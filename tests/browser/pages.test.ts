import { afterAll, beforeAll, expect, test } from "vitest";
import { writeRecords } from "#tests/support/records.ts";
import { addressesOf, readRoutes } from "./addresses.ts";
import { faultsOf, startMiniApp, type MiniApp } from "./liff-page.ts";
import { contextOf, laptop, phones } from "./looks.ts";

let stage: MiniApp;
beforeAll(async () => {
  stage = await startMiniApp();
}, 60_000);
afterAll(() => stage.close());

const JOINED = new Date("2026-09-05T11:00:00Z");
const NOW = new Date("2026-11-24T11:00:00Z");

test.for([...phones, laptop])(
  "$width px, $colorScheme, $locale: everyone can use every page there is (WCAG 2.2 AA)",
  { timeout: 180_000 },
  async (each) => {
    const { width, locale } = each;
    let time = JOINED;
    const site = await stage.site({ now: () => time });
    const yuki = await site.member("とても長い名前のひと", locale);
    await writeRecords(site.reflections, yuki.id);
    const circle = await site.context.features.circles.found(yuki.id, {
      name: "キャリア研究所",
      history: "from_beginning",
    });
    time = NOW;
    const addresses = addressesOf(await readRoutes(), {
      id: [circle.id],
      record: ["first/first", "weekly/2026-W45", "monthly/2026-11", "quarterly/2026-Q3"],
    });
    const faults: Record<string, unknown> = {};
    for (const address of addresses) {
      const look = contextOf(each);
      const { page, liff } = await site.open(yuki.lineUserId, address, look);
      await liff.waitForFunction(() => document.querySelector(".waiting") === null);
      const found = await faultsOf(page);
      const wide = await liff.evaluate(() => document.documentElement.scrollWidth);
      if (wide > width) found.push(`${wide} px wide`);
      const title = await liff.evaluate(() => document.title);
      if (title === "") found.push("no title");
      if (found.length > 0) faults[address] = found;
      await page.context().close();
    }
    expect(faults).toEqual({});
  },
);
