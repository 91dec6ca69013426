import { Hono } from "hono";
import { expect, test } from "vitest";
import { addressOf } from "#bot/session/address.ts";

/** The address as the app sees it: from this peer (null: the host shows none), with these headers. */
const seen = async (peer: string | null, headers: Record<string, string> = {}) => {
  const app = new Hono().get("/", (c) => c.text(addressOf(c)));
  const bindings = peer === null ? {} : { incoming: { socket: { remoteAddress: peer } } };
  return (await app.request("/", { headers }, bindings)).text();
};

const claims = { "cf-connecting-ip": "9.9.9.9", "x-forwarded-for": "8.8.8.8, 7.7.7.7" };

test("whoever comes directly is known by their connection, whatever they claim", async () => {
  expect(await seen("203.0.113.5", claims)).toBe("203.0.113.5");
});

test.each(["127.0.0.1", "::1", "::ffff:127.0.0.1"])(
  "behind a proxy at %s only what the proxy adds counts",
  async (peer) => {
    expect(await seen(peer, claims)).toBe("7.7.7.7");
    expect(await seen(peer, { "cf-connecting-ip": "9.9.9.9" })).toBe(peer);
  },
);

test("where no peer is shown the host tells", async () => {
  expect(await seen(null, claims)).toBe("9.9.9.9");
  expect(await seen(null)).toBe("unknown");
});
