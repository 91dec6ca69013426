import { afterAll, beforeAll, expect, test } from "vitest";
import { LIFF_ID } from "#tests/support/settings.ts";
import { setUpCircle, START } from "./circle-site.ts";
import { startMiniApp, type MiniApp } from "./liff-page.ts";

let stage: MiniApp;
beforeAll(async () => {
  stage = await startMiniApp();
}, 60_000);
afterAll(() => stage.close());

const setUp = (locale?: "ja" | "en") => setUpCircle(stage, locale);

test("an organizer invites, a newcomer agrees on the page, introduces themself and is in", async () => {
  const { site, olga, sakura, path } = await setUp();
  const { liff, troubles } = await site.open(olga.lineUserId, path);
  await liff.getByRole("link", { name: /招待する/ }).click();
  await liff.getByRole("radio", { name: "1日" }).check();
  await liff.getByRole("button", { name: "招待のリンクをつくる" }).click();
  await liff.getByRole("img", { name: "招待のQRコード" }).waitFor();
  await liff.getByText("11月24日まで使えます").waitFor();
  const url = await liff.getByRole("textbox", { name: "招待のリンク" }).inputValue();
  expect(url).toMatch(new RegExp(`^https://liff.line.me/${LIFF_ID}/join/[\\w-]{22}$`));
  const share = await liff.getByRole("link", { name: "LINEで送る" }).getAttribute("href");
  expect(new URL(share ?? "").searchParams.get("text")).toContain(url);
  expect(troubles).toEqual([]);

  const yuki = site.stranger("ゆき");
  const newcomer = await site.open(yuki, new URL(url).pathname.replace(`/${LIFF_ID}`, ""));
  const { liff: hers } = newcomer;
  await hers.getByRole("heading", { name: "「第一期」へ、ようこそ。" }).waitFor();
  await hers.getByText("書いたことは、まず自分だけに見えます").waitFor();
  await hers.getByText("ここで聞いた話は、ここだけに").waitFor();
  await hers.getByText("お預かりするもの").click();
  await hers.getByText("広告や採用には使いません").waitFor();
  await hers.getByRole("button", { name: "わかりました" }).click();
  await hers.getByRole("heading", { name: "みんなには、こう見えます。" }).waitFor();
  await hers.getByRole("textbox", { name: "ひとこと自己紹介" }).fill("<b>金曜</b>に書きます");
  expect(await hers.locator(".own-preview").textContent()).toContain("ゆき<b>金曜</b>に書きます");

  // Nothing of her is kept or seen before she presses OK.
  await expect.poll(() => site.members.find(yuki)).toBeNull();
  const sakuras = await site.open(sakura.lineUserId, path);
  await sakuras.liff.getByText("いまいる人(2人)").waitFor();
  expect(await sakuras.liff.locator("main").textContent()).not.toContain("ゆき");

  await hers.getByRole("button", { name: "これで会に入る" }).click();
  await hers.getByRole("heading", { name: "第一期" }).waitFor();
  expect(new URL(hers.url()).pathname).toBe(`/liff${path}`);
  await hers.getByRole("button", { name: "自己紹介を直す" }).waitFor();
  await hers.getByRole("button", { name: "友だちに追加する" }).waitFor();
  await sakuras.page.reload();
  const again = sakuras.page.frameLocator("iframe");
  await again.getByText("<b>金曜</b>に書きます").waitFor();
  expect(newcomer.troubles).toEqual([
    "Failed to load resource: the server responded with a status of 403 (Forbidden)",
  ]);
});

test("whoever is removed is gone from the page, and keeps their record", async () => {
  const { site, olga, sakura, path } = await setUp();
  await site.reflections.change(
    { memberId: sakura.id, cadence: "weekly", period: "2026-W47" },
    { eventId: "e", script: { id: "weekly", version: 1 }, circles: [], at: START },
    [
      {
        do: "write",
        qid: "WK1",
        part: { text: "型をつくった", at: START },
        how: "append",
        audience: "self",
      },
      { do: "close", status: "kept" },
    ],
  );
  const hers = await site.open(sakura.lineUserId, path);
  await hers.liff.getByText("いまいる人(2人)").waitFor();
  const { liff } = await site.open(olga.lineUserId, path);
  await liff.getByRole("link", { name: /会を運営する/ }).click();
  await liff.getByText("「自分だけ」の記録は、ここにも出てきません").waitFor();
  await liff.locator("details", { hasText: "さくら" }).locator("summary").click();
  await liff.getByRole("button", { name: "会から外す" }).click();
  await liff.getByText("さくらさんの記録は、本人の手元に残ります").waitFor();
  await liff.getByRole("button", { name: "さくらさんを外す" }).click();
  await liff.locator("details", { hasText: "さくら" }).waitFor({ state: "detached" });

  await hers.page.reload();
  const after = hers.page.frameLocator("iframe");
  await after.getByRole("heading", { name: "この会は、見つかりませんでした。" }).waitFor();
  await after.getByRole("link", { name: "はじめの画面へ", exact: true }).click();
  await after.getByRole("link", { name: /わたしの記録.*1/ }).waitFor();
  const [record] = await site.reflections.page(sakura.id, 2);
  expect(record?.answers["WK1"]?.parts[0]?.text).toBe("型をつくった");
});

test("a link that opens nothing has one kind page, whatever is wrong with it", async () => {
  const { site, circles, olga, circle, link } = await setUp();
  const used = await link();
  await circles.accept(used.slice(6), {
    memberId: (await site.member("Una")).id,
    introduction: null,
  });
  const revoked = await circles.invite(olga.id, circle.id, 7);
  await circles.revoke(olga.id, circle.id, revoked.invitation.id);
  const pages = new Set<string>();
  for (const path of [used, `/join/${revoked.token}`, "/join/made-up"]) {
    const { liff } = await site.open(site.stranger("Ken"), path);
    await liff.getByRole("heading", { name: "この招待は、いまは使えないようです。" }).waitFor();
    pages.add((await liff.locator(".page").textContent()) ?? "");
  }
  expect([...pages]).toHaveLength(1);
  expect([...pages][0]).not.toContain("第一期");
});

test("a member joins without promises; whoever is in already is shown the door", async () => {
  const { site, link } = await setUp();
  const anna = await site.member("Anna", "en");
  const first = await link();
  const { liff } = await site.open(anna.lineUserId, first);
  await liff.getByRole("heading", { name: "This is how the others will see you." }).waitFor();
  await liff.getByText("What we hear here stays here").waitFor();
  await liff.getByRole("button", { name: "Join like this" }).click();
  await liff.getByRole("heading", { name: "第一期" }).waitFor();
  const again = await site.open(anna.lineUserId, first);
  await again.liff.getByRole("heading", { name: "You are already in “第一期”." }).waitFor();
  await again.liff.getByRole("button", { name: "Open the circle" }).click();
  await again.liff.getByRole("button", { name: "Introduce yourself" }).waitFor();
});

test("a newcomer may read everything in the other language", async () => {
  const { site, link } = await setUp();
  const { liff } = await site.open(site.stranger("Anna"), await link());
  await liff.getByRole("button", { name: "English" }).click();
  await liff.getByRole("heading", { name: "Welcome to “第一期”." }).waitFor();
  expect(await liff.evaluate(() => document.documentElement.lang)).toBe("en");
  await liff.getByRole("button", { name: "I agree" }).click();
  await liff.getByRole("button", { name: "Join like this" }).click();
  await liff.getByRole("button", { name: "Introduce yourself" }).waitFor();
});

test("an answer lost on the way loses no word, and pressing again joins", async () => {
  const { site, link } = await setUp();
  const { page, liff } = await site.open(site.stranger("ゆき"), await link());
  await liff.getByRole("button", { name: "わかりました" }).click();
  await liff.getByRole("textbox", { name: "ひとこと自己紹介" }).fill("電車で書いた");
  await page.route("**/api/invitations/accept", async (route) => {
    await route.fetch();
    await route.abort();
  });
  await liff.getByRole("button", { name: "これで会に入る" }).click();
  await liff.getByText("うまく届きませんでした").waitFor();
  expect(await liff.getByRole("textbox").inputValue()).toBe("電車で書いた");
  await page.unroute("**/api/invitations/accept");
  await liff.getByRole("button", { name: "これで会に入る" }).click();
  await liff.getByRole("heading", { name: "第一期" }).waitFor();
  await liff.getByText("電車で書いた").waitFor();
});

test("an introduction is seen as the others will see it before they do", async () => {
  const { site, sakura, circles, circle, path } = await setUp();
  const line = async () =>
    (await circles.of(sakura.id))
      .find(({ id }) => id === circle.id)
      ?.people.find(({ memberId }) => memberId === sakura.id)?.introduction;
  const { liff } = await site.open(sakura.lineUserId, path);
  await liff.getByRole("button", { name: "自己紹介を直す" }).click();
  await liff.getByRole("textbox", { name: "ひとこと自己紹介" }).fill("聞く練習をしています");
  expect(await liff.locator(".own-preview").textContent()).toContain("聞く練習をしています");
  await expect.poll(line).toBe("引き継ぎの型をつくっています。");
  await liff.getByRole("button", { name: "これで見せる" }).click();
  await expect.poll(line).toBe("聞く練習をしています");
  await liff.getByRole("button", { name: "自己紹介を消す" }).click();
  await expect.poll(line).toBeNull();
});

test("roles are given with an end, the name changes everywhere, and the circle closes and opens", async () => {
  const { site, olga, sakura, circles, circle, path } = await setUp();
  const kept = async () => (await circles.of(olga.id))[0]!;
  const { liff } = await site.open(olga.lineUserId, `${path}/run`);
  await liff.locator("details", { hasText: "いまてん" }).locator("summary").click();
  await liff.getByText("ただ一人の運営です").waitFor();
  const card = liff.locator("details", { hasText: "さくら" });
  await card.locator("summary").click();
  await card.getByRole("radio", { name: /共同運営/ }).check();
  await card.getByLabel("共同運営の最後の日").fill("2026-11-22");
  await card.getByRole("button", { name: "保存する" }).click();
  await card.getByText("今日からあとの日付を選んでください。").waitFor();
  await card.getByLabel("共同運営の最後の日").fill("2026-12-31");
  await card.getByRole("button", { name: "保存する" }).click();
  await liff.getByText("共同運営(12月31日まで)").waitFor();
  expect((await kept()).people.find(({ memberId }) => memberId === sakura.id)).toMatchObject({
    role: "cohost",
    until: new Date("2026-12-31T15:00:00Z"),
  });

  await circles.rename(olga.id, circle.id, "第一期A", "第一期");
  await liff.getByRole("textbox", { name: "会の名前" }).fill("第一期B");
  const save = liff.locator("form", { has: liff.getByRole("textbox", { name: "会の名前" }) });
  await save.getByRole("button", { name: "保存する" }).click();
  await liff.getByText("別の画面で「第一期A」に変わっていました").waitFor();
  await save.getByRole("button", { name: "保存する" }).click();
  await expect.poll(async () => (await kept()).name).toBe("第一期B");

  await liff.getByText("会を閉じる", { exact: true }).click();
  await liff.getByRole("button", { name: "この会を閉じる" }).click();
  await liff.getByRole("button", { name: "会をもう一度開く" }).waitFor();
  const hers = await site.open(sakura.lineUserId, path);
  await hers.liff.getByText("この会は閉じています").waitFor();
  expect(await hers.liff.getByRole("link", { name: /招待する/ }).count()).toBe(0);
  await liff.getByRole("button", { name: "会をもう一度開く" }).click();
  await liff.getByRole("link", { name: /招待する/ }).waitFor();
});

test("an invitation is withdrawn, and the one just shown goes with it", async () => {
  const { site, olga, path } = await setUp();
  const { liff } = await site.open(olga.lineUserId, `${path}/invite`);
  await liff.getByText("いま待っている招待は、ありません。").waitFor();
  await liff.getByRole("button", { name: "招待のリンクをつくる" }).click();
  const token = (await liff.getByRole("textbox", { name: "招待のリンク" }).inputValue()).slice(-22);
  await liff.getByRole("button", { name: "11月30日までの招待を取り消す" }).click();
  await liff.getByText("いま待っている招待は、ありません。").waitFor();
  expect(await liff.getByRole("img", { name: "招待のQRコード" }).count()).toBe(0);
  const { liff: late } = await site.open(site.stranger("Ken"), `/join/${token}`);
  await late.getByRole("heading", { name: "この招待は、いまは使えないようです。" }).waitFor();
});

test("a circle is left from its page; home and settings name it no longer", async () => {
  const { site, sakura, circles, path } = await setUp();
  const { liff } = await site.open(sakura.lineUserId);
  await liff.getByRole("link", { name: /第一期/ }).click();
  await liff.getByText("会を離れる").click();
  await liff.getByRole("button", { name: "「第一期」を離れる" }).click();
  await liff.getByText("まだ、どの会にも入っていません").waitFor();
  expect(await circles.of(sakura.id)).toEqual([]);
  expect(path).toContain("/circle/");
});

test("by keyboard alone a newcomer comes in and leaves again", async () => {
  const { site, link, circle } = await setUp();
  const { page, liff } = await site.open(site.stranger("ゆき"), await link());
  await liff.getByRole("button", { name: "わかりました" }).focus();
  await page.keyboard.press("Enter");
  await liff.getByRole("textbox").focus();
  await page.keyboard.type("hello");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await liff.getByRole("heading", { name: circle.name }).waitFor();
  await liff.getByText("会を離れる").focus();
  await liff.locator("summary").last().focus();
  await page.keyboard.press("Enter");
  // First the way to the strengths one gave, then the button.
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await liff.getByText("まだ、どの会にも入っていません").waitFor();
});
