import { generateKeyPairSync } from "node:crypto";
import { createLocalJWKSet, jwtVerify } from "jose";
import type { JSONWebKeySet } from "jose";
import { expect, test } from "vitest";
import { START, startDouble } from "#tests/demo/double/setup.ts";

const CHANNEL = "1657000000";
const NOW = START.getTime() / 1_000;

const startWithYuki = () => {
  const double = startDouble();
  const yuki = double.line.addPerson({ name: "ゆき" }).userId;
  const verify = (form: Record<string, string>) =>
    double.line.app.request("/oauth2/v2.1/verify", {
      method: "POST",
      body: new URLSearchParams(form),
    });
  return { ...double, yuki, verify };
};

test("an ID token is signed with ES256 by a published key", async () => {
  const { line, yuki } = startWithYuki();
  const certs = await line.app.request("/oauth2/v2.1/certs");
  const keys = (await certs.json()) as JSONWebKeySet;
  const { payload, protectedHeader } = await jwtVerify(
    await line.idToken(yuki, { nonce: "n-1" }),
    createLocalJWKSet(keys),
    { issuer: "https://access.line.me", audience: CHANNEL, currentDate: START },
  );
  expect(protectedHeader).toMatchObject({ alg: "ES256", kid: keys.keys[0]?.kid });
  expect(payload).toEqual({
    iss: "https://access.line.me",
    sub: yuki,
    aud: CHANNEL,
    iat: NOW,
    exp: NOW + 3_600,
    amr: ["linesso"],
    name: "ゆき",
    nonce: "n-1",
  });
});

test("the published key holds nothing secret", async () => {
  const { line } = startWithYuki();
  const certs = await line.app.request("/oauth2/v2.1/certs");
  const { keys } = (await certs.json()) as JSONWebKeySet;
  expect(Object.keys(keys[0] ?? {}).toSorted()).toEqual([
    "alg",
    "crv",
    "kid",
    "kty",
    "use",
    "x",
    "y",
  ]);
});

test("verifying a good ID token answers its claims", async () => {
  const { line, yuki, verify } = startWithYuki();
  const idToken = await line.idToken(yuki, { nonce: "n-1" });
  const form = { id_token: idToken, client_id: CHANNEL, nonce: "n-1", user_id: yuki };
  const answer = await verify(form);
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({ sub: yuki, aud: CHANNEL, name: "ゆき" });
});

test.each([
  ["Invalid IdToken Audience.", { aud: "1" }, {}],
  ["Invalid IdToken Issuer.", { iss: "https://evil.example" }, {}],
  ["IdToken expired.", { exp: NOW - 1 }, {}],
  ["Invalid IdToken Nonce.", {}, { nonce: "other" }],
  ["Invalid IdToken Subject Identifier.", {}, { user_id: "U0" }],
  ["Invalid IdToken.", { exp: "soon" }, {}],
])("LINE says %s", async (description, claims, asked) => {
  const { line, yuki, verify } = startWithYuki();
  const idToken = await line.idToken(yuki, claims);
  const answer = await verify({ id_token: idToken, client_id: CHANNEL, ...asked });
  expect(answer.status).toBe(400);
  expect(await answer.json()).toEqual({
    error: "invalid_request",
    error_description: description,
  });
});

test("a token of another key, a broken one and none are refused", async () => {
  const { line, yuki, verify } = startWithYuki();
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const foreign = await line.idToken(yuki, {}, privateKey);
  for (const idToken of [foreign, "a.b.c", ""]) {
    const answer = await verify({ id_token: idToken, client_id: CHANNEL });
    expect(await answer.json()).toMatchObject({ error_description: "Invalid IdToken." });
  }
  expect((await verify({ client_id: CHANNEL })).status).toBe(400);
  expect((await verify({ id_token: await line.idToken(yuki) })).status).toBe(400);
});

test("an ID token expires with the double's clock", async () => {
  const { line, yuki, verify } = startWithYuki();
  const idToken = await line.idToken(yuki);
  line.clock.add(3_601_000);
  const answer = await verify({ id_token: idToken, client_id: CHANNEL });
  expect(await answer.json()).toMatchObject({ error_description: "IdToken expired." });
});

test("an access token tells its channel and its remaining time", async () => {
  const { line, yuki } = startWithYuki();
  const token = line.accessToken(yuki);
  line.clock.add(3_600_000);
  const ask = () => line.app.request(`/oauth2/v2.1/verify?access_token=${token}`);
  expect(await (await ask()).json()).toEqual({
    scope: "profile openid",
    client_id: CHANNEL,
    expires_in: 11 * 3_600,
  });
  line.clock.add(11 * 3_600_000);
  const expired = await ask();
  expect(expired.status).toBe(400);
  expect(await expired.json()).toMatchObject({ error: "invalid_request" });
});

test("an access token opens its owner's profile and friendship", async () => {
  const { line, yuki } = startWithYuki();
  await line.follow(yuki);
  const headers = { authorization: `Bearer ${line.accessToken(yuki)}` };
  const get = async (path: string): Promise<unknown> =>
    (await line.app.request(path, { headers })).json();
  expect(await get("/v2/profile")).toEqual({ userId: yuki, displayName: "ゆき" });
  expect(await get("/oauth2/v2.1/userinfo")).toEqual({ sub: yuki, name: "ゆき" });
  expect(await get("/friendship/v1/status")).toEqual({ friendFlag: true });
});

test.each(["/v2/profile", "/oauth2/v2.1/userinfo", "/friendship/v1/status"])(
  "%s is closed to an unknown access token",
  async (path) => {
    const { line } = startWithYuki();
    const headers = { authorization: "Bearer nobody" };
    expect((await line.app.request(path, { headers })).status).toBe(401);
  },
);
