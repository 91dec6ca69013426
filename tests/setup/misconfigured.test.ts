import { chmod, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { withValues } from "#bot/setup/env-file.ts";
import { codes, statusOf, type Code } from "#bot/setup/finding.ts";
import { LOGIN_CHANNEL, ORIGIN, SECRETS, startStage, type Stage } from "./stage.ts";

vi.setConfig({ testTimeout: 120_000 });

type Plant = (stage: Stage) => Promise<unknown> | void;

const STRANGER = `U${"0123456789abcdef".repeat(2)}`;
const OTHER_SECRET = "aaaabbbbccccddddeeeeffff00001111";

const write = (values: Readonly<Record<string, string>>): Plant => {
  return async ({ folder }) => {
    const path = join(folder, ".env");
    await writeFile(path, withValues(await readFile(path, "utf8"), values));
  };
};

/** Somebody changed the mini-app in the console. */
const liff = (change: object): Plant => {
  return ({ double, url }) => {
    const [app] = double.liffApps();
    return fetch(`${url}/liff/v1/apps/${app?.liffId}`, {
      method: "PUT",
      headers: {
        authorization: `Bearer ${double.shortLivedToken("login")}`,
        "content-type": "application/json",
      },
      body: JSON.stringify(change),
    });
  };
};

const bot = (method: string, path: string): Plant => {
  return ({ url }) =>
    fetch(`${url}${path}`, {
      method,
      headers: { authorization: `Bearer ${SECRETS.LINE_CHANNEL_ACCESS_TOKEN}` },
    });
};

const earlierMenu: Plant = async (stage) => {
  const menus = (await (
    await fetch(`${stage.url}/v2/bot/richmenu/list`, {
      headers: { authorization: `Bearer ${SECRETS.LINE_CHANNEL_ACCESS_TOKEN}` },
    })
  ).json()) as { richmenus: { richMenuId: string; name: string }[] };
  const english = menus.richmenus.find(({ name }) => name.startsWith("ayumi-en-"));
  await bot("DELETE", `/v2/bot/richmenu/${english?.richMenuId}`)(stage);
};

const planted: readonly (readonly [Code, Plant])[] = [
  ["setting_missing", write({ LINE_CHANNEL_SECRET: "" })],
  ["setting_malformed", write({ ORGANIZER_USER_IDS: "今転" })],
  ["setting_malformed", write({ PORT: "99999" })],
  ["token_is_secret", write({ LINE_CHANNEL_ACCESS_TOKEN: OTHER_SECRET })],
  ["secret_is_token", write({ LINE_CHANNEL_SECRET: SECRETS.LINE_CHANNEL_ACCESS_TOKEN })],
  [
    "address_http",
    async (stage) => {
      // Away from the double, where http would do.
      for (const name of Object.keys(stage.env)) delete stage.env[name];
      await write({ PUBLIC_URL: "http://ayumi.example.org", LINE_CHANNEL_ACCESS_TOKEN: "" })(stage);
      await write({ LINE_LOGIN_CHANNEL_SECRET: "" })(stage);
    },
  ],
  ["address_path", write({ PUBLIC_URL: `${ORIGIN}/liff` })],
  ["env_readable", ({ folder }) => chmod(join(folder, ".env"), 0o644)],
  ["community_unnamed", write({ COMMUNITY_NAME: "" })],
  ["line_elsewhere", () => {}],
  ["token_refused", write({ LINE_CHANNEL_ACCESS_TOKEN: "an-earlier-token" })],
  [
    "token_of_login",
    (stage) => write({ LINE_CHANNEL_ACCESS_TOKEN: stage.double.shortLivedToken("login") })(stage),
  ],
  [
    "token_ends",
    (stage) =>
      write({ LINE_CHANNEL_ACCESS_TOKEN: `${stage.double.shortLivedToken("bot")}` })(stage),
  ],
  ["secret_refused", write({ LINE_CHANNEL_SECRET: OTHER_SECRET })],
  ["secret_of_login", write({ LINE_CHANNEL_SECRET: SECRETS.LINE_LOGIN_CHANNEL_SECRET })],
  ["chat_on", ({ double }) => double.setSwitch("chat", true)],
  ["login_is_bot", write({ LINE_LOGIN_CHANNEL_ID: "1656000000" })],
  ["login_refused", write({ LINE_LOGIN_CHANNEL_SECRET: OTHER_SECRET })],
  ["login_unseen", write({ LINE_LOGIN_CHANNEL_SECRET: "" })],
  ["provider_differs", write({ LINE_LOGIN_USER_ID: STRANGER })],
  ["provider_unseen", write({ LINE_LOGIN_USER_ID: "" })],
  ["organizer_stranger", ({ double, organizer }) => double.block(organizer)],
  ["liff_other_channel", write({ LIFF_ID: "1999999999-AbcdEfgh" })],
  ["liff_unknown", write({ LIFF_ID: `${LOGIN_CHANNEL}-AbcdEfgh` })],
  ["liff_endpoint", liff({ view: { url: "https://elsewhere.example.org/" } })],
  ["liff_scope_missing", liff({ scope: ["profile"] })],
  ["liff_scope_extra", liff({ scope: ["openid", "profile", "chat_message.write"] })],
  ["liff_size", liff({ view: { type: "compact" } })],
  ["liff_friends", liff({ botPrompt: "none" })],
  ["server_nameless", ({ server }) => void (server.error = "ENOTFOUND")],
  ["server_certificate", ({ server }) => void (server.error = "CERT_HAS_EXPIRED")],
  ["server_certificate", ({ server }) => void (server.error = "DEPTH_ZERO_SELF_SIGNED_CERT")],
  ["server_silent", ({ server }) => void (server.error = "ECONNREFUSED")],
  [
    "server_inside_only",
    ({ server }) => {
      server.error = "ECONNREFUSED";
      server.inside = true;
    },
  ],
  ["server_behind", ({ server }) => void (server.health = 502)],
  ["server_other", ({ server }) => void (server.healthBody = { welcome: "to nginx" })],
  ["server_database", ({ server }) => void (server.ready.database = false)],
  ["server_scheduler", ({ server }) => void (server.ready.scheduler = false)],
  ["page_unbuilt", ({ server }) => void (server.page = 503)],
  ["page_of_other", ({ server }) => void (server.liffId = `${LOGIN_CHANNEL}-earlier0`)],
  ["clock_off", ({ server }) => void (server.clockOffMs = 9 * 3_600_000)],
  ["clock_off", ({ server }) => void (server.clockOffMs = -180_000)],
  ["webhook_unset", ({ double }) => double.setWebhookUrl(null)],
  [
    "webhook_elsewhere",
    ({ double }) => double.setWebhookUrl("https://elsewhere.example.org/hook?key=planted-key"),
  ],
  ["webhook_off", ({ double }) => double.setSwitch("webhook", false)],
  ["webhook_unsigned", ({ server }) => void (server.secret = OTHER_SECRET)],
  ["webhook_lost", ({ server }) => void (server.webhook = 404)],
  ["webhook_refused", ({ server }) => void (server.webhook = 500)],
  [
    "webhook_late",
    ({ server }) => void (server.webhookError = new DOMException("", "TimeoutError")),
  ],
  ["webhook_unreached", ({ server }) => void (server.webhookError = new TypeError("fetch failed"))],
  ["menu_old", earlierMenu],
  ["menu_hidden", bot("DELETE", "/v2/bot/user/all/richmenu")],
  ["menu_alias", bot("DELETE", "/v2/bot/richmenu/alias/ayumi-en")],
  ["quota_near", ({ double }) => double.quota.spend(160)],
  ["quota_spent", ({ double }) => double.quota.spend(200)],
  ["line_silent", ({ double }) => double.faults.next("server_error", 99)],
  ["line_busy", ({ double }) => double.faults.next("rate_limited", 99)],
];

const problemsIn = (text: string) =>
  (
    JSON.parse(text) as {
      findings: { code: Code; status: string; what: string; mend: string | null }[];
    }
  ).findings.filter(({ status }) => status !== "good" && status !== "yours");

let live: Awaited<ReturnType<Stage["past"]>> | undefined;

test("from empty to live in one go, and the doctor finds nothing to mend", async () => {
  const stage = await startStage();
  expect((await stage.setup(stage.copied)).code).toBe(0);
  const { code, text } = await stage.doctor("--json");
  expect(code).toBe(0);
  expect(problemsIn(text).map((one) => one.code)).toEqual(["line_elsewhere"]);
  live = await stage.past();
});

test.each(planted)(
  "%s is found alone, with what is wrong and where to mend it (%#)",
  async (code, plant) => {
    const stage = await startStage(live);
    await plant(stage);
    stage.writes.length = 0;
    const { code: exitCode, text } = await stage.doctor("--json", "--language", "en");
    const problems = problemsIn(text);
    const found = problems.find((one) => one.code === code);
    expect(found?.what).toMatch(/^\S.{10,}/);
    expect(found?.mend).toMatch(/\S/);
    expect(`${found?.what} ${found?.mend}`).not.toMatch(/[{}]|undefined/);
    const others = problems.map((one) => one.code).filter((one) => one !== code);
    expect(others).toEqual(code === "line_elsewhere" ? [] : (beside[code] ?? ["line_elsewhere"]));
    const status = statusOf({ code });
    expect(exitCode).toBe(status === "wrong" ? 1 : status === "unknown" ? 2 : 0);
    expect(stage.writes).toEqual([]);
    expectNoSecret(stage);
  },
);

/** Where the plant itself breaks more than one thing. */
const beside: Readonly<Partial<Record<Code, readonly Code[]>>> = {
  address_http: ["setting_missing", "login_unseen", "server_silent"],
};

test("an address that LINE reaches is no fault, though this machine does not reach it", async () => {
  const stage = await startStage(live);
  stage.server.error = "ECONNREFUSED";
  stage.server.lineReaches = true;
  const { code, text } = await stage.doctor("--json");
  expect(code).toBe(0);
  expect(text).toContain('"webhook_answers"');
});

test("every fault the doctor knows is planted above", () => {
  const known = codes.filter((code) => ["wrong", "unknown"].includes(statusOf({ code })));
  const missing = known.filter((code) => !planted.some(([one]) => one === code));
  // These two are planted in unattended.test.ts.
  expect(missing).toEqual(["token_passing", "liff_refused"]);
});

const expectNoSecret = ({ shown }: Stage) => {
  for (const secret of [
    ...Object.values(SECRETS),
    OTHER_SECRET,
    "planted-key",
    "an-earlier-token",
  ]) {
    expect(shown.join("")).not.toContain(secret);
  }
};
