import { errors, jwtVerify, SignJWT } from "jose";
import type { IdTokens } from "#bot/line/id-token.ts";
import type { Member } from "#bot/members/rules.ts";
import { SESSION_SECONDS } from "./rules.ts";

type Opened =
  | { readonly ok: true; readonly token: string; readonly memberId: string }
  /** `stranger`: LINE knows the person, but they have not agreed to our promises. */
  | { readonly ok: false; readonly reason: "invalid" | "stranger" };

type Claims = { readonly memberId: string; readonly moves: unknown; readonly until: number };

const MOST_REMEMBERED = 1000;

export const createSessions = (deps: {
  readonly idTokens: IdTokens;
  readonly members: {
    readonly find: (lineUserId: string) => Promise<Member | null>;
    readonly get: (id: string) => Promise<Member | null>;
    readonly opened: (id: string) => Promise<unknown>;
  };
  readonly secret: () => Promise<string>;
  readonly now: () => Date;
}) => {
  const { idTokens, members, now } = deps;
  let key: Promise<Uint8Array> | undefined;
  /** Tokens whose signature was seen to be right, as it stays; the member is read every time. */
  const genuine = new Map<string, Claims>();

  return {
    async open(idToken: string): Promise<Opened> {
      const lineUserId = await idTokens.verify(idToken);
      if (lineUserId === null) return { ok: false, reason: "invalid" };
      const member = await members.find(lineUserId);
      if (member === null) return { ok: false, reason: "stranger" };
      await members.opened(member.id);
      const since = Math.floor(now().getTime() / 1000);
      const token = await new SignJWT({ moves: member.moves })
        .setProtectedHeader({ alg: "HS256" })
        .setSubject(member.id)
        .setIssuedAt(since)
        .setExpirationTime(since + SESSION_SECONDS)
        .sign(await secretKey());
      return { ok: true, token, memberId: member.id };
    },

    /** Whose session this is; null once it is over or the person has left. */
    async read(token: string): Promise<Member | null> {
      try {
        const { memberId, moves, until } = genuine.get(token) ?? (await verify(token));
        if (until <= Math.floor(now().getTime() / 1000)) return null;
        const member = await members.get(memberId);
        return member?.moves === moves ? member : null;
      } catch (error) {
        if (error instanceof errors.JOSEError) return null;
        throw error;
      }
    },
  };

  async function verify(token: string): Promise<Claims> {
    const { payload } = await jwtVerify(token, await secretKey(), {
      algorithms: ["HS256"],
      requiredClaims: ["sub", "exp"],
      currentDate: now(),
    });
    const { sub = "", exp = 0, moves = 0 } = payload;
    const claims = { memberId: sub, moves, until: exp };
    if (genuine.size >= MOST_REMEMBERED) genuine.clear();
    genuine.set(token, claims);
    return claims;
  }

  function secretKey(): Promise<Uint8Array> {
    key ??= deps.secret().then((secret) => new TextEncoder().encode(secret));
    // A database that was away for a moment is asked again.
    key.catch(() => (key = undefined));
    return key;
  }
};

export type Sessions = ReturnType<typeof createSessions>;
