import { Hono } from "hono";
import { MongoNetworkError } from "mongodb";
import { expect, test } from "vitest";
import type { LogFields } from "#bot/log.ts";
import * as v from "valibot";
import { createOnError, readBody, valid } from "#bot/http.ts";

/** An app whose every request throws this, and what it logs. */
const failing = (throwing: () => unknown) => {
  const logged: [string, LogFields | undefined][] = [];
  const say = (level: string) => (_: string, fields?: LogFields) => logged.push([level, fields]);
  const log = { debug: say("debug"), info: say("info"), warn: say("warn"), error: say("error") };
  const app = new Hono().onError(createOnError({ log, ids: () => "id" })).post("/", async (c) => {
    await throwing();
    return c.body((await readBody(c.req.raw, 1000)) === null ? "too long" : "read");
  });
  return { app, logged };
};

test("without the database a request is told that asking again may help", async () => {
  const { app, logged } = failing(() => Promise.reject(new MongoNetworkError("gone")));
  const answer = await app.request("/", { method: "POST" });
  expect(answer.status).toBe(503);
  expect(await answer.json()).toEqual({ error: { code: "upstream_unavailable", requestId: "id" } });
  expect(logged.map(([level]) => level)).toEqual(["warn"]);
});

test("what nobody expected is reported", async () => {
  const { app, logged } = failing(() => Promise.reject(new Error("oops")));
  expect((await app.request("/", { method: "POST" })).status).toBe(500);
  expect(logged.map(([level]) => level)).toEqual(["error"]);
});

test("a body that breaks off is the sender's fault, and no news", async () => {
  const { app, logged } = failing(() => undefined);
  const breaksOff = () =>
    new ReadableStream({
      start: (body) => {
        body.enqueue(new TextEncoder().encode("half"));
      },
      pull: (body) => {
        body.error(new Error("aborted"));
      },
    });
  for (const headers of [{}, { "content-length": "100" }]) {
    const sent = { method: "POST", headers, body: breaksOff(), duplex: "half" } as RequestInit;
    expect((await app.request("/", sent)).status).toBe(400);
  }
  expect(logged).toEqual([]);
});

test("a length that is no number lets nothing through unread", async () => {
  const { app } = failing(() => undefined);
  const headers = { "content-length": "many" };
  const answer = await app.request("/", { method: "POST", headers, body: "x".repeat(2000) });
  expect(await answer.text()).toBe("too long");
});

test("a list is no object, not even an empty one", async () => {
  const { app } = failing(() => undefined);
  const change = v.strictObject({ name: v.exactOptional(v.string()) });
  app.post("/change", valid("json", change), (c) => c.body("changed"));
  const headers = { "content-type": "application/json" };
  const send = (body: string) => app.request("/change", { method: "POST", headers, body });
  expect((await send("{}")).status).toBe(200);
  expect((await send("[]")).status).toBe(400);
});
