import { createMiddleware } from "hono/factory";

const LOOPBACK = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/;

/** Lets the console's own page in and no other: neither by a foreign form nor by a rebound name. */
export const sameSite = createMiddleware(async (c, next) => {
  const host = c.req.header("host") ?? new URL(c.req.url).host;
  const origin = c.req.header("origin");
  const site = c.req.header("sec-fetch-site");
  const isForeign =
    !LOOPBACK.test(host) ||
    (origin !== undefined && origin !== `http://${host}`) ||
    (site !== undefined && site !== "same-origin" && site !== "none");
  if (isForeign) return c.json({ error: "the console answers its own page only" }, 403);
  await next();
  return undefined;
});
