import { Hono } from "hono";
import { AppError } from "#bot/errors.ts";
import { keyOfPost } from "#bot/feed/rules.ts";
import { valid } from "#bot/http.ts";
import type { Guard, SignedIn } from "#bot/session/guard.ts";
import {
  CheersMet,
  CheerWish,
  cheerWords,
  type CheerWord,
  type ReceivedPage,
  type SentCheers,
  type WaitingCheers,
} from "#shared/cheers.ts";
import { PageQuery } from "#shared/reflection-view.ts";
import { fromCursor, toCursor } from "./cursor.ts";
import type { CheerRefusal } from "./rules.ts";
import type { Cheers } from "./service.ts";

const USUAL_PAGE = 50;

/** Cheers as their givers send them and their receivers read them. */
export const cheerRoutes = (deps: { readonly guard: Guard; readonly cheers: Cheers }) => {
  const { guard, cheers } = deps;
  const one = "/circles/:circle/posts/:post/cheers/:word";

  return new Hono<SignedIn>()
    .put(one, guard, valid("json", CheerWish), async (c) => {
      const { circle: circleId, post: postId, word } = c.req.param();
      const wish = { word: wordIn(word), quiet: c.req.valid("json").quiet };
      const given = await cheers.cheer(c.var.member.id, { circleId, postId }, wish);
      if (!given.ok) throw refusal(given.reason);
      return c.json<SentCheers>({ sent: given.sent });
    })
    .delete(one, guard, async (c) => {
      const { post, word } = c.req.param();
      const sent = await cheers.takeBack(c.var.member.id, post, wordIn(word));
      return c.json<SentCheers>({ sent });
    })
    .get("/me/cheers", guard, valid("query", PageQuery), async (c) => {
      const { cursor, limit } = c.req.valid("query");
      const size = limit === undefined ? USUAL_PAGE : Number(limit);
      const after = cursor === undefined ? null : fromCursor(cursor);
      const { items, next } = await cheers.received(c.var.member.id, size, after);
      return c.json<ReceivedPage>({
        items: items.map(({ postId, cheers: came }) => ({ ...keyOfPost(postId), cheers: came })),
        cursor: next === null ? null : toCursor(next),
      });
    })
    .get("/me/cheers/waiting", guard, async (c) => {
      return c.json<WaitingCheers>({ cheers: await cheers.waiting(c.var.member.id) });
    })
    .post("/me/cheers/met", guard, valid("json", CheersMet), async (c) => {
      const { cheers: ids, as } = c.req.valid("json");
      await cheers.meet(c.var.member.id, ids, as);
      return c.body(null, 204);
    });
};

function wordIn(word: string): CheerWord {
  const known = cheerWords.find((each) => each === word);
  if (known !== undefined) return known;
  throw new AppError("invalid_input", "no such word", { fields: { word: "unknown" } });
}

function refusal(reason: CheerRefusal): AppError {
  switch (reason) {
    case "unreadable":
      return new AppError("not_found", "no such post");
    case "own":
      return new AppError("invalid_input", reason, { fields: { post: reason } });
    case "full":
      return new AppError("invalid_input", reason, { fields: { word: reason } });
  }
}
