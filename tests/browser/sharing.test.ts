import { afterAll, beforeAll, expect, test } from "vitest";
import { START } from "./circle-site.ts";
import { setUpFeed, november } from "./feed-site.ts";
import { faultsOf, startMiniApp, type MiniApp } from "./liff-page.ts";
import { contextOf, phone } from "./looks.ts";

let stage: MiniApp;
beforeAll(async () => {
  stage = await startMiniApp();
}, 60_000);
afterAll(() => stage.close());

test(
  "a month is shown to one of two circles, looked at as each sees it, and taken away again",
  { timeout: 120_000 },
  async () => {
    const { site, circles, olga, sakura, circle } = await setUpFeed(stage);
    const table = await circles.found(olga.id, { name: "週末テーブル", history: "from_joining" });
    const { token } = await circles.invite(olga.id, table.id, 7);
    await circles.accept(token, { memberId: sakura.id, introduction: null });
    const script = { id: "monthly", version: 1 };
    const key = { memberId: sakura.id, cadence: "monthly", period: "2026-11" } as const;
    await site.reflections.change(
      key,
      { eventId: "written", script, circles: [], at: START },
      Object.entries(november).map(([qid, text]) => ({
        do: "write",
        qid,
        part: { text, at: START },
        how: "append",
        audience: qid === "MO5a" ? "self" : qid === "MO6" ? "organizer" : "circle",
      })),
    );
    const sharedTo = async () => (await site.reflections.find(key))?.sharedTo;

    const { page, liff } = await site.open(
      sakura.lineUserId,
      "/reflect/monthly/2026-11",
      contextOf(phone),
    );
    await liff.getByRole("button", { name: "見え方を確認" }).click();
    const preview = liff.locator(".preview");
    await preview.getByText("第一期の仲間には、こう見えます。").waitFor();
    await preview.getByRole("button", { name: "週末テーブル" }).click();
    await preview.getByText("週末テーブルの運営の人には、こう見えます。").waitFor();
    expect(await preview.textContent()).not.toContain(november.MO5a);
    const [companions, organizer] = await preview.locator(".post").allTextContents();
    expect(companions).not.toContain(november.MO6);
    expect(organizer).toContain(november.MO6);

    const where = liff.getByRole("group", { name: "どの会の仲間に見せますか" });
    const first = where.getByRole("checkbox", { name: "第一期" });
    await first.uncheck();
    await where.getByRole("checkbox", { name: "週末テーブル" }).uncheck();
    const share = liff.getByRole("button", { name: "仲間に見せる" });
    expect(await share.isDisabled()).toBe(true);
    await first.check();
    expect(await faultsOf(page)).toEqual([]);
    await share.click();
    await liff.getByText("仲間に見せる記録として残しました").waitFor();
    expect(await sharedTo()).toEqual([circle.id]);

    await liff.getByRole("switch", { name: "週末テーブル" }).check();
    await expect.poll(sharedTo).toEqual([circle.id, table.id]);
    await liff.evaluate(() => history.pushState(null, "", "/liff/me/monthly/2026-11"));
    const shown = liff.locator(".shown-in");
    await expect.poll(() => shown.getByRole("switch").count()).toBe(2);
    expect(await faultsOf(page)).toEqual([]);
    await shown.getByRole("switch", { name: "第一期" }).uncheck();
    await expect.poll(sharedTo).toEqual([table.id]);
    await shown.getByRole("switch", { name: "週末テーブル" }).uncheck();
    await liff.getByText("自分だけ", { exact: true }).first().waitFor();
    await expect.poll(sharedTo).toEqual([]);
  },
);

test(
  "of a long feed only what is near stands in the page, and nothing is lost on the way back",
  { timeout: 120_000 },
  async () => {
    const { site, sakura, olga, share, feed } = await setUpFeed(stage);
    const months = Array.from(
      { length: 100 },
      (_, n) => `${2010 + Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, "0")}`,
    );
    for (const [n, month] of months.entries())
      await share(olga.id, month, { MO3: `${n}番目の歩み` }, {}, n);
    const { liff } = await site.open(sakura.lineUserId, feed);
    await liff.getByText("99番目の歩み").waitFor();
    const posts = liff.locator(".post");
    await expect
      .poll(
        async () => {
          await liff.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
          return liff.getByText("ここが、道のはじまりです。").count();
        },
        { timeout: 60_000, interval: 50 },
      )
      .toBe(1);
    await liff.getByText("0番目の歩み", { exact: true }).waitFor();
    await expect.poll(() => posts.count()).toBeLessThan(60);
    await liff.evaluate(() => window.scrollTo(0, 0));
    await liff.getByText("99番目の歩み").waitFor();
    await expect.poll(() => posts.count()).toBeLessThan(60);
    const height = () => liff.evaluate(() => document.body.scrollHeight);
    const before = await height();
    for (let at = 0; at < before; at += 600) {
      await liff.evaluate((to) => window.scrollTo(0, to), at);
      await liff.evaluate(
        () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
      );
    }
    expect(Math.abs((await height()) - before)).toBeLessThan(2);
  },
);
