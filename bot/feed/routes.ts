import { Hono } from "hono";
import type { Cheers } from "#bot/cheers/service.ts";
import type { Circles } from "#bot/circles/service.ts";
import { AppError } from "#bot/errors.ts";
import { valid } from "#bot/http.ts";
import type { Guard } from "#bot/session/guard.ts";
import type { FeedPage } from "#shared/feed.ts";
import { PageQuery } from "#shared/reflection-view.ts";
import type { FeedCursors } from "./cursor.ts";
import { untilOf } from "./rules.ts";
import type { Feed } from "./service.ts";

const USUAL_PAGE = 20;

/** What was shared to a circle, for its own people. */
export const feedRoutes = (deps: {
  readonly guard: Guard;
  readonly circles: Pick<Circles, "look">;
  readonly feed: Feed;
  readonly cheers: Pick<Cheers, "beside">;
  readonly cursors: FeedCursors;
  readonly now: () => Date;
}) => {
  const { guard, circles, feed, cheers, cursors, now } = deps;
  return new Hono().get("/circles/:circle/feed", guard, valid("query", PageQuery), async (c) => {
    const { member } = c.var;
    const { cursor, limit } = c.req.valid("query");
    const outcome = await circles.look(member.id, c.req.param("circle"), "read");
    if (!outcome.ok) throw new AppError("not_found", "no such circle");
    const { id, name } = outcome.circle;
    const size = limit === undefined ? USUAL_PAGE : Number(limit);
    const of = { memberId: member.id, circleId: id };
    const after = cursor === undefined ? null : await cursors.fromCursor(cursor, of);
    const { posts, next } = await feed.posts(member.id, outcome.circle, size, after);
    const [items, cheersOf] = await Promise.all([
      feed.named(posts),
      cheers.beside(member.id, posts),
    ]);
    const page: FeedPage = {
      circle: { id, name },
      items: items.map((post) => ({ ...post, cheers: cheersOf(post.id) })),
      cursor: next === null ? null : await cursors.toCursor(next, of),
      until: next === null ? null : untilOf(items, now()),
    };
    return c.json(page);
  });
};
