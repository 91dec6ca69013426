import { expect, test } from "vitest";
import {
  CHANNEL_ACCESS_TOKEN,
  CHANNEL_SECRET,
  START,
  startDouble,
} from "#tests/demo/double/setup.ts";

const CHANNEL = "1656000000";

const form = (line: ReturnType<typeof startDouble>["line"], path: string, fields: object) =>
  line.app.request(path, {
    method: "POST",
    body: new URLSearchParams(fields as Record<string, string>),
  });
const ask = { grant_type: "client_credentials" };

test("a long-lived token is told to belong to its channel and to have no end in sight", async () => {
  const { line } = startDouble();
  const answer = await form(line, "/v2/oauth/verify", { access_token: CHANNEL_ACCESS_TOKEN });
  const body = (await answer.json()) as { client_id: string; expires_in: number };
  expect(body.client_id).toBe(CHANNEL);
  expect(body.expires_in).toBeGreaterThan(10 * 365 * 86_400);
});

test("an unknown token is refused in the words of OAuth", async () => {
  const { line } = startDouble();
  const answer = await form(line, "/v2/oauth/verify", { access_token: "another" });
  expect(answer.status).toBe(400);
  expect(await answer.json()).toEqual({
    error: "invalid_request",
    error_description: "access_token invalid",
  });
});

test("a short-lived token works for thirty days", async () => {
  let now = START;
  const { line } = startDouble({ now: () => now });
  const token = line.shortLivedToken("bot");
  const info = () =>
    line.app.request("/v2/bot/info", { headers: { authorization: `Bearer ${token}` } });
  expect((await info()).status).toBe(200);
  now = new Date(START.getTime() + 31 * 86_400_000);
  expect((await info()).status).toBe(401);
});

test("a channel's own secret issues a token for that channel alone", async () => {
  const { line } = startDouble({ loginChannelSecret: "login-secret" });
  const issue = async (client_id: string, client_secret: string) => {
    const answer = await form(line, "/oauth2/v3/token", { ...ask, client_id, client_secret });
    return ((await answer.json()) as { access_token?: string }).access_token ?? null;
  };
  expect(await issue(CHANNEL, "login-secret")).toBeNull();
  expect(await issue("1657000000", CHANNEL_SECRET)).toBeNull();
  const [bots, logins] = [
    await issue(CHANNEL, CHANNEL_SECRET),
    await issue("1657000000", "login-secret"),
  ];
  const status = async (path: string, token: string | null) =>
    (await line.app.request(path, { headers: { authorization: `Bearer ${token}` } })).status;
  expect(await status("/v2/bot/info", bots)).toBe(200);
  expect(await status("/v2/bot/info", logins)).toBe(401);
  expect(await status("/liff/v1/apps", bots)).toBe(401);
  expect(await status("/liff/v1/apps", logins)).toBe(404);
});
