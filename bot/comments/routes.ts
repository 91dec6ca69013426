import { Hono } from "hono";
import type * as v from "valibot";
import { fromCursor, toCursor } from "#bot/cheers/cursor.ts";
import type { Cheers } from "#bot/cheers/service.ts";
import { AppError } from "#bot/errors.ts";
import { valid } from "#bot/http.ts";
import type { PostReports } from "#bot/post-reports/service.ts";
import type { Guard, SignedIn } from "#bot/session/guard.ts";
import {
  CommentsMet,
  NewComment,
  ReadingChoice,
  type GivenComment,
  type GivenComments,
  type PostPage,
  type ReceivedComment,
  type ReceivedComments,
  type WaitingComments,
} from "#shared/comments.ts";
import { PageQuery } from "#shared/reflection-view.ts";
import type { CommentPlace, CommentRefusal } from "./rules.ts";
import type { Comments } from "./service.ts";

const USUAL_PAGE = 30;

/** Comments as companions write them and the writer of the record reads them. */
export const commentRoutes = (deps: {
  readonly guard: Guard;
  readonly comments: Comments;
  readonly cheers: Pick<Cheers, "beside">;
  readonly postReports: Pick<PostReports, "stateOf">;
}) => {
  const { guard, comments, cheers, postReports } = deps;
  const ofPost = "/circles/:circle/posts/:post";

  return new Hono<SignedIn>()
    .get(ofPost, guard, async (c) => {
      const { circle: circleId, post: postId } = c.req.param();
      const found = await comments.under(c.var.member.id, { circleId, postId });
      if (found === null) throw new AppError("not_found", "no such post");
      const [cheersOf, report] = await Promise.all([
        cheers.beside(c.var.member.id, [found.post]),
        postReports.stateOf(c.var.member.id, { circleId, postId }),
      ]);
      const post = { ...found.post, cheers: cheersOf(postId) };
      return c.json<PostPage>({ ...found, post, report });
    })
    .post(`${ofPost}/comments`, guard, valid("json", NewComment), async (c) => {
      const { circle: circleId, post: postId } = c.req.param();
      const words = c.req.valid("json");
      const said = await comments.comment(c.var.member.id, { circleId, postId }, words);
      if (!said.ok) throw refusal(said.reason);
      return c.json<GivenComment>(said.given, 201);
    })
    .get("/me/comments/given", guard, valid("query", PageQuery), async (c) => {
      const { size, after } = pageIn(c.req.valid("query"));
      const { items, next } = await comments.given(c.var.member.id, size, after);
      return c.json<GivenComments>({ items, cursor: cursorOf(next) });
    })
    .delete("/me/comments/given/:id", guard, async (c) => {
      if (await comments.withdraw(c.var.member.id, c.req.param("id"))) return c.body(null, 204);
      throw missing();
    })
    .get("/me/comments", guard, valid("query", PageQuery), async (c) => {
      const { size, after } = pageIn(c.req.valid("query"));
      const { items, next } = await comments.received(c.var.member.id, size, after);
      return c.json<ReceivedComments>({ items, cursor: cursorOf(next) });
    })
    .get("/me/comments/waiting", guard, async (c) => {
      const waiting = await comments.waiting(c.var.member.id);
      return c.json<WaitingComments>({ comments: waiting.map(({ id }) => ({ id })) });
    })
    .post("/me/comments/met", guard, valid("json", CommentsMet), async (c) => {
      const { comments: ids, as } = c.req.valid("json");
      await comments.meet(c.var.member.id, ids, as);
      return c.body(null, 204);
    })
    .put("/me/comments/:id/reading", guard, valid("json", ReadingChoice), async (c) => {
      const { when } = c.req.valid("json");
      const comment = await comments.read(c.var.member.id, c.req.param("id"), when);
      if (comment === null) throw missing();
      if (comment === "nobody") {
        throw new AppError("invalid_input", "nobody to read with", { fields: { when: comment } });
      }
      return c.json<ReceivedComment>(comment);
    })
    .delete("/me/comments/:id", guard, async (c) => {
      if (await comments.remove(c.var.member.id, c.req.param("id"))) return c.body(null, 204);
      throw missing();
    });
};

const missing = () => new AppError("not_found", "no such comment");

function pageIn({ cursor, limit }: v.InferOutput<typeof PageQuery>) {
  const size = limit === undefined ? USUAL_PAGE : Number(limit);
  return { size, after: cursor === undefined ? null : fromCursor(cursor) };
}

const cursorOf = (next: CommentPlace | null) => (next === null ? null : toCursor(next));

function refusal(reason: CommentRefusal): AppError {
  switch (reason) {
    case "unreadable":
      return new AppError("not_found", "no such post");
    case "unwanted":
      return new AppError("forbidden", "the writer would like other responses", {
        fields: { kind: reason },
      });
    case "own":
    case "full":
      return new AppError("invalid_input", reason, { fields: { post: reason } });
  }
}
