import { AppError } from "#bot/errors.ts";
import type { IdTokens, TokenPerson } from "#bot/line/id-token.ts";
import { consentVersion, type Member } from "#bot/members/rules.ts";
import type { Members } from "#bot/members/service.ts";
import type { InvitationSight } from "#shared/circle.ts";
import type { Locale } from "#shared/locale.ts";
import { personIn, type Circle } from "./rules.ts";
import { toLooks } from "./views.ts";

/**
 * Who stands before a circle with LINE's token in place of a session: they may not have agreed to
 * anything yet, and until they do, nothing of them is kept.
 */
export const createNewcomers = (deps: {
  readonly idTokens: Pick<IdTokens, "person">;
  readonly members: Pick<Members, "find" | "consentOnPage">;
  readonly community: string;
  readonly showMenu: (lineUserId: string, locale: Locale) => void;
}) => {
  const { members } = deps;

  return {
    known: ({ lineUserId }: TokenPerson): Promise<Member | null> => members.find(lineUserId),

    async whoHolds(idToken: string): Promise<TokenPerson> {
      const visitor = await deps.idTokens.person(idToken);
      if (visitor === null) throw new AppError("unauthenticated", "the ID token is not valid");
      return visitor;
    },

    sight(circle: Circle, visitor: TokenPerson, member: Member | null): InvitationSight {
      const isIn = member !== null && personIn(circle, member.id) !== undefined;
      const stranger = { ...visitor, nickname: null, face: "line" } as const;
      return {
        circle: circle.name,
        community: deps.community || null,
        circleId: isIn ? circle.id : null,
        promises: member === null ? consentVersion : null,
        you: toLooks(member ?? stranger),
        locale: member?.locale ?? null,
      };
    },

    /** They become a member, by the promises that they saw. */
    async agree(visitor: TokenPerson, agreed: number | null, locale: Locale): Promise<Member> {
      if (agreed !== consentVersion) {
        throw new AppError("forbidden", "has not agreed to these promises");
      }
      const member = await members.consentOnPage({ ...visitor, locale });
      if (member.friend) deps.showMenu(member.lineUserId, member.locale);
      return member;
    },
  };
};

export type Newcomers = ReturnType<typeof createNewcomers>;
