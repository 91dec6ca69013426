import { mkdir, readFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { serve } from "@hono/node-server";
import { expect, onTestFinished, test, vi } from "vitest";
import { createLineDouble } from "#bot/demo/double/double.ts";
import { demoLine, demoOrganizer } from "#bot/setup/rehearsal.ts";
import { CTRL_C, ENTER, sit } from "./sitting.ts";
import { startStage } from "./stage.ts";

vi.setConfig({ testTimeout: 60_000 });

/** A LINE double that knows what the demo's knows. */
const startDemoLine = async () => {
  const double = createLineDouble({
    channelSecret: demoLine.LINE_CHANNEL_SECRET,
    channelAccessToken: demoLine.LINE_CHANNEL_ACCESS_TOKEN,
    loginChannelId: demoLine.LINE_LOGIN_CHANNEL_ID,
    loginChannelSecret: demoLine.LINE_LOGIN_CHANNEL_SECRET,
    liffId: demoLine.LIFF_ID,
    deliver: async () => 200,
  });
  const line = serve({ hostname: "127.0.0.1", port: 0, fetch: double.app.fetch });
  await new Promise((resolve) => line.once("listening", resolve));
  onTestFinished(() => {
    double.close();
    line.close();
  });
  return { double, port: String((line.address() as AddressInfo).port) };
};

test("without a demo beside it a rehearsal says what to start", async () => {
  const stage = await startStage();
  const { code, text } = await stage.setup({ LINE_DOUBLE_PORT: "1" }, "--rehearse");
  expect(code).toBe(2);
  expect(text).toContain("Start it in another window with npm run demo");
  expect(await stage.kept()).toEqual({});
});

test("a rehearsal tells what to type, and leaves .env and the real values alone", async () => {
  const stage = await startStage();
  const { double, port } = await startDemoLine();
  await mkdir(join(stage.folder, "data/demo"), { recursive: true });
  const { text, code } = await sit(
    stage,
    [
      [/Language/, ENTER],
      [/In the rehearsal: http:\/\/127\.0\.0\.1:3000[^]*◆/, `http://127.0.0.1:3000${ENTER}`],
      [/In the rehearsal: demo-channel-secret[^]*◆/, demoLine.LINE_CHANNEL_SECRET + ENTER],
      [/In the rehearsal: demo-channel-acc[^]*◆/, demoLine.LINE_CHANNEL_ACCESS_TOKEN + ENTER],
      [/belongs to the same channel[^]*In the rehearsal: U5{32}[^]*◆/, CTRL_C],
    ],
    { argv: ["--rehearse"], env: { ...stage.copied, LANG: "en", LINE_DOUBLE_PORT: port } },
  );
  expect(code).toBe(130);
  expect(text).toContain("This is a rehearsal");
  expect(text).toContain("What you entered is in data/demo/setup.env");
  expect(await stage.kept()).toEqual({});
  const file = parseEnv(await readFile(join(stage.folder, "data/demo/setup.env"), "utf8"));
  expect(file["LINE_CHANNEL_SECRET"]).toBe(demoLine.LINE_CHANNEL_SECRET);

  // Nobody at the terminal: it types them itself, and sets right what an earlier demo left.
  double.keepLiffApp(demoLine.LIFF_ID, {
    view: { type: "full", url: "http://127.0.0.1:3777/liff" },
    scope: ["openid", "profile"],
    botPrompt: "normal",
  });
  double.addPerson({ name: "いまてん", userId: demoOrganizer, isFriend: true });
  const given = { ...stage.copied, LINE_DOUBLE_PORT: port };
  const unattended = await stage.setup(given, "--rehearse");
  expect(unattended.text).toContain("Both channels lie under one provider");
  expect(double.liffApps()).toMatchObject([{ view: { url: "http://127.0.0.1:3000/liff" } }]);
  expect(stage.writes).toEqual([]);
});

test("a file that cannot be read is told in words, by set-up and by doctor", async () => {
  const stage = await startStage();
  await mkdir(join(stage.folder, ".env"));
  for (const run of [stage.setup(stage.copied), stage.doctor()]) {
    const { code, text } = await run;
    expect(code).toBe(2);
    expect(text).toContain(`${join(stage.folder, ".env")} is a folder and no file`);
  }
  const nowhere = join(stage.folder, "nowhere/env");
  const { code, text } = await stage.setup(stage.copied, "--env-file", nowhere);
  expect(code).toBe(2);
  expect(text).toContain(`${nowhere} lies in no folder`);
});
