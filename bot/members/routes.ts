import { Hono } from "hono";
import { dateIn, isoDate } from "#bot/calendar.ts";
import type { Circles } from "#bot/circles/service.ts";
import { toCircleLine } from "#bot/circles/views.ts";
import { AppError } from "#bot/errors.ts";
import { valid } from "#bot/http.ts";
import type { Reflections } from "#bot/reflections/service.ts";
import type { Guard } from "#bot/session/guard.ts";
import type { Locale } from "#shared/locale.ts";
import { ProfileChange, RestChange, SettingsChange, type MeView } from "#shared/me.ts";
import { isResting, isReturn, nameOf, type Member } from "./rules.ts";
import type { Members } from "./service.ts";

/** What a member sees and changes of themselves. */
export const memberRoutes = (deps: {
  readonly guard: Guard;
  readonly members: Members;
  readonly reflections: Pick<Reflections, "count">;
  readonly circles: Pick<Circles, "of">;
  /** The menu of their language appears in their chat. */
  readonly showMenu: (lineUserId: string, locale: Locale) => void;
  readonly zone: string;
  /** Empty where nobody gave a name. */
  readonly community: string;
  readonly organizer: string;
  readonly now: () => Date;
}) => {
  const { guard, members, zone, now } = deps;

  return new Hono()
    .get("/me", guard, async (c) => c.json(await view(c.var.member)))
    .patch("/me/settings", guard, valid("json", SettingsChange), async (c) => {
      const { locale, ...settings } = c.req.valid("json");
      let { member } = c.var;
      if (Object.keys(settings).length > 0) {
        const lets = settings.weekly === true ? { quiet: false } : {};
        member = present(await members.set(member, { ...lets, ...settings }));
      }
      if (locale !== undefined && locale !== member.locale) {
        member = present(await members.speak(member, locale));
        deps.showMenu(member.lineUserId, locale);
      }
      return c.json(await view(member));
    })
    .patch("/me/profile", guard, valid("json", ProfileChange), async (c) =>
      c.json(await view(present(await members.present(c.var.member, c.req.valid("json"))))),
    )
    .put("/me/rest", guard, valid("json", RestChange), async (c) => {
      const { until } = c.req.valid("json");
      if (until === null) return c.json(await view(present(await members.endRest(c.var.member))));
      const day = dateIn(until, zone);
      if (day === null || day <= now())
        throw new AppError("invalid_input", "rest", { fields: { until: "past" } });
      if (!isReturn(day, now(), zone))
        throw new AppError("invalid_input", "rest", { fields: { until: "too_late" } });
      return c.json(await view(present(await members.restUntil(c.var.member, day))));
    });

  async function view(member: Member): Promise<MeView> {
    const [circles, kept] = await Promise.all([
      deps.circles.of(member.id),
      deps.reflections.count(member.id),
    ]);
    return {
      id: member.id,
      name: nameOf(member),
      nickname: member.nickname,
      lineName: member.name,
      face: member.face,
      picture: member.picture,
      locale: member.locale,
      settings: settingsOf(member),
      rest:
        member.rest !== null && isResting(member, now())
          ? { until: isoDate(member.rest.until, zone) }
          : null,
      isFriend: member.friend,
      circles: circles.flatMap((circle) => toCircleLine(circle, member.id, now())),
      totals: { reflections: kept },
      since: isoDate(member.consent.at, zone),
      zone,
      today: isoDate(now(), zone),
      community: deps.community || null,
      organizer: deps.organizer || null,
    };
  }
};

function settingsOf({ settings }: Member): MeView["settings"] {
  const { weekly, quiet, weeklyDay, weeklyTime, monthlyTime, zone } = settings;
  return { weekly, quiet, weeklyDay, weeklyTime, monthlyTime, zone };
}

/** Left while the request was under way. */
const present = (member: Member | null): Member => {
  if (member === null) throw new AppError("unauthenticated", "the member has left");
  return member;
};
