import { Hono } from "hono";
import { AppError } from "#bot/errors.ts";
import type { Guard, SignedIn } from "#bot/session/guard.ts";
import type { MutesView } from "#shared/comments.ts";
import type { Mutes } from "./service.ts";

/** Whom a member muted, and how they change their mind. */
export const muteRoutes = (deps: { readonly guard: Guard; readonly mutes: Mutes }) => {
  const { guard, mutes } = deps;
  return new Hono<SignedIn>()
    .get("/me/mutes", guard, async (c) =>
      c.json<MutesView>({ people: await mutes.people(c.var.member.id) }),
    )
    .put("/me/mutes/:member", guard, async (c) => {
      const refusal = await mutes.mute(c.var.member.id, c.req.param("member"));
      if (refusal === "unknown") throw new AppError("not_found", "no such person");
      if (refusal === "own")
        throw new AppError("invalid_input", "oneself", { fields: { member: "own" } });
      return c.body(null, 204);
    })
    .delete("/me/mutes/:member", guard, async (c) => {
      await mutes.unmute(c.var.member.id, c.req.param("member"));
      return c.body(null, 204);
    });
};
