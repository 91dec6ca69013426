import { Hono } from "hono";
import { deleteCookie } from "hono/cookie";
import { valid } from "#bot/http.ts";
import { SESSION_COOKIE, type Guard } from "#bot/session/guard.ts";
import { Goodbye } from "#shared/me.ts";
import type { Leaving } from "./service.ts";

/** How a member leaves on the page: the same way as in the chat. */
export const leavingRoutes = (deps: { readonly guard: Guard; readonly leaving: Leaving }) =>
  new Hono().delete("/me", deps.guard, valid("json", Goodbye), async (c) => {
    await deps.leaving.leave(c.var.member, "page", c.req.valid("json").strengths);
    deleteCookie(c, SESSION_COOKIE, { path: "/" });
    return c.body(null, 204);
  });
