import { Hono, type Context } from "hono";
import { AppError } from "#bot/errors.ts";
import { valid } from "#bot/http.ts";
import {
  InvitationAcceptance,
  InvitationLook,
  type InvitationSight,
  type Joined,
} from "#shared/circle.ts";
import type { Newcomers } from "./newcomers.ts";
import type { Circles } from "./service.ts";

/**
 * What the holder of an invitation asks. The tokens travel in the body, because addresses end up in
 * logs.
 */
export const invitationRoutes = (deps: {
  readonly newcomers: Newcomers;
  readonly circles: Circles;
  /** Guessing is slow. */
  readonly pace: (c: Context) => void;
}) => {
  const { newcomers, circles } = deps;

  return new Hono()
    .use("/invitations/*", async (c, next) => {
      deps.pace(c);
      await next();
    })
    .post("/invitations/look", valid("json", InvitationLook), async (c) => {
      const { token, idToken } = c.req.valid("json");
      const visitor = await newcomers.whoHolds(idToken);
      const member = await newcomers.known(visitor);
      const circle = await circles.invited(token, member?.id ?? null);
      if (circle === null) throw unusable();
      return c.json<InvitationSight>(newcomers.sight(circle, visitor, member));
    })
    .post("/invitations/accept", valid("json", InvitationAcceptance), async (c) => {
      const { token, idToken, agreed, introduction, locale } = c.req.valid("json");
      const visitor = await newcomers.whoHolds(idToken);
      const known = await newcomers.known(visitor);
      // Nobody becomes a member by a link that opens nothing.
      if ((await circles.invited(token, known?.id ?? null)) === null) throw unusable();
      const member = known ?? (await newcomers.agree(visitor, agreed, locale));
      const circle = await circles.accept(token, { memberId: member.id, introduction });
      if (circle === null) throw unusable();
      return c.json<Joined>({ circleId: circle.id });
    });
};

/** Wrong, used, over and withdrawn are told alike. */
const unusable = () => new AppError("not_found", "no such invitation");
