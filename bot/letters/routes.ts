import { Hono } from "hono";
import { AppError } from "#bot/errors.ts";
import type { Guard } from "#bot/session/guard.ts";
import type { LettersView, LetterView } from "#shared/letters.ts";
import type { Letters } from "./service.ts";

/** One's own letters. Nobody can ask for another's: nothing here names a member. */
export const letterRoutes = (deps: { readonly guard: Guard; readonly letters: Letters }) => {
  const { guard, letters } = deps;
  return new Hono()
    .get("/me/letters", guard, async (c) =>
      c.json<LettersView>({ letters: await letters.list(c.var.member.id) }),
    )
    .get("/me/letters/:span", guard, async (c) => {
      const letter = await letters.letter(c.var.member, c.req.param("span"));
      if (letter === null) throw new AppError("not_found", "no such letter");
      return c.json<LetterView>(letter);
    });
};
