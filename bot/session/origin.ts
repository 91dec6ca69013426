import type { Context, MiddlewareHandler } from "hono";
import { AppError } from "#bot/errors.ts";

const READS = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Refuses writes that a browser sends from another site. A request without `Origin` is no
 * browser's: it carries no one else's cookie.
 */
export const fromOwnPages =
  (publicUrl: string | null): MiddlewareHandler =>
  async (c, next) => {
    if (!READS.has(c.req.method)) {
      const origin = c.req.header("origin");
      const isOwn = origin === undefined || ownOrigins(c, publicUrl).has(toHost(origin));
      const site = c.req.header("sec-fetch-site");
      if (!isOwn || site === "cross-site") throw new AppError("forbidden", "foreign origin");
    }
    await next();
  };

/** Without TLS a Secure cookie would be lost; only on this machine there need be none. */
export const isOnThisMachine = (c: Context, publicUrl: string | null): boolean =>
  [new URL(c.req.url), ...(publicUrl === null ? [] : [new URL(publicUrl)])].every(
    ({ hostname, protocol }) =>
      protocol === "http:" && /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname),
  );

/** Hosts, not origins: a proxy in front ends TLS, and the app sees http. */
const ownOrigins = (c: Context, publicUrl: string | null) =>
  new Set([new URL(c.req.url).host, ...(publicUrl === null ? [] : [new URL(publicUrl).host])]);

const toHost = (origin: string) => (URL.canParse(origin) ? new URL(origin).host : "");
