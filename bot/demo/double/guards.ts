import { randomUUID } from "node:crypto";
import type { HttpBindings } from "@hono/node-server";
import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import { MESSAGES, refuse, refuseBody } from "./answers.ts";
import { ConnectionClosed } from "./connection-closed.ts";
import type { Faults } from "./faults.ts";
import type { LineEnv } from "./line-env.ts";
import type { RecordedRequest } from "./record.ts";
import { recordOf } from "./record.ts";
import { isRetryKey, takesRetryKey } from "./retry-keys.ts";

const BODY_LIMIT = 2 * 1024 * 1024;

/** Everything LINE does before it looks at what a request wants. */
export const lineGuard = (deps: {
  /** Whether this is a channel access token of the bot's. */
  readonly isBots: (token: string) => boolean;
  readonly faults: Faults;
  readonly record: (request: RecordedRequest) => void;
  readonly hangMs: number;
}) =>
  createMiddleware<LineEnv & { Bindings: Partial<HttpBindings> }>(async (c, next) => {
    const requestId = randomUUID();
    c.set("requestId", requestId);
    c.header("x-line-request-id", requestId);
    const raw = await c.req.arrayBuffer();
    // The official SDK calls its body-less POSTs JSON as well.
    const isJson =
      raw.byteLength > 0 && (c.req.header("content-type")?.includes("application/json") ?? false);
    const body = isJson ? parsed(raw) : undefined;
    deps.record(recordOf(c, isJson ? (body ?? null) : describe(raw)));

    if (deps.faults.take("closed_connection")) {
      c.env?.incoming?.socket.destroy();
      throw new ConnectionClosed();
    }
    if (deps.faults.take("server_error")) return refuse(c, 500, MESSAGES.serverError);
    if (deps.faults.take("rate_limited")) return refuse(c, 429, MESSAGES.rateLimited);
    const hangs = deps.faults.take("timeout");
    if (!deps.isBots(bearerOf(c))) {
      return refuse(c, 401, MESSAGES.unauthenticated);
    }
    if (raw.byteLength > BODY_LIMIT) return refuse(c, 413, "Payload Too Large");
    const retryKey = c.req.header("x-line-retry-key");
    if (retryKey !== undefined && !takesRetryKey(c.req.path)) {
      return refuse(c, 400, "This API does not support X-Line-Retry-Key");
    }
    if (retryKey !== undefined && !isRetryKey(retryKey)) {
      return refuse(c, 400, "The retry key is invalid");
    }
    if (isJson && body === undefined) {
      return refuse(c, 400, "The request body could not be parsed as JSON");
    }
    const { checkRequest } = await import("./rules/check.ts");
    const problems = deps.faults.take("bad_request")
      ? [{ message: "Not accepted", property: "messages[0]" }]
      : checkRequest(c.req.method, c.req.path, body);
    if (problems.length > 0) return refuseBody(c, problems);
    c.set("body", body ?? null);
    await next();
    if (hangs) await pause(deps.hangMs, c.req.raw.signal);
    return undefined;
  });

/** The token a request came with; empty without one. */
export const bearerOf = (c: Context): string =>
  /^Bearer (?<token>.+)$/.exec(c.req.header("authorization") ?? "")?.groups?.["token"] ?? "";

const parsed = (raw: ArrayBuffer): unknown => {
  try {
    return JSON.parse(new TextDecoder().decode(raw));
  } catch {
    return undefined;
  }
};

const describe = (raw: ArrayBuffer): string | null =>
  raw.byteLength === 0 ? null : `${raw.byteLength} bytes`;

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms).unref();
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });
