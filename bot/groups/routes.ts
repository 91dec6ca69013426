import { Hono } from "hono";
import type { Circles } from "#bot/circles/service.ts";
import { AppError } from "#bot/errors.ts";
import { valid } from "#bot/http.ts";
import type { Guard, SignedIn } from "#bot/session/guard.ts";
import {
  DigestWish,
  GroupLinking,
  GroupLook,
  type CircleGroupView,
  type GroupSight,
} from "#shared/group.ts";
import type { Groups } from "./service.ts";

/** Joining a LINE group to a circle. The token travels in the body, as addresses end up in logs. */
export const groupRoutes = (deps: {
  readonly guard: Guard;
  readonly groups: Groups;
  readonly circles: Pick<Circles, "look">;
}) => {
  const { guard, groups, circles } = deps;
  return new Hono<SignedIn>()
    .post("/groups/look", guard, valid("json", GroupLook), async (c) => {
      const sight = await groups.sight(c.req.valid("json").token, c.var.member);
      if (sight === null) throw unusable();
      return c.json<GroupSight>(sight);
    })
    .post("/groups/link", guard, valid("json", GroupLinking), async (c) => {
      const { token, circle } = c.req.valid("json");
      if (!(await groups.link(token, circle, c.var.member))) throw unusable();
      return c.body(null, 204);
    })
    .get("/circles/:circle/group", guard, async (c) => {
      const circle = c.req.param("circle");
      await mayRun(c.var.member.id, circle);
      return c.json<CircleGroupView>({ group: await groups.seen(circle) });
    })
    .put("/circles/:circle/group/digest", guard, valid("json", DigestWish), async (c) => {
      const circle = c.req.param("circle");
      await mayRun(c.var.member.id, circle, "rename");
      await groups.setDigest(circle, c.req.valid("json").on);
      return c.json<CircleGroupView>({ group: await groups.seen(circle) });
    })
    .delete("/circles/:circle/group", guard, async (c) => {
      const circle = c.req.param("circle");
      await mayRun(c.var.member.id, circle, "rename");
      await groups.unlink(circle);
      return c.body(null, 204);
    });

  async function mayRun(memberId: string, circle: string, act: "meet" | "rename" = "meet") {
    const found = await circles.look(memberId, circle, act);
    if (found.ok) return;
    if (found.reason === "lacking") throw new AppError("forbidden", "another role does that here");
    if (found.reason === "closed") {
      throw new AppError("invalid_input", "closed", { fields: { circle: "closed" } });
    }
    throw new AppError("not_found", "no such circle");
  }
};

/** Wrong, used, over, another group's: told alike. */
const unusable = () => new AppError("not_found", "no such link");
