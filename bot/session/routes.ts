import { Hono, type Context } from "hono";
import { setCookie } from "hono/cookie";
import * as v from "valibot";
import { AppError } from "#bot/errors.ts";
import { valid } from "#bot/http.ts";
import { SESSION_COOKIE } from "./guard.ts";
import { isOnThisMachine } from "./origin.ts";
import { SESSION_SECONDS } from "./rules.ts";
import type { Sessions } from "./service.ts";

const SignIn = v.strictObject({ idToken: v.pipe(v.string(), v.nonEmpty(), v.maxLength(4096)) });

export const sessionRoutes = (deps: {
  readonly sessions: Sessions;
  readonly publicUrl: string | null;
  readonly pace: (c: Context) => void;
  /** The member is there, with the account that LINE names. */
  readonly lives: (memberId: string) => Promise<void>;
}) =>
  new Hono().post(
    "/session",
    async (c, next) => {
      deps.pace(c);
      await next();
    },
    valid("json", SignIn),
    async (c) => {
      const opened = await deps.sessions.open(c.req.valid("json").idToken);
      if (!opened.ok) {
        throw opened.reason === "invalid"
          ? new AppError("unauthenticated", "the ID token is not valid")
          : new AppError("forbidden", "not a member yet");
      }
      await deps.lives(opened.memberId);
      setCookie(c, SESSION_COOKIE, opened.token, {
        httpOnly: true,
        secure: !isOnThisMachine(c, deps.publicUrl),
        sameSite: "Lax",
        path: "/",
        maxAge: SESSION_SECONDS,
      });
      return c.json({ memberId: opened.memberId });
    },
  );
