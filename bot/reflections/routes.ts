import { Hono } from "hono";
import { AppError } from "#bot/errors.ts";
import { valid } from "#bot/http.ts";
import type { Guard } from "#bot/session/guard.ts";
import type { Cadence } from "#shared/reflection.ts";
import { PageQuery, type ReflectionPage, type ReflectionView } from "#shared/reflection-view.ts";
import type { Place, Reflection, Reflections } from "./service.ts";

const USUAL_PAGE = 20;

/** A member's own records. */
export const reflectionRoutes = (deps: {
  readonly guard: Guard;
  readonly reflections: Pick<Reflections, "timeline">;
}) =>
  new Hono().get("/me/reflections", deps.guard, valid("query", PageQuery), async (c) => {
    const { cursor, limit } = c.req.valid("query");
    const size = limit === undefined ? USUAL_PAGE : Number(limit);
    const after = cursor === undefined ? null : fromCursor(cursor);
    // One more than shown tells whether there is a next page.
    const found = await deps.reflections.timeline(c.var.member.id, size + 1, after);
    const items = found.slice(0, size);
    const last = found.length > size ? items.at(-1) : undefined;
    const page: ReflectionPage = {
      items: items.map(toView),
      cursor: last === undefined ? null : toCursor(last),
    };
    return c.json(page);
  });

const toView = (reflection: Reflection): ReflectionView => ({
  cadence: reflection.cadence,
  period: reflection.period,
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

const CADENCES: readonly string[] = ["first", "weekly", "monthly", "quarterly"] satisfies Cadence[];

const toCursor = ({ createdAt, cadence, period }: Place) =>
  [createdAt.getTime(), cadence, period].join("~");

const fromCursor = (cursor: string): Place => {
  const [time = "", cadence = "", period = ""] = cursor.split("~");
  const isPlace =
    /^\d{1,15}$/.test(time) && CADENCES.includes(cadence) && /^[\w-]{1,20}$/.test(period);
  if (!isPlace) throw new AppError("invalid_input", "cursor", { fields: { cursor: "unknown" } });
  return { createdAt: new Date(Number(time)), cadence: cadence as Cadence, period };
};
