import { Hono, type Context, type MiddlewareHandler } from "hono";
import type { Newcomers } from "#bot/circles/newcomers.ts";
import { personIn, type Circle } from "#bot/circles/rules.ts";
import type { Circles } from "#bot/circles/service.ts";
import { AppError } from "#bot/errors.ts";
import { valid } from "#bot/http.ts";
import type { TokenPerson } from "#bot/line/id-token.ts";
import type { Meetup } from "#bot/meetups/rules.ts";
import type { Meetups } from "#bot/meetups/service.ts";
import type { Member } from "#bot/members/rules.ts";
import type { Joined } from "#shared/circle.ts";
import { DoorEntering, DoorLook, type DoorSight } from "#shared/group.ts";
import type { Groups } from "./service.ts";

/**
 * Who opens an announcement without being in the circle: whoever LINE says to be in its group may
 * come in from there. To everybody else there is no such meetup.
 */
export const doorRoutes = (deps: {
  readonly newcomers: Newcomers;
  readonly circles: Pick<Circles, "openToGroup" | "enterFromGroup">;
  readonly meetups: Pick<Meetups, "one">;
  readonly groups: Pick<Groups, "has">;
  readonly zone: string;
  readonly pace: (c: Context) => void;
}) => {
  const { newcomers, circles, zone } = deps;
  const one = "/meetups/:meetup";
  const paced: MiddlewareHandler = async (c, next) => {
    deps.pace(c);
    await next();
  };

  return new Hono()
    .post(`${one}/door`, paced, valid("json", DoorLook), async (c) => {
      const visitor = await newcomers.whoHolds(c.req.valid("json").idToken);
      const { meetup, circle, member } = await opened(c.req.param("meetup"), visitor);
      const { from, to } = meetup;
      return c.json<DoorSight>({
        ...newcomers.sight(circle, visitor, member),
        meetup: { from: from.toISOString(), to: to.toISOString(), zone },
      });
    })
    .post(`${one}/join`, paced, valid("json", DoorEntering), async (c) => {
      const { idToken, agreed, introduction, locale } = c.req.valid("json");
      const visitor = await newcomers.whoHolds(idToken);
      const { circle, member: known } = await opened(c.req.param("meetup"), visitor);
      const member = known ?? (await newcomers.agree(visitor, agreed, locale));
      const by = { memberId: member.id, introduction };
      const entered = await circles.enterFromGroup(circle.id, by);
      if (entered === null) throw shut();
      return c.json<Joined>({ circleId: entered.id });
    });

  /** The same is asked whether there is such a meetup or not. */
  async function opened(
    id: string,
    visitor: TokenPerson,
  ): Promise<{ meetup: Meetup; circle: Circle; member: Member | null }> {
    const member = await newcomers.known(visitor);
    const meetup = await deps.meetups.one(id);
    const circleId = meetup?.circleId ?? "";
    const circle = await circles.openToGroup(circleId, member?.id ?? null);
    const isIn = circle !== null && member !== null && personIn(circle, member.id) !== undefined;
    const isInGroup = isIn || (await deps.groups.has(circleId, visitor.lineUserId));
    if (meetup === null || circle === null || isInGroup === false) throw shut();
    if (isInGroup === null) throw new AppError("upstream_unavailable", "LINE does not say");
    return { meetup, circle, member };
  }
};

/** No meetup, another circle's, closed, full, removed, not in the group: told alike. */
const shut = () => new AppError("not_found", "no such meetup");
