import type { MiddlewareHandler } from "hono";
import { routePath } from "hono/route";
import type { Meter } from "./meter.ts";

/** Tells how long each request took, by the pattern of its address. */
export const measured =
  ({ meter }: { readonly meter: Pick<Meter, "request"> }): MiddlewareHandler =>
  async (c, next) => {
    const began = performance.now();
    await next();
    const { status } = c.res;
    const route = routePath(c, -1);
    meter.request({ method: c.req.method, route, status, ms: performance.now() - began });
  };
