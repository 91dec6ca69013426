import { Hono } from "hono";
import type { Refusal } from "#bot/circles/rules.ts";
import { AppError } from "#bot/errors.ts";
import { valid } from "#bot/http.ts";
import type { Guard, SignedIn } from "#bot/session/guard.ts";
import { PostVerdictWish, type PostReportView, type ReportedPosts } from "#shared/post-reports.ts";
import type { PostReports } from "./service.ts";

/** How a post comes before the organizers of the circle it was read in. */
export const postReportRoutes = (deps: {
  readonly guard: Guard;
  readonly postReports: PostReports;
}) => {
  const { guard, postReports } = deps;
  const own = "/circles/:circle/posts/:post/report";
  const ofCircle = "/circles/:circle/post-reports";

  return new Hono<SignedIn>()
    .put(own, guard, async (c) => {
      const { circle: circleId, post: postId } = c.req.param();
      const outcome = await postReports.report(c.var.member.id, { circleId, postId });
      if (outcome.ok) return c.json<PostReportView>({ report: outcome.state });
      if (outcome.reason === "missing") throw missing();
      throw new AppError("invalid_input", outcome.reason, { fields: { post: outcome.reason } });
    })
    .delete(own, guard, async (c) => {
      const { circle: circleId, post: postId } = c.req.param();
      const at = { circleId, postId };
      await postReports.unreport(c.var.member.id, at);
      return c.json<PostReportView>({ report: await postReports.stateOf(c.var.member.id, at) });
    })
    .get(ofCircle, guard, async (c) => {
      const found = await postReports.of(c.var.member.id, c.req.param("circle"));
      if (!found.ok) throw refusal(found.reason);
      return c.json<ReportedPosts>({ items: found.items });
    })
    .put(`${ofCircle}/:post`, guard, valid("json", PostVerdictWish), async (c) => {
      const { circle: circleId, post: postId } = c.req.param();
      const { outcome } = c.req.valid("json");
      const reason = await postReports.settle(c.var.member.id, { circleId, postId }, outcome);
      if (reason !== null) throw refusal(reason);
      return c.body(null, 204);
    });
};

const refusal = (reason: Refusal) =>
  reason === "lacking" ? new AppError("forbidden", "not an organizer") : missing();

const missing = () => new AppError("not_found", "no such post");
