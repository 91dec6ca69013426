import { Hono } from "hono";
import { periodOf } from "#bot/calendar.ts";
import { AppError } from "#bot/errors.ts";
import { valid } from "#bot/http.ts";
import type { Guard } from "#bot/session/guard.ts";
import type { Cadence } from "#shared/reflection.ts";
import { PageQuery, type ReflectionPage, type ReflectionView } from "#shared/reflection-view.ts";
import { fromCursor, toCursor } from "./cursor.ts";
import { writtenOn } from "./periods.ts";
import type { Reflection, Reflections } from "./service.ts";

const USUAL_PAGE = 20;
const CADENCES = ["first", "weekly", "monthly", "quarterly"] as const satisfies Cadence[];

/** A member's own records. */
export const reflectionRoutes = (deps: {
  readonly guard: Guard;
  readonly reflections: Pick<Reflections, "timeline" | "find">;
  readonly zone: string;
}) => {
  const { guard, reflections, zone } = deps;
  return new Hono()
    .get("/me/reflections", guard, valid("query", PageQuery), async (c) => {
      const { member } = c.var;
      const { cursor, limit } = c.req.valid("query");
      const size = limit === undefined ? USUAL_PAGE : Number(limit);
      const after = cursor === undefined ? null : fromCursor(cursor);
      // One more than shown tells whether there is a next page.
      const found = await reflections.timeline(member.id, size + 1, after);
      const items = found.slice(0, size);
      const last = found.length > size ? items.at(-1) : undefined;
      const page: ReflectionPage = {
        items: items.map((item) => toView(item, zone)),
        since: periodOf("monthly", member.consent.at, zone),
        cursor: last === undefined ? null : toCursor(last),
      };
      return c.json(page);
    })
    .get("/me/reflections/:cadence/:period", guard, async (c) => {
      const cadence = CADENCES.find((each) => each === c.req.param("cadence"));
      const period = c.req.param("period");
      const found =
        cadence === undefined
          ? null
          : await reflections.find({ memberId: c.var.member.id, cadence, period });
      if (found === null) throw new AppError("not_found", "no such record");
      return c.json<ReflectionView>(toView(found, zone));
    });
};

const toView = (reflection: Reflection, zone: string): ReflectionView => ({
  cadence: reflection.cadence,
  period: reflection.period,
  standsOn: reflection.standsOn,
  writtenOn: writtenOn(reflection, zone),
  status: reflection.status,
  wanted: reflection.wanted,
  createdAt: reflection.createdAt.toISOString(),
  sharedAt: reflection.sharedAt?.toISOString() ?? null,
  rev: reflection.rev,
  answers: Object.entries(reflection.answers).map(([qid, answer]) => ({
    qid,
    texts: answer.parts.map((part) => part.text),
    choice: answer.choice ?? null,
    audience: answer.audience,
  })),
});
