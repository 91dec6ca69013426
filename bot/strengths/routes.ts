import { Hono, type Context } from "hono";
import * as v from "valibot";
import { fromCursor, toCursor } from "#bot/cheers/cursor.ts";
import { AppError } from "#bot/errors.ts";
import { valid } from "#bot/http.ts";
import type { Guard, SignedIn } from "#bot/session/guard.ts";
import { PageQuery } from "#shared/reflection-view.ts";
import {
  places,
  StrengthAnswer,
  StrengthNaming,
  StrengthRewording,
  StrengthsMet,
  type GivenPage,
  type GivenStrength,
  type NamingView,
  type Portrait,
  type ReceivedStrengths,
  type StrengthConflict,
  type WaitingStrengths,
} from "#shared/strengths.ts";
import { strengthWords, type StrengthWord } from "#shared/strength-words.ts";
import type { NotePlace, StrengthRefusal } from "./rules.ts";
import type { Strengths } from "./service.ts";

const USUAL_PAGE = 30;

const ReceivedQuery = v.strictObject({
  ...PageQuery.entries,
  as: v.optional(v.picklist(places)),
});

/** Strengths as their givers name them and their receivers keep them. */
export const strengthRoutes = (deps: { readonly guard: Guard; readonly strengths: Strengths }) => {
  const { guard, strengths } = deps;
  const given = "/me/strengths/given";

  return new Hono<SignedIn>()
    .get("/posts/:post/strengths", guard, async (c) => {
      const found = await strengths.look(c.var.member.id, c.req.param("post"));
      if (!found.ok) throw refusal(found.reason);
      const { cadence, period } = found.post;
      return c.json<NamingView>({ to: found.to, cadence, period, given: found.given });
    })
    .post("/posts/:post/strengths", guard, valid("json", StrengthNaming), async (c) => {
      const { id, ...words } = c.req.valid("json");
      const named = await strengths.name(c.var.member.id, c.req.param("post"), id, words);
      if (!named.ok) throw refusal(named.reason);
      return c.json<GivenStrength>(named.given, 201);
    })
    .get(given, guard, valid("query", PageQuery), async (c) => {
      const { size, after } = pageIn(c.req.valid("query"));
      const { items, next } = await strengths.given(c.var.member.id, size, after);
      return c.json<GivenPage>({ items, cursor: cursorOf(next) });
    })
    .put(`${given}/:id`, guard, valid("json", StrengthRewording), async (c) => {
      const { rev, ...words } = c.req.valid("json");
      const outcome = await strengths.reword(c.var.member.id, c.req.param("id"), rev, words);
      if (outcome.ok) return c.json<GivenStrength>(outcome.given);
      if (outcome.reason === "missing") throw missing();
      if (outcome.reason !== "stale") throw refusal(outcome.reason);
      const { current } = outcome;
      const error = { code: "conflict", requestId: crypto.randomUUID() } as const;
      return c.json<StrengthConflict, 409>({ error, current, sent: words }, 409);
    })
    .delete(`${given}/:id`, guard, async (c) => {
      if (await strengths.withdraw(c.var.member.id, c.req.param("id"))) return c.body(null, 204);
      throw missing();
    })
    .get("/me/strengths", guard, valid("query", ReceivedQuery), async (c) => {
      const { as = null, ...query } = c.req.valid("query");
      const { size, after } = pageIn(query);
      const { items, next } = await strengths.received(c.var.member.id, size, after, as);
      return c.json<ReceivedStrengths>({ items, cursor: cursorOf(next) });
    })
    .get("/me/strengths/waiting", guard, async (c) => {
      const waiting = await strengths.unseen(c.var.member.id);
      return c.json<WaitingStrengths>({ strengths: waiting.map(({ id }) => ({ id })) });
    })
    .post("/me/strengths/met", guard, valid("json", StrengthsMet), async (c) => {
      const { strengths: ids, as } = c.req.valid("json");
      await strengths.meet(c.var.member.id, ids, as);
      return c.body(null, 204);
    })
    .get("/me/strengths/portrait", guard, async (c) =>
      c.json<Portrait>(await strengths.portrait(c.var.member)),
    )
    .put("/me/strengths/own/:word", guard, async (c) => {
      const outcome = await strengths.own(c.var.member, wordIn(c));
      if (outcome === "full") throw full();
      return c.body(null, 204);
    })
    .delete("/me/strengths/own/:word", guard, async (c) => {
      await strengths.disown(c.var.member.id, wordIn(c));
      return c.body(null, 204);
    })
    .patch("/me/strengths/:id", guard, valid("json", StrengthAnswer), async (c) => {
      const { member } = c.var;
      const id = c.req.param("id");
      const answer = c.req.valid("json");
      if ("echo" in answer) {
        if (!(await strengths.echo(member.id, id, answer.echo))) throw missing();
        return c.body(null, 204);
      }
      const outcome = await strengths.place(member, id, answer.as);
      if (outcome === "missing") throw missing();
      if (outcome === "full") throw full();
      return c.body(null, 204);
    });
};

const missing = () => new AppError("not_found", "no such strength");

const full = () => new AppError("invalid_input", "the skills are full", { fields: { as: "full" } });

function pageIn({ cursor, limit }: v.InferOutput<typeof PageQuery>) {
  const size = limit === undefined ? USUAL_PAGE : Number(limit);
  return { size, after: cursor === undefined ? null : fromCursor(cursor) };
}

const cursorOf = (next: NotePlace | null) => (next === null ? null : toCursor(next));

function wordIn(c: Context): StrengthWord {
  const known = strengthWords.find((word) => word === c.req.param("word"));
  if (known !== undefined) return known;
  throw new AppError("invalid_input", "no such word", { fields: { word: "unknown" } });
}

function refusal(reason: StrengthRefusal): AppError {
  switch (reason) {
    case "unreadable":
      return new AppError("not_found", "no such post");
    case "unwanted":
      return new AppError("forbidden", "the writer would like other responses");
    case "own":
    case "full":
      return new AppError("invalid_input", reason, { fields: { post: reason } });
  }
}
