import { generateKeyPairSync } from "node:crypto";
import { base64url, SignJWT } from "jose";
import { expect, test } from "vitest";
import { createApp } from "#bot/app.ts";
import { LOGIN_CHANNEL_ID } from "#tests/support/settings.ts";
import { codeOf, startSite, type Site } from "#tests/support/site.ts";

const seconds = () => Math.floor(Date.now() / 1000);
const encode = (value: unknown) => base64url.encode(JSON.stringify(value));

const claims = (sub: string) => ({
  iss: "https://access.line.me",
  aud: LOGIN_CHANNEL_ID,
  sub,
  iat: seconds(),
  exp: seconds() + 3600,
});

const unsigned = (sub: string) => `${encode({ alg: "none", typ: "JWT" })}.${encode(claims(sub))}.`;

const byLinesKeyId = async ({ url }: Site) => {
  const answer = await fetch(`${url}/oauth2/v2.1/certs`);
  const { keys } = (await answer.json()) as { keys: { kid: string; x: string }[] };
  return keys[0] ?? { kid: "", x: "" };
};

const signedWith = (alg: string, key: Parameters<SignJWT["sign"]>[0], kid: string, sub: string) =>
  new SignJWT(claims(sub)).setProtectedHeader({ alg, typ: "JWT", kid }).sign(key);

const otherKey = () => generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey;

const forgeries: Readonly<Record<string, (site: Site, sub: string) => Promise<string> | string>> = {
  "expired a second ago": ({ double }, sub) =>
    double.idToken(sub, { iat: seconds() - 3601, exp: seconds() - 1 }),
  "for another channel": ({ double }, sub) => double.idToken(sub, { aud: "1650000001" }),
  "from another issuer": ({ double }, sub) => double.idToken(sub, { iss: "https://example.org" }),
  "from the future": ({ double }, sub) =>
    double.idToken(sub, { iat: seconds() + 600, exp: seconds() + 4200 }),
  "without an end": ({ double }, sub) => double.idToken(sub, { exp: undefined }),
  "without a birth": ({ double }, sub) => double.idToken(sub, { iat: undefined }),
  "without a person": ({ double }, sub) => double.idToken(sub, { sub: undefined }),
  unsigned: (_, sub) => unsigned(sub),
  "signed with another key": ({ double }, sub) => double.idToken(sub, {}, otherKey()),
  "signed with a key LINE does not know": (_, sub) => signedWith("ES256", otherKey(), "new", sub),
  "signed with the channel secret (HS256)": async (site, sub) =>
    signedWith("HS256", Buffer.from("a".repeat(32)), (await byLinesKeyId(site)).kid, sub),
  "signed with the public key as a secret (HS256)": async (site, sub) => {
    const { kid, x } = await byLinesKeyId(site);
    return signedWith("HS256", Buffer.from(x.padEnd(32, "=")), kid, sub);
  },
  "changed after signing": async ({ double, stranger }, sub) => {
    const [head, , signature] = (await double.idToken(stranger("Ken"))).split(".");
    return `${head}.${encode(claims(sub))}.${signature}`;
  },
  "not a token": () => "let me in",
};

test.for(Object.keys(forgeries))("a token %s opens no session", async (name) => {
  const site = await startSite();
  const { lineUserId } = await site.member("Yuki");
  const answer = await site.signIn((await forgeries[name]?.(site, lineUserId)) ?? "");
  expect(answer.status).toBe(401);
  expect(answer.headers.get("set-cookie")).toBeNull();
  expect(await codeOf(answer)).toBe("unauthenticated");
});

test("LINE's own token opens a session of twelve hours", async () => {
  const site = await startSite();
  const yuki = await site.member("Yuki");
  const answer = await site.signIn(await site.double.idToken(yuki.lineUserId));
  expect(answer.status).toBe(200);
  expect(await answer.json()).toEqual({ memberId: yuki.id });
  const cookie = answer.headers.get("set-cookie") ?? "";
  expect(cookie).toContain("HttpOnly");
  expect(cookie).toContain("SameSite=Lax");
  expect(cookie).toContain("Path=/");
  expect(cookie).toContain("Max-Age=43200");
  expect(cookie).not.toContain("Secure");
  expect(cookie).not.toContain(yuki.lineUserId);
});

test("away from this machine the cookie travels by https only", async () => {
  const site = await startSite({ env: { PUBLIC_URL: "https://ayumi.example.org" } });
  const yuki = await site.member("Yuki");
  const answer = await site.signIn(await site.double.idToken(yuki.lineUserId));
  expect(answer.headers.get("set-cookie")).toContain("Secure");
});

test("who has not agreed yet is told so, and nothing about them is kept", async () => {
  const site = await startSite();
  const answer = await site.signIn(await site.double.idToken(site.stranger("Ken")));
  expect(answer.status).toBe(403);
  expect(await codeOf(answer)).toBe("forbidden");
  expect(await site.db.collection("members").countDocuments()).toBe(0);
});

test("a session ends after twelve hours", async () => {
  let now = new Date("2026-11-23T12:00:00Z");
  const site = await startSite({ now: () => now });
  const yuki = await site.member("Yuki");
  const asYuki = await site.as(yuki.lineUserId);
  now = new Date("2026-11-23T23:59:59Z");
  expect((await asYuki("GET", "/api/me")).status).toBe(200);
  now = new Date("2026-11-24T00:00:01Z");
  expect((await asYuki("GET", "/api/me")).status).toBe(401);
});

test("a session ends when the member leaves", async () => {
  const site = await startSite();
  const yuki = await site.member("Yuki");
  const asYuki = await site.as(yuki.lineUserId);
  await site.context.features.leaving.leave(yuki, "page");
  expect((await asYuki("GET", "/api/me")).status).toBe(401);
});

test("a session outlives a restart", async () => {
  const site = await startSite();
  const yuki = await site.member("Yuki");
  const answer = await site.signIn(await site.double.idToken(yuki.lineUserId));
  const cookie = answer.headers.get("set-cookie")?.split(";")[0] ?? "";
  const restarted = createApp(site.context);
  expect((await restarted.request("/api/me", { headers: { cookie } })).status).toBe(200);
});

test("with a new secret every session is over", async () => {
  const site = await startSite();
  const yuki = await site.member("Yuki");
  const answer = await site.signIn(await site.double.idToken(yuki.lineUserId));
  const cookie = answer.headers.get("set-cookie")?.split(";")[0] ?? "";
  const config = { ...site.context.config, sessionSecret: "s".repeat(32) };
  const restarted = createApp({ ...site.context, config });
  expect((await restarted.request("/api/me", { headers: { cookie } })).status).toBe(401);
});

test("a body that does not fit is told field by field", async () => {
  const site = await startSite();
  for (const body of [{}, { idToken: 7 }, { idToken: "" }, { idToken: "x", admin: true }, []]) {
    const answer = await site.ask("POST", "/api/session", body);
    expect(answer.status).toBe(400);
    expect(await codeOf(answer)).toBe("invalid_input");
  }
  const malformed = await site.app.request("/api/session", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: "{",
  });
  expect(malformed.status).toBe(400);
  const form = await site.app.request("/api/session", { method: "POST", body: "idToken=x" });
  expect(form.status).toBe(400);
});

test("without LINE's keys it says that asking again may help", async () => {
  const site = await startSite({ env: { LINE_LOGIN_BASE_URL: "http://127.0.0.1:9" } });
  const yuki = await site.member("Yuki");
  const answer = await site.signIn(await site.double.idToken(yuki.lineUserId));
  expect(answer.status).toBe(503);
  expect(await codeOf(answer)).toBe("upstream_unavailable");
});

test("another site cannot write, nor sign anyone in", async () => {
  const site = await startSite();
  const yuki = await site.member("Yuki");
  const idToken = await site.double.idToken(yuki.lineUserId);
  for (const headers of [
    { origin: "https://evil.example" },
    { origin: "null" },
    { origin: "http://127.0.0.1:3001" },
    { "sec-fetch-site": "cross-site" },
  ]) {
    expect((await site.signIn(idToken, headers)).status).toBe(403);
    const asYuki = await site.as(yuki.lineUserId);
    expect((await asYuki("PATCH", "/api/me/settings", { weekly: true }, headers)).status).toBe(403);
  }
  const me = await (await site.as(yuki.lineUserId))("GET", "/api/me");
  expect(await me.json()).toMatchObject({ settings: { weekly: false } });
});

test("a page opened by one person never acts as another", async () => {
  const site = await startSite();
  const yuki = await site.member("Yuki");
  const ken = await site.member("Ken");
  const asKen = await site.as(ken.lineUserId);
  const answer = await asKen(
    "PATCH",
    "/api/me/settings",
    { weekly: true },
    { "x-member": yuki.id },
  );
  expect(answer.status).toBe(401);
  expect((await asKen("GET", "/api/me", undefined, { "x-member": ken.id })).status).toBe(200);
});

test("an unknown path is not found, signed in or not", async () => {
  const site = await startSite();
  const answer = await site.ask("GET", "/api/nowhere");
  expect(answer.status).toBe(404);
  expect(await codeOf(answer)).toBe("not_found");
});

test("a long body is refused", async () => {
  const site = await startSite();
  const answer = await site.signIn("x".repeat(300_000));
  expect(answer.status).toBe(413);
});

test("whoever tries many tokens in a row has to wait, and is told how long", async () => {
  const site = await startSite();
  const answers = new Map<number, string | null>();
  for (let tries = 0; tries < 90; tries += 1) {
    const answer = await site.signIn("guess");
    answers.set(answer.status, answer.headers.get("retry-after"));
  }
  expect(new Set(answers.keys())).toEqual(new Set([401, 429]));
  expect(answers.get(401)).toBeNull();
  expect(answers.get(429)).toMatch(/^[12]$/);
});

test("tokens and names stay out of the log", async () => {
  const site = await startSite();
  const yuki = await site.member("Yuki");
  const idToken = await site.double.idToken(yuki.lineUserId);
  await site.signIn(idToken);
  await site.signIn(`${idToken}x`);
  const log = site.logged.join("\n");
  expect(log).not.toContain(idToken.slice(0, 40));
  expect(log).not.toContain("Yuki");
});
