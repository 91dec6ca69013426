import { Hono, type Context } from "hono";
import { AppError } from "#bot/errors.ts";
import { valid } from "#bot/http.ts";
import type { IdTokens, TokenPerson } from "#bot/line/id-token.ts";
import { consentVersion, type Member } from "#bot/members/rules.ts";
import type { Members } from "#bot/members/service.ts";
import {
  InvitationAcceptance,
  InvitationLook,
  type InvitationSight,
  type Joined,
} from "#shared/circle.ts";
import type { Locale } from "#shared/locale.ts";
import type { Circles } from "./service.ts";
import { personIn } from "./rules.ts";
import { toLooks } from "./views.ts";

/**
 * What the holder of an invitation asks, with LINE's token in place of a session: they may not have
 * agreed to anything yet. Until they accept, nothing of them is kept. The tokens travel in the body,
 * because addresses end up in logs.
 */
export const invitationRoutes = (deps: {
  readonly idTokens: Pick<IdTokens, "person">;
  readonly members: Pick<Members, "find" | "consentOnPage">;
  readonly circles: Circles;
  readonly community: string;
  readonly showMenu: (lineUserId: string, locale: Locale) => void;
  /** Guessing is slow. */
  readonly pace: (c: Context) => void;
}) => {
  const { members, circles } = deps;

  return new Hono()
    .use("/invitations/*", async (c, next) => {
      deps.pace(c);
      await next();
    })
    .post("/invitations/look", valid("json", InvitationLook), async (c) => {
      const { token, idToken } = c.req.valid("json");
      const visitor = await whoHolds(idToken);
      const member = await members.find(visitor.lineUserId);
      const circle = await circles.invited(token, member?.id ?? null);
      if (circle === null) throw unusable();
      const isIn = member !== null && personIn(circle, member.id) !== undefined;
      const stranger = { ...visitor, nickname: null, face: "line" } as const;
      return c.json<InvitationSight>({
        circle: circle.name,
        community: deps.community || null,
        circleId: isIn ? circle.id : null,
        promises: member === null ? consentVersion : null,
        you: toLooks(member ?? stranger),
        locale: member?.locale ?? null,
      });
    })
    .post("/invitations/accept", valid("json", InvitationAcceptance), async (c) => {
      const { token, idToken, agreed, introduction, locale } = c.req.valid("json");
      const visitor = await whoHolds(idToken);
      const known = await members.find(visitor.lineUserId);
      // Nobody becomes a member by a link that opens nothing.
      if ((await circles.invited(token, known?.id ?? null)) === null) throw unusable();
      const member = known ?? (await agree(visitor, agreed, locale));
      const circle = await circles.accept(token, { memberId: member.id, introduction });
      if (circle === null) throw unusable();
      return c.json<Joined>({ circleId: circle.id });
    });

  async function whoHolds(idToken: string): Promise<TokenPerson> {
    const visitor = await deps.idTokens.person(idToken);
    if (visitor === null) throw new AppError("unauthenticated", "the ID token is not valid");
    return visitor;
  }

  async function agree(
    visitor: TokenPerson,
    agreed: number | null,
    locale: Locale,
  ): Promise<Member> {
    if (agreed !== consentVersion) {
      throw new AppError("forbidden", "has not agreed to these promises");
    }
    const member = await members.consentOnPage({ ...visitor, locale });
    if (member.friend) deps.showMenu(member.lineUserId, member.locale);
    return member;
  }
};

/** Wrong, used, over and withdrawn are told alike. */
const unusable = () => new AppError("not_found", "no such invitation");
