import type { messagingApi } from "@line/bot-sdk";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { startDouble } from "#tests/demo/double/setup.ts";
import { startConsole } from "./console-page.ts";

let stage: Awaited<ReturnType<typeof startConsole>>;
beforeAll(async () => {
  stage = await startConsole();
}, 60_000);
afterAll(() => stage.close());

type Double = ReturnType<typeof startDouble>;

const YUKI = `U${"a".repeat(32)}`;
const KEN = `U${"b".repeat(32)}`;
const TALK = `C${"c".repeat(32)}`;

async function friends({ line }: Double) {
  line.addPerson({ userId: YUKI, name: "由紀" });
  line.addPerson({ userId: KEN, name: "健" });
  await line.follow(YUKI);
}

async function circle(double: Double) {
  await friends(double);
  double.line.createGroup({ id: TALK, name: "秋の会", members: [YUKI, KEN] });
  await double.line.inviteBot(TALK);
}

const saying = (action: messagingApi.Action) => ({ type: "action", action });

test("Enter sends, Shift+Enter breaks the line, and Enter of an input method does neither", async () => {
  const { page, bodies } = await stage.open(friends);
  const field = page.getByLabel("メッセージ", { exact: true }).first();
  await field.fill("今日は");
  await field.press("Shift+Enter");
  await field.pressSequentially("歩いた");
  await field.dispatchEvent("keydown", { key: "Enter", isComposing: true });
  await field.dispatchEvent("keydown", { key: "Enter", keyCode: 229 });
  expect(await field.inputValue()).toBe("今日は\n歩いた");
  await field.press("Enter");
  await page.locator(".own .bubble", { hasText: "歩いた" }).waitFor();
  expect(await field.inputValue()).toBe("");
  expect(bodies().at(-1)?.events[0]).toMatchObject({ message: { text: "今日は\n歩いた" } });
  await page.context().close();
});

test("words that could not be sent are given back", async () => {
  const { page } = await stage.open(friends);
  await page.context().route("**/console/act", (route) => route.abort());
  const field = page.getByLabel("メッセージ", { exact: true }).first();
  await field.fill("大事なひとこと");
  await field.press("Enter");
  await page.getByText("うまくいきませんでした").waitFor();
  expect(await field.inputValue()).toBe("大事なひとこと");
  await page.context().close();
});

test("markup in anyone's words is shown as written and runs nothing", async () => {
  const { page, push } = await stage.open(friends);
  const complaints: string[] = [];
  page.on("console", (line) => void complaints.push(line.text()));
  const hostile = `<img src=x onerror="document.title='owned'"><script>alert(1)</script>`;
  await push(YUKI, [
    { type: "text", text: hostile },
    {
      type: "flex",
      altText: hostile,
      contents: {
        type: "bubble",
        body: {
          type: "box",
          layout: "vertical",
          contents: [{ type: "text", text: hostile, wrap: true }],
        },
      },
    },
  ]);
  await page.locator(".flex-words", { hasText: hostile }).waitFor();
  expect(await page.locator(".bubble", { hasText: hostile }).count()).toBe(1);
  expect(await page.locator(".list img, .list script").count()).toBe(0);
  expect(await page.title()).toBe("Ayumi 試し場");
  expect(complaints).toEqual([]);
  await page.context().close();
});

test("a Flex message keeps its looks under a policy that forbids style attributes", async () => {
  const { page, push } = await stage.open(friends);
  const body = {
    type: "box",
    layout: "horizontal",
    backgroundColor: "#D5E7DB",
    contents: [
      { type: "text", text: "ひとつ", flex: 1 },
      { type: "text", text: "ふたつ", flex: 2 },
    ],
  };
  await push(YUKI, [{ type: "flex", altText: "二つ", contents: { type: "bubble", body } }]);
  const box = page.getByRole("group", { name: "二つ" }).locator(".flex-body");
  expect(await box.evaluate((node) => getComputedStyle(node).backgroundColor)).toBe(
    "rgb(213, 231, 219)",
  );
  const [one = 0, two = 0] = await box
    .locator(".flex-text")
    .evaluateAll((parts) => parts.map((part) => part.getBoundingClientRect().width));
  expect(two / one).toBeCloseTo(2, 1);
  await page.context().close();
});

test("a tapped quick reply is heard and gone; a date picker's stays until a date is chosen", async () => {
  const { page, push, line, bodies } = await stage.open(friends);
  const items = [
    saying({ type: "message", label: "スキップ", text: "スキップ" }),
    saying({ type: "datetimepicker", label: "日を選ぶ", data: "when", mode: "date" }),
  ];
  await push(YUKI, [{ type: "text", text: "いつにしますか?", quickReply: { items } }]);
  const chips = page.locator(".chip");
  await chips.filter({ hasText: "日を選ぶ" }).click();
  await page.getByRole("button", { name: "キャンセル" }).click();
  expect(await chips.count()).toBe(2);
  await chips.filter({ hasText: "日を選ぶ" }).click();
  await page.getByLabel("日を選ぶ", { exact: true }).locator("input").fill("2026-12-12");
  await page.getByRole("button", { name: "決定" }).click();
  await expect
    .poll(() => bodies().at(-1)?.events[0])
    .toMatchObject({
      postback: { data: "when", params: { date: "2026-12-12" } },
    });
  await chips.filter({ hasText: "スキップ" }).click();
  await page.locator(".own .bubble", { hasText: "スキップ" }).waitFor();
  expect(await chips.count()).toBe(0);
  expect(line.messages(YUKI).at(-1)?.from).toBe(YUKI);
  await page.context().close();
});

test("a button may open the keyboard with words to go on from", async () => {
  const { page, push } = await stage.open(friends);
  const action: messagingApi.Action = {
    type: "postback",
    label: "書きなおす",
    data: "back",
    inputOption: "openKeyboard",
    fillInText: "会議で",
  };
  const text = { type: "text", text: "もう一度", quickReply: { items: [saying(action)] } };
  await push(YUKI, [text]);
  await page.getByRole("button", { name: "書きなおす" }).click();
  const field = page.getByLabel("メッセージ", { exact: true }).first();
  await expect.poll(() => field.inputValue()).toBe("会議で");
  expect(await field.evaluate((node) => node === document.activeElement)).toBe(true);
  await page.context().close();
});

test("in a group the bot is mentioned, and own words are edited and taken back", async () => {
  const { page, bodies } = await stage.open(circle);
  const phone = page.locator(".phone").first();
  await phone.getByRole("button", { name: /秋の会/ }).click();
  await phone.getByRole("button", { name: "Ayumi宛てにする" }).click();
  await phone.getByLabel("メッセージ", { exact: true }).fill("次はいつ?");
  await phone.getByRole("button", { name: "送信", exact: true }).click();
  await phone.locator(".own .bubble", { hasText: "@Ayumi 次はいつ?" }).waitFor();
  expect(bodies().at(-1)?.events[0]).toMatchObject({
    message: { mention: { mentionees: [{ isSelf: true }] } },
  });
  const menu = phone.getByRole("button", { name: "メッセージの操作" });
  await menu.focus();
  await menu.press("Enter");
  await phone.getByRole("button", { name: "編集" }).click();
  await phone.getByLabel("メッセージ", { exact: true }).fill("次の会は?");
  await phone.getByRole("button", { name: "送信", exact: true }).click();
  await phone.getByText("編集済み").waitFor();
  await menu.focus();
  await menu.press("Enter");
  await phone.getByRole("button", { name: "送信取消" }).click();
  await phone.getByText("メッセージの送信を取り消しました").waitFor();
  expect(bodies().at(-1)?.events[0]).toMatchObject({ type: "unsend" });
  await page.context().close();
});

test("a stranger adds the bot, blocks it and takes it back", async () => {
  const { page, line } = await stage.open(friends);
  const phone = page.getByRole("region", { name: "健さんの電話" });
  await phone.getByRole("button", { name: "友だち追加" }).click();
  await phone.getByLabel("メッセージ", { exact: true }).waitFor();
  const friendship = () => line.state().people.find(({ userId }) => userId === KEN)?.friendship;
  expect(friendship()).toBe("friend");
  await phone.getByRole("button", { name: "Ayumi", exact: true }).last().click();
  await phone.getByRole("button", { name: "ブロック" }).click();
  await phone.getByText("Ayumiをブロックしています。").waitFor();
  expect(friendship()).toBe("blocked");
  await phone.getByRole("button", { name: "ブロック解除" }).click();
  await phone.getByLabel("メッセージ", { exact: true }).waitFor();
  await page.context().close();
});

test("someone reading further up is not pulled down, and is told of what is new", async () => {
  const { page, push } = await stage.open(friends);
  const lines = Array.from({ length: 5 }, (_, index) => `${index}\n`.repeat(12));
  await push(
    YUKI,
    lines.map((text) => ({ type: "text", text })),
  );
  const list = page.getByRole("log").first();
  await expect.poll(() => list.evaluate((node) => node.scrollTop)).toBeGreaterThan(200);
  await list.evaluate((node) => node.scrollTo({ top: 0 }));
  await page.waitForTimeout(100);
  await push(YUKI, [{ type: "text", text: "新しい一歩" }]);
  const pill = page.getByRole("button", { name: "新しいメッセージ" });
  await pill.waitFor();
  expect(await list.evaluate((node) => node.scrollTop)).toBe(0);
  await pill.click();
  await expect
    .poll(() => list.evaluate((node) => node.scrollHeight - node.scrollTop - node.clientHeight))
    .toBeLessThan(2);
  await page.context().close();
});

test("the drawer moves the double's clock and names the faults to come", async () => {
  const { page, line } = await stage.open(friends);
  await page.getByRole("button", { name: /しかけ/ }).click();
  await page.getByRole("button", { name: "翌月1日" }).click();
  await page.locator(".big-time", { hasText: "2026年12月1日(火) 09:00" }).waitFor();
  expect(line.clock.now().toISOString().slice(0, 16)).toBe("2026-12-01T00:00");
  await page.getByRole("button", { name: "応答なし +5" }).click();
  await page.getByText("あと5回").waitFor();
  expect(line.state().faults).toEqual({ timeout: 5 });
  await page.keyboard.press("Escape");
  await page.context().close();
});

test("the mini-app opens in a frame, learns who holds the phone, and closes itself", async () => {
  const { page, push, line, port } = await stage.open(friends);
  const app = `http://localhost:${port}`;
  line.setLiffUrl(`${app}/liff/`);
  await page.context().route(`${app}/liff/**`, (route) =>
    route.fulfill({
      contentType: "text/html",
      body: `<p id="who"></p><button onclick="parent.postMessage('liff:close','*')">x</button>
        <script>addEventListener("message", ({ data }) => { who.textContent = data.idToken });
        parent.postMessage("liff:id-token", "*")</script>`,
    }),
  );
  await page.reload();
  await push(YUKI, [
    { type: "text", text: "https://liff.line.me/1657000000-AbCdEfGh/reflect/monthly" },
  ]);
  await page.getByRole("link", { name: /liff/ }).click();
  const frame = page.frameLocator(".liff-frame iframe");
  const token = await frame.locator("#who", { hasText: "." }).textContent();
  const claims = Buffer.from(token?.split(".")[1] ?? "", "base64url").toString();
  expect(JSON.parse(claims)).toMatchObject({ sub: YUKI });
  expect(page.frames()[1]?.url()).toBe(`${app}/liff/reflect/monthly`);
  await frame.getByRole("button").click();
  await expect.poll(() => page.locator(".liff-frame").count()).toBe(0);
  await page.context().close();
});
