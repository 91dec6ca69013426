import { Hono, type Context } from "hono";
import { valid } from "#bot/http.ts";
import type { Guard } from "#bot/session/guard.ts";
import { TakeoutWish, type TakeoutLink } from "#shared/settings.ts";
import type { Pace } from "#bot/session/pace.ts";
import type { Takeout } from "./service.ts";

/** All of somebody's data is a lot to read: a few files in a row, then one in half a minute. */
export const takeoutPace: Pace = { burst: 12, perSecond: 1 / 30 };

export const takeoutRoutes = (deps: {
  readonly guard: Guard;
  readonly takeout: Takeout;
  readonly pace: (memberId: string) => void;
  /** Where this server is reached from outside. */
  readonly originOf: (c: Context) => string;
}) => {
  const { guard, takeout, pace, originOf } = deps;
  return new Hono()
    .get("/me/takeout", guard, valid("query", TakeoutWish), async (c) => {
      pace(c.var.member.id);
      const { body, type } = await takeout.file(c.var.member, c.req.valid("query").format);
      c.header("content-type", type);
      return c.body(body);
    })
    .post("/me/takeout-links", guard, valid("json", TakeoutWish), async (c) => {
      pace(c.var.member.id);
      const { key, until } = await takeout.link(c.var.member, c.req.valid("json").format);
      const url = `${originOf(c)}/takeout/${key}`;
      return c.json<TakeoutLink>({ url, until: until.toISOString() });
    });
};
