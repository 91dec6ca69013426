import { Hono } from "hono";
import type { Refusal } from "#bot/circles/rules.ts";
import { AppError } from "#bot/errors.ts";
import { valid } from "#bot/http.ts";
import type { Guard, SignedIn } from "#bot/session/guard.ts";
import { ReportVerdict, type ReceivedComment, type ReportsView } from "#shared/comments.ts";
import type { Reports } from "./reports.ts";

/** How a comment comes before the organizers of the circle it was written in. */
export const reportRoutes = (deps: { readonly guard: Guard; readonly reports: Reports }) => {
  const { guard, reports } = deps;
  const own = "/me/comments/:id/report";
  const ofCircle = "/circles/:circle/reports";

  return new Hono<SignedIn>()
    .put(own, guard, async (c) => {
      const outcome = await reports.report(c.var.member.id, c.req.param("id"));
      if (outcome.ok) return c.json<ReceivedComment>(outcome.comment);
      if (outcome.reason === "missing") throw missing();
      throw new AppError("invalid_input", outcome.reason, { fields: { report: outcome.reason } });
    })
    .delete(own, guard, async (c) => {
      const outcome = await reports.unreport(c.var.member.id, c.req.param("id"));
      if (!outcome.ok) throw missing();
      return c.json<ReceivedComment>(outcome.comment);
    })
    .get(ofCircle, guard, async (c) => {
      const found = await reports.of(c.var.member.id, c.req.param("circle"));
      if (!found.ok) throw refusal(found.reason);
      return c.json<ReportsView>(found.view);
    })
    .put(`${ofCircle}/:id`, guard, valid("json", ReportVerdict), async (c) => {
      const { circle, id } = c.req.param();
      const { outcome } = c.req.valid("json");
      const reason = await reports.settle(c.var.member.id, circle, id, outcome);
      if (reason !== null) throw refusal(reason);
      return c.body(null, 204);
    });
};

const refusal = (reason: Refusal) =>
  reason === "lacking" ? new AppError("forbidden", "not an organizer") : missing();

const missing = () => new AppError("not_found", "no such comment");
