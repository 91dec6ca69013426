import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { createApp } from "#bot/app.ts";
import { readConfig } from "#bot/config.ts";
import { createContext } from "#bot/context.ts";
import { createConversation } from "#bot/conversation/compose.ts";
import { liffFilesIn } from "#bot/liff-files.ts";
import { openLog } from "#bot/log.ts";
import { testDatabase } from "#tests/support/database.ts";
import { CTRL_C, DOWN, ENTER, sit } from "./sitting.ts";
import { ORIGIN, SECRETS, startStage, type Stage } from "./stage.ts";

vi.setConfig({ testTimeout: 120_000 });

/** `npm start` on the server, with nothing but what set-up has written. */
const startBot = async (stage: Stage) => {
  const read = readConfig({ ...(await stage.kept()), ...stage.env });
  if (!read.ok) throw new Error(read.problems.join("\n"));
  const liffFolder = await mkdtemp(join(tmpdir(), "liff-"));
  await writeFile(join(liffFolder, "index.html"), "<!doctype html>歩み");
  const { db } = await testDatabase();
  const log = openLog({ level: "error", write: () => {} });
  const context = createContext({ config: read.config, db, log, createConversation });
  const app = createApp(context, { liffFiles: liffFilesIn(liffFolder) });
  await context.start();
  onTestFinished(async () => {
    await context.stop();
    await rm(liffFolder, { recursive: true });
  });
  await vi.waitFor(
    async () => {
      if ((await app.request("/readyz")).status !== 200) throw new Error("not ready");
    },
    { timeout: 20_000, interval: 50 },
  );
  stage.server.app = (request) => app.fetch(request);
  stage.server.error = null;
};

test("somebody walks from an empty folder to a bot that greets, and walking again changes nothing", async () => {
  const stage = await startStage();
  const { copied, double, server } = stage;
  server.error = "ECONNREFUSED";
  // As LINE makes a new channel.
  double.setSwitch("webhook", false);

  const first = await sit(stage, [
    [/Language/, ENTER],
    [/サーバーのアドレスを教えてください/, `http://${ENTER}`],
    [/形が違うようです/, `\u0015${ORIGIN}${ENTER}`],
    [/◆ +Messaging APIチャネルのチャネルシークレット/, SECRETS.LINE_LOGIN_CHANNEL_SECRET + ENTER],
    [/◆ +チャネルアクセストークン\(長期\)\n/, SECRETS.LINE_CHANNEL_ACCESS_TOKEN + ENTER],
    [/トークンのチャネル.*ものではありません[^]*どうしますか/, ENTER],
    [/◆ +Messaging APIチャネルのチャネルシークレット/, SECRETS.LINE_CHANNEL_SECRET + ENTER],
    [/あなたのユーザーID/, stage.organizer + ENTER],
    [/会の名前を教えてください/, `キャリア研究所${ENTER}`],
    [/主催者の名前を教えてください/, `今転${ENTER}`],
    [/LINEログインのチャネルのチャネルID/, copied["LINE_LOGIN_CHANNEL_ID"] + ENTER],
    [/LINEログインのチャネルのチャネルシークレット/, SECRETS.LINE_LOGIN_CHANNEL_SECRET + ENTER],
    [/LINEログインのチャネルに出ている/, stage.organizer + ENTER],
    [/「キャリア研究所」という名前で作りますか/, ENTER],
    [/トークの下のメニューがないか[^]*こちらで直してもよいですか/, ENTER],
    [/答えがありません[^]*npm start[^]*どうしますか/, () => startBot(stage)],
    [/まだ知りません[^]*こちらで直してもよいですか/, ENTER],
    [
      /「Webhookの利用」がオフ[^]*どうしますか/,
      () => {
        double.setSwitch("webhook", true);
      },
    ],
    [/グループに参加できるようになっていますか/, ENTER],
    [/もう一度送りますか/, ENTER],
    [/自動の返事は、止まっていますか/, ENTER],
    [/だれでもミニアプリを開けますか/, ENTER],
    [/つながっていますか/, ENTER],
  ]);
  expect(first.code).toBe(0);
  expect(first.text).toMatch(/変えたもの[^]*Ayumiが動いています/);
  expect((await stat(join(stage.folder, ".env"))).mode & 0o777).toBe(0o600);
  expect(double.webhookUrl()).toBe(`${ORIGIN}/webhook`);
  expect(double.liffApps()).toMatchObject([
    {
      liffId: (await stage.kept())["LIFF_ID"],
      description: "キャリア研究所",
      view: { type: "full", url: `${ORIGIN}/liff` },
      scope: ["openid", "profile"],
      botPrompt: "normal",
    },
  ]);

  const { userId } = double.addPerson({ name: "ゆき" });
  await double.follow(userId);
  await vi.waitFor(() => expect(double.botMessages(userId).length).toBeGreaterThan(0), 10_000);

  const text = await readFile(join(stage.folder, ".env"), "utf8");
  stage.writes.length = 0;
  const second = await sit(stage, [
    [/Language/, ENTER],
    [/すべて「はい」ですか/, ENTER],
  ]);
  expect(second.code).toBe(0);
  expect(second.text).toContain("何も変えていません");
  expect(stage.writes).toEqual([]);
  expect(await readFile(join(stage.folder, ".env"), "utf8")).toBe(text);

  const shown = stage.shown.join("");
  for (const secret of Object.values(SECRETS)) expect(shown).not.toContain(secret);
});

test("whoever stops half-way finds what they entered, and goes on from there", async () => {
  const stage = await startStage();
  const english = { env: { LANG: "en_US.UTF-8" } };
  const stopped = await sit(
    stage,
    [
      [/Language/, ENTER],
      [/where does the world reach/, ORIGIN + ENTER],
      [/Channel secret of the Messaging API/, CTRL_C],
    ],
    english,
  );
  expect(stopped.code).toBe(130);
  expect(stopped.text).toContain("What you entered is in .env");
  expect((await stage.kept())["PUBLIC_URL"]).toBe(ORIGIN);
  const again = await sit(
    stage,
    [
      [/Language/, ENTER],
      // As it is copied out of a document.
      [/Channel secret of the Messaging API/, ` "${SECRETS.LINE_CHANNEL_SECRET}" ${ENTER}`],
      [/Channel access token \(long-lived\)\n/, CTRL_C],
    ],
    english,
  );
  expect(again.code).toBe(130);
  expect((await stage.kept())["LINE_CHANNEL_SECRET"]).toBe(SECRETS.LINE_CHANNEL_SECRET);
});

test("another value beside .env is asked about, and kept out unless the answer is yes", async () => {
  const stage = await startStage();
  await writeFile(join(stage.folder, ".env"), "COMMUNITY_NAME=研究所 # ours\n", { mode: 0o600 });
  const given = { argv: ["--language", "en", "--community-name", "Another"] };
  await sit(
    stage,
    [
      [/COMMUNITY_NAME: .env holds another value/, `n`],
      [/where does the world reach/, CTRL_C],
    ],
    given,
  );
  expect(await readFile(join(stage.folder, ".env"), "utf8")).toBe("COMMUNITY_NAME=研究所 # ours\n");
  await sit(
    stage,
    [
      [/COMMUNITY_NAME: .env holds another value/, ENTER],
      [/where does the world reach/, ORIGIN + ENTER],
      [/Channel secret of the Messaging API/, CTRL_C],
    ],
    given,
  );
  expect((await stage.kept())["COMMUNITY_NAME"]).toBe("Another");
});

test("a mini-app that is there already can be taken, and is then set right", async () => {
  const stage = await startStage();
  const { double, url, copied } = stage;
  const made = await fetch(`${url}/liff/v1/apps`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${double.shortLivedToken("login")}`,
      "content-type": "application/json",
    },
    body: JSON.stringify({
      view: { type: "tall", url: "https://old.example.org" },
      description: "前の",
    }),
  });
  const { liffId } = (await made.json()) as { liffId: string };
  const { code } = await sit(
    stage,
    [
      [/前の → https:\/\/old/, ENTER],
      [/instead of[^]*Shall I set this/, ENTER],
      [/from an earlier version[^]*Shall I set this/, ENTER],
      [/does not know where[^]*Shall I set this/, ENTER],
      [/May the bot join groups/, ENTER],
      [/what did not arrive/, ENTER],
      [/own answers off/, "n"],
      [/May everybody open/, ENTER],
      [/linked to this account/, ENTER],
    ],
    { argv: ["--language", "en"], env: copied },
  );
  expect(code).toBe(0);
  expect(double.liffApps()).toMatchObject([
    {
      liffId,
      description: "前の",
      view: { type: "full", url: `${ORIGIN}/liff` },
      scope: ["openid", "profile"],
    },
  ]);
});

test("what is not agreed to is not set, and is left for later", async () => {
  const stage = await startStage();
  const { code, text } = await sit(
    stage,
    [
      [/has no mini-app yet/, "n"],
      [/LIFF_ID is missing[^]*How shall we go on/, DOWN + DOWN + ENTER],
      [/from an earlier version[^]*Shall I set this/, "n"],
      [/How shall we go on/, DOWN + ENTER],
      [/How shall we go on/, DOWN + ENTER],
      [/does not know where[^]*Shall I set this/, "n"],
      [/How shall we go on/, DOWN + ENTER],
      [/May the bot join groups/, ENTER],
      [/what did not arrive/, ENTER],
      [/own answers off/, ENTER],
      [/May everybody open/, ENTER],
      [/linked to this account/, ENTER],
    ],
    { argv: ["--language", "en"], env: stage.copied },
  );
  expect(code).toBe(1);
  expect(text).toMatch(/To mend: 4/);
  expect(stage.writes).toEqual([]);
});
