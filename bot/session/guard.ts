import type { MiddlewareHandler } from "hono";
import { getCookie } from "hono/cookie";
import { AppError } from "#bot/errors.ts";
import type { Member } from "#bot/members/rules.ts";
import type { Sessions } from "./service.ts";

export const SESSION_COOKIE = "ayumi_session";

export type SignedIn = { readonly Variables: { readonly member: Member } };

/** Lets a member through, within their own pace. */
export const createGuard =
  (deps: {
    readonly sessions: Sessions;
    readonly pace: (memberId: string) => void;
  }): MiddlewareHandler<SignedIn> =>
  async (c, next) => {
    const token = getCookie(c, SESSION_COOKIE);
    const member = token === undefined ? null : await deps.sessions.read(token);
    if (member === null) throw new AppError("unauthenticated", "no session");
    // Two people can share a browser: a page opened by one never acts as the other.
    const opener = c.req.header("x-member");
    if (opener !== undefined && opener !== member.id) {
      throw new AppError("unauthenticated", "the session is another member's");
    }
    deps.pace(member.id);
    c.set("member", member);
    await next();
  };

export type Guard = ReturnType<typeof createGuard>;
