import { afterAll, beforeAll, expect, test } from "vitest";
import { faultsOf, startMiniApp, type MiniApp } from "./liff-page.ts";
import { secret, setUpOrganizer } from "./organizer-stage.ts";

let stage: MiniApp;
beforeAll(async () => {
  stage = await startMiniApp();
}, 60_000);
afterAll(() => stage.close());

test("an organizer answers a quiet step with one tap, and no private byte comes to their phone", async () => {
  const { site, olga, people, circle } = await setUpOrganizer(stage);
  const { page, liff, troubles } = await site.open(olga.lineUserId, `/circle/${circle.id}`);
  const traffic: Promise<string>[] = [];
  page.on("response", (answer) => traffic.push(answer.text().catch(() => "")));
  await page.reload();
  const frame = (await (await page.waitForSelector("iframe")).contentFrame()) ?? liff;

  const quiet = frame.getByRole("region", { name: "応援を待っている歩み" });
  await expect.poll(() => quiet.locator(".quiet-post").count()).toBe(3);
  await quiet.getByRole("button", { name: /さくら/ }).press("Enter");
  await quiet.getByText("資料を見ないで、最後まで話せた。").waitFor();
  await quiet.getByRole("button", { name: "一歩、進みましたね" }).click();
  await expect
    .poll(() => site.db.collection("cheers").countDocuments({ to: people.sakura.id }))
    .toBe(1);
  // The card stays where it was, with the word that was given.
  expect(await quiet.getByRole("button", { pressed: true }).count()).toBe(1);

  await frame.getByRole("region", { name: "運営のあなたへの言葉" }).getByText("学費").waitFor();
  await frame.getByText("10月の納得感は、会全体でおよそ4.0でした").waitFor();

  const buried = frame.getByRole("region", { name: "返事ができなかったメッセージ" });
  await buried.getByRole("button", { name: "TypeErrorの2件を、もう一度ためす" }).click();
  await buried.getByText("もう一度ためしています").waitFor();
  await buried.getByText("TypeError").waitFor({ state: "detached" });

  expect(await faultsOf(page)).toEqual([]);
  const bytes = (await Promise.all(traffic)).join("\n");
  expect(bytes).toContain("学費のことで");
  expect(bytes).not.toContain(secret);
  expect(troubles).toEqual([]);
});

test("the month's messages fit in one look: stop a class with one tap, see the days to come", async () => {
  const { site, olga } = await setUpOrganizer(stage);
  site.double.quota.setLimit(6);
  const { page, liff, troubles } = await site.open(olga.lineUserId, "/ledger");
  await liff.getByRole("heading", { name: "あと6通" }).waitFor();
  const weekly = liff.getByRole("switch", { name: "週のお知らせを今月送る" });
  await weekly.press("Space");
  await liff.getByText("今月は止めています").waitFor();
  await liff.getByText("保存しました").waitFor();
  const asked = await site.as(olga.lineUserId);
  expect(await (await asked("GET", "/api/ledger")).text()).toMatch(
    /"class":"nudge-weekly"[^}]*"stopped":true/,
  );
  expect(await faultsOf(page)).toEqual([]);

  await liff.getByRole("link", { name: /これから届く日/ }).click();
  await liff
    .getByRole("listitem")
    .filter({ hasText: "11月25日" })
    .locator("summary")
    .press("Enter");
  await liff.getByLabel("日を選んで見る").fill("2026-11-25");
  const day = liff.getByRole("status").filter({ hasText: "11月25日" });
  await day.getByText("書きおえた人、お休みの人、お知らせを止めている人").waitFor();
  expect(await day.textContent()).not.toMatch(/さくら|健太|ゆき|Anna/);
  expect(await faultsOf(page)).toEqual([]);
  expect(troubles).toEqual([]);
});
