import { Hono } from "hono";
import type { Guard } from "#bot/session/guard.ts";
import type { Called, CallView } from "#shared/meetup-call.ts";
import type { Calls } from "./call.ts";
import { refusal } from "./refusal.ts";

/** Saying in the group that it is today: what it costs, and the press. */
export const callRoutes = (deps: { readonly guard: Guard; readonly calls: Calls }) => {
  const { guard, calls } = deps;
  const one = "/meetups/:meetup/call";

  return new Hono()
    .get(one, guard, async (c) => {
      const found = await calls.look(c.var.member.id, c.req.param("meetup"));
      if (!found.ok) throw refusal(found.reason);
      return c.json<CallView>(found.is);
    })
    .post(one, guard, async (c) => {
      const sent = await calls.send(c.var.member.id, c.req.param("meetup"));
      if (!sent.ok) throw refusal(sent.reason);
      return c.json<Called>(sent.is);
    });
};
