import type { Context } from "hono";
import { createMiddleware } from "hono/factory";

const LOOPBACK = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/;

/** An https address, or one of this machine, where the double can do without. */
export const isWebAddress = (text: string): boolean => {
  const url = URL.canParse(text) ? new URL(text) : null;
  return url?.protocol === "https:" || (url?.protocol === "http:" && LOOPBACK.test(url.host));
};

const hostOf = (c: Context): string => c.req.header("host") ?? new URL(c.req.url).host;

/** Answers to this machine's own names only: a page that rebinds a name of its own gets nothing. */
export const loopbackOnly = createMiddleware(async (c, next) => {
  if (!LOOPBACK.test(hostOf(c))) return c.json({ message: "this is a LINE double" }, 403);
  await next();
  return undefined;
});

/** Lets the console's own page in and no other. */
export const sameSite = createMiddleware(async (c, next) => {
  const host = hostOf(c);
  const origin = c.req.header("origin");
  const site = c.req.header("sec-fetch-site");
  const isForeign =
    (origin !== undefined && origin !== `http://${host}`) ||
    (site !== undefined && site !== "same-origin" && site !== "none");
  if (isForeign) return c.json({ error: "the console answers its own page only" }, 403);
  await next();
  return undefined;
});
