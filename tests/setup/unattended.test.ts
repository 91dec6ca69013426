import { execFile } from "node:child_process";
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execPath } from "node:process";
import { parseEnv, promisify } from "node:util";
import { expect, onTestFinished, test, vi } from "vitest";
import { wantedLiff } from "#bot/setup/checks/liff.ts";
import { ORIGIN, SECRETS, startStage } from "./stage.ts";

vi.setConfig({ testTimeout: 120_000 });

const run = promisify(execFile);

/** The command as npm runs it, in an empty folder. */
const command = async (name: string, ...argv: string[]) => {
  const cwd = await mkdtemp(join(tmpdir(), "ayumi-command-"));
  onTestFinished(() => rm(cwd, { recursive: true }));
  const script = join(import.meta.dirname, `../../bot/commands/${name}.ts`);
  return run(execPath, [script, ...argv], { cwd, env: {} }).then(
    ({ stdout }) => ({ code: 0, stdout }),
    (error: { code: number; stdout: string }) => ({ code: error.code, stdout: error.stdout }),
  );
};

test("the doctor of an empty folder ends with 1 and names everything that is missing", async () => {
  const { code, stdout } = await command("run-doctor", "--json");
  expect(code).toBe(1);
  const { ok, findings } = JSON.parse(stdout) as { ok: boolean; findings: { what: string }[] };
  expect(ok).toBe(false);
  expect(findings.map(({ what }) => what)).toEqual(
    expect.arrayContaining(["PUBLIC_URL is missing", "LIFF_ID is missing"]),
  );
});

test("the doctor sends whoever has nothing yet to the set-up", async () => {
  expect((await command("run-doctor", "--language", "en")).stdout).toContain("npm run setup goes");
});

test("set-up with nobody to ask says how to go on, and does nothing", async () => {
  const { code, stdout } = await command("run-setup", "--language", "ja");
  expect(code).toBe(2);
  expect(stdout).toContain("--yes");
});

test("one value at a time gets further each time, and none is ever lost", async () => {
  const stage = await startStage();
  const { LINE_CHANNEL_ACCESS_TOKEN: token = "", ...rest } = stage.copied;
  const first = await stage.setup(rest);
  expect(first.code).toBe(1);
  expect(first.text).toContain("LINE_CHANNEL_ACCESS_TOKEN is missing");
  expect(first.text).toContain("the mini-app");
  const second = await stage.setup({ LINE_CHANNEL_ACCESS_TOKEN: token });
  expect(second.code).toBe(0);
  expect(second.text).toContain(".env: LINE_CHANNEL_ACCESS_TOKEN\n");
  expect(await stage.kept()).toMatchObject(stage.copied);
});

test("what LINE refuses is not kept, so the right value needs no --replace", async () => {
  const stage = await startStage();
  const wrong = { ...stage.copied, LINE_CHANNEL_ACCESS_TOKEN: "an-earlier-token" };
  expect((await stage.setup(wrong)).code).toBe(1);
  expect(await stage.kept()).toMatchObject({ LINE_CHANNEL_ACCESS_TOKEN: "" });
  expect((await stage.setup(stage.copied)).code).toBe(0);
});

test.each([
  ["キャリア研究所", "キャリア研究所"],
  ["", "Ayumi"],
  ["LINE研究所", "Ayumi"],
  ["Timeline club", "Ayumi"],
])("a community called %j has a mini-app that LINE takes, %s", (name, shown) => {
  const wish = wantedLiff({ PUBLIC_URL: ORIGIN, COMMUNITY_NAME: name });
  expect(wish).toMatchObject({ name: shown, url: `${ORIGIN}/liff` });
});

test("a value in .env is replaced by --replace alone", async () => {
  const stage = await startStage();
  await stage.setup(stage.copied);
  const before = await readFile(join(stage.folder, ".env"), "utf8");
  stage.writes.length = 0;
  const other = ["--community-name", "Another", "--public-url", "https://other.example.org"];
  const kept = await stage.setup({}, ...other);
  expect(kept.code).toBe(2);
  expect(kept.text).toMatch(/COMMUNITY_NAME[^]*--replace/);
  expect(await readFile(join(stage.folder, ".env"), "utf8")).toBe(before);
  expect(stage.writes).toEqual([]);
  await stage.setup({}, ...other, "--replace");
  expect(await stage.kept()).toMatchObject({ COMMUNITY_NAME: "Another" });
  expect(stage.double.webhookUrl()).toBe("https://other.example.org/webhook");
});

test("the values may lie in another file, which is then the only one", async () => {
  const stage = await startStage();
  const other = join(stage.folder, "env");
  await stage.setup(stage.copied, "--env-file", other);
  expect(await stage.kept()).toEqual({});
  expect(parseEnv(await readFile(other, "utf8"))).toMatchObject(stage.copied);
  expect((await stat(other)).mode & 0o777).toBe(0o600);
});

test("whatever somebody changed at LINE or here is set right again, and only that", async () => {
  const stage = await startStage();
  await stage.setup(stage.copied);
  const env = join(stage.folder, ".env");
  await chmod(env, 0o644);
  stage.double.setWebhookUrl("https://elsewhere.example.org");
  stage.writes.length = 0;
  const { code, text } = await stage.setup();
  expect(code).toBe(0);
  expect(stage.writes).toEqual(["PUT /v2/bot/channel/webhook/endpoint"]);
  expect((await stat(env)).mode & 0o777).toBe(0o600);
  expect(text).toContain(`the webhook goes to ${ORIGIN}/webhook`);
});

test("nothing is told to an address that is neither LINE's nor this machine's", async () => {
  const stage = await startStage();
  const asked: string[] = [];
  const real = globalThis.fetch;
  globalThis.fetch = (input, init) => {
    asked.push(String(input instanceof Request ? input.url : input));
    return real(input, init);
  };
  onTestFinished(() => void (globalThis.fetch = real));
  stage.env["LINE_API_BASE_URL"] = "https://line.example.org";
  const { code, text } = await stage.setup(stage.copied);
  expect(code).toBe(1);
  expect(text).toContain("LINE_API_BASE_URL does not look like one");
  expect((await stage.doctor()).code).toBe(1);
  expect(asked).toEqual([]);
});

test("a flag that is not known is named, without what came with it", async () => {
  const stage = await startStage();
  const { code, text } = await stage.setup({}, `--chanel-secret=${SECRETS.LINE_CHANNEL_SECRET}`);
  expect(code).toBe(2);
  expect(text).toContain("--chanel-secret is not known");
  expect(text).not.toContain(SECRETS.LINE_CHANNEL_SECRET);
  expect((await stage.doctor("--jason")).code).toBe(2);
});

test("help lists every flag in both languages", async () => {
  const stage = await startStage();
  expect((await stage.setup({}, "--help")).text).toContain("--channel-access-token");
  expect((await stage.doctor("--help", "--language", "ja")).text).toContain("何も変えません");
});

test("a token that LINE knows by no other way than its working is called passing", async () => {
  const stage = await startStage();
  await stage.setup(stage.copied);
  const body = new URLSearchParams({
    grant_type: "client_credentials",
    client_id: "1656000000",
    client_secret: SECRETS.LINE_CHANNEL_SECRET,
  });
  const answer = await fetch(`${stage.url}/oauth2/v3/token`, { method: "POST", body });
  const { access_token: passing } = (await answer.json()) as { access_token: string };
  const env = join(stage.folder, ".env");
  const text = await readFile(env, "utf8");
  await writeFile(env, text.replace(SECRETS.LINE_CHANNEL_ACCESS_TOKEN, passing));
  const { code, text: seen } = await stage.doctor("--json");
  expect(code).toBe(1);
  expect(seen).toContain('"token_passing"');
  expect(seen).not.toContain(passing);
});

test("a channel that takes no more mini-apps is told about", async () => {
  const stage = await startStage();
  const authorization = `Bearer ${stage.double.shortLivedToken("login")}`;
  for (let number = 0; number < 30; number += 1) {
    await fetch(`${stage.url}/liff/v1/apps`, {
      method: "POST",
      headers: { authorization, "content-type": "application/json" },
      body: JSON.stringify({ view: { type: "full", url: `https://a.example.org/${number}` } }),
    });
  }
  const { code, text } = await stage.setup(stage.copied);
  expect(code).toBe(1);
  expect(text).toContain("a channel holds thirty at most");
});
