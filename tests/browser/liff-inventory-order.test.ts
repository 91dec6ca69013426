import { afterAll, beforeAll, expect, test } from "vitest";
import { startInventory } from "./inventory-past.ts";
import { startMiniApp, type MiniApp } from "./liff-page.ts";

let stage: MiniApp;
beforeAll(async () => {
  stage = await startMiniApp();
}, 60_000);
afterAll(() => stage.close());

const names = (liff: { locator: (selector: string) => { allTextContents(): Promise<string[]> } }) =>
  liff.locator(".items h2").allTextContents();

test("by keyboard an item goes up and down, is told about, and the button stays in hand", async () => {
  const { open, add, ids } = await startInventory(stage);
  for (const [id, name] of Object.entries({ a: "聞く", b: "書く", c: "待つ" })) {
    await add("skill", id, { "I3-1": name });
  }
  const { liff, page } = await open("/skill");
  await liff.getByRole("heading", { name: "待つ" }).click();
  await liff.getByRole("button", { name: "「待つ」を上へ" }).focus();
  await page.keyboard.press("Enter");
  await liff.getByText("「待つ」を2番目に移しました。").waitFor();
  const focused = () => liff.evaluate(() => document.activeElement?.getAttribute("aria-label"));
  await expect.poll(focused).toBe("「待つ」を上へ");
  await page.keyboard.press("Enter");
  await liff.getByText("「待つ」を1番目に移しました。").waitFor();
  await expect.poll(focused).toBe("「待つ」を下へ");
  await expect.poll(ids).toEqual(["c", "a", "b"]);
  await page.keyboard.press("Enter");
  await expect.poll(ids).toEqual(["a", "c", "b"]);
});

test("held by its grip an item follows the hand, also without a signal", async () => {
  const { open, add, ids } = await startInventory(stage);
  for (const [id, name] of Object.entries({ a: "聞く", b: "書く", c: "待つ" })) {
    await add("skill", id, { "I3-1": name });
  }
  const { liff, page } = await open("/skill");
  const grips = liff.locator(".grip");
  await grips.first().waitFor();
  await page.context().setOffline(true);
  const from = await grips.nth(0).boundingBox();
  const to = await grips.nth(2).boundingBox();
  if (from === null || to === null) throw new Error("no grip");
  await page.mouse.move(from.x + 24, from.y + 24);
  await page.mouse.down();
  await page.mouse.move(from.x + 24, to.y + 10, { steps: 8 });
  expect(await liff.locator(".held").count()).toBe(1);
  await page.mouse.move(from.x + 24, to.y + 34, { steps: 4 });
  await page.mouse.up();
  await expect.poll(() => names(liff)).toEqual(["書く", "待つ", "聞く"]);
  await liff.getByText("「聞く」を3番目に移しました。").waitFor();
  await expect.poll(ids).toEqual(["a", "b", "c"]);
  await page.context().setOffline(false);
  await expect.poll(ids, { timeout: 12_000 }).toEqual(["b", "c", "a"]);
});

test("a draft leads to the record it grew out of, and still does once it is taken in", async () => {
  const { open, inventory, site, yuki, clock } = await startInventory(stage);
  const at = clock.at;
  await site.reflections.change(
    { memberId: yuki.id, cadence: "weekly", period: "2026-W48" },
    { eventId: "e", script: { id: "weekly", version: 1 }, circles: [], at },
    [
      {
        do: "write",
        qid: "WK1",
        part: { text: "会議の論点を整理した", at, messageId: "m1" },
        how: "append",
        audience: "circle",
      },
    ],
  );
  const filing = {
    section: "skill",
    text: "会議の論点を整理した",
    messageIds: ["m1"],
    at,
  } as const;
  const of = { eventId: "e", cadence: "weekly", period: "2026-W48" };
  await inventory.file(yuki.id, { ...filing, ...of });
  const { liff } = await open("/skill");
  await liff.getByRole("button", { name: "棚卸しに入れる" }).click();
  await liff.getByRole("heading", { name: "会議の論点を整理した" }).click();
  await liff.getByRole("link", { name: "11/23の週から" }).click();
  const answer = liff.getByRole("textbox").first();
  await expect.poll(() => answer.inputValue()).toBe("会議の論点を整理した");
});
