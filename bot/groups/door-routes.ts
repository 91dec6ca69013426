import { Hono, type Context } from "hono";
import { personIn, type Circle } from "#bot/circles/rules.ts";
import type { Circles } from "#bot/circles/service.ts";
import { toLooks } from "#bot/circles/views.ts";
import { AppError } from "#bot/errors.ts";
import { valid } from "#bot/http.ts";
import type { IdTokens, TokenPerson } from "#bot/line/id-token.ts";
import type { Meetup } from "#bot/meetups/rules.ts";
import type { Meetups } from "#bot/meetups/service.ts";
import { consentVersion, type Member } from "#bot/members/rules.ts";
import type { Members } from "#bot/members/service.ts";
import type { Joined } from "#shared/circle.ts";
import { DoorEntering, DoorLook, type DoorSight } from "#shared/group.ts";
import type { Locale } from "#shared/locale.ts";
import type { Groups } from "./service.ts";

/**
 * Who opens an announcement without being in the circle: whoever LINE says to be in its group may
 * come in from there. To everybody else there is no such meetup. Nothing is kept before they accept.
 */
export const doorRoutes = (deps: {
  readonly idTokens: Pick<IdTokens, "person">;
  readonly members: Pick<Members, "find" | "consentOnPage">;
  readonly circles: Pick<Circles, "openToGroup" | "enterFromGroup">;
  readonly meetups: Pick<Meetups, "one">;
  readonly groups: Pick<Groups, "has">;
  readonly community: string;
  readonly zone: string;
  readonly showMenu: (lineUserId: string, locale: Locale) => void;
  readonly pace: (c: Context) => void;
}) => {
  const { members, circles, zone } = deps;
  const one = "/meetups/:meetup";

  return new Hono()
    .post(
      `${one}/door`,
      async (c, next) => {
        deps.pace(c);
        await next();
      },
      valid("json", DoorLook),
      async (c) => {
        const visitor = await whoHolds(c.req.valid("json").idToken);
        const { meetup, circle, member } = await opened(c.req.param("meetup"), visitor);
        const isIn = member !== null && personIn(circle, member.id) !== undefined;
        const stranger = { ...visitor, nickname: null, face: "line" } as const;
        const { from, to } = meetup;
        return c.json<DoorSight>({
          circle: circle.name,
          community: deps.community || null,
          circleId: isIn ? circle.id : null,
          promises: member === null ? consentVersion : null,
          you: toLooks(member ?? stranger),
          locale: member?.locale ?? null,
          meetup: { from: from.toISOString(), to: to.toISOString(), zone },
        });
      },
    )
    .post(
      `${one}/join`,
      async (c, next) => {
        deps.pace(c);
        await next();
      },
      valid("json", DoorEntering),
      async (c) => {
        const { idToken, agreed, introduction, locale } = c.req.valid("json");
        const visitor = await whoHolds(idToken);
        const { circle, member: known } = await opened(c.req.param("meetup"), visitor);
        const member = known ?? (await agree(visitor, agreed, locale));
        const by = { memberId: member.id, introduction };
        const entered = await circles.enterFromGroup(circle.id, by);
        if (entered === null) throw shut();
        return c.json<Joined>({ circleId: entered.id });
      },
    );

  async function whoHolds(idToken: string): Promise<TokenPerson> {
    const visitor = await deps.idTokens.person(idToken);
    if (visitor === null) throw new AppError("unauthenticated", "the ID token is not valid");
    return visitor;
  }

  /** The same is asked whether there is such a meetup or not. */
  async function opened(
    id: string,
    { lineUserId }: TokenPerson,
  ): Promise<{ meetup: Meetup; circle: Circle; member: Member | null }> {
    const member = await members.find(lineUserId);
    const meetup = await deps.meetups.one(id);
    const circleId = meetup?.circleId ?? "";
    const circle = await circles.openToGroup(circleId, member?.id ?? null);
    const isIn = circle !== null && member !== null && personIn(circle, member.id) !== undefined;
    const isInGroup = isIn || (await deps.groups.has(circleId, lineUserId));
    if (meetup === null || circle === null || isInGroup === false) throw shut();
    if (isInGroup === null) throw new AppError("upstream_unavailable", "LINE does not say");
    return { meetup, circle, member };
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

/** No meetup, another circle's, closed, full, removed, not in the group: told alike. */
const shut = () => new AppError("not_found", "no such meetup");
