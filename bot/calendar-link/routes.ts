import { createHash } from "node:crypto";
import { Hono, type Context } from "hono";
import { AppError } from "#bot/errors.ts";
import type { Guard } from "#bot/session/guard.ts";
import type { Locale } from "#shared/locale.ts";
import type { CalendarLinkView } from "#shared/settings.ts";
import { icsOf } from "./ics.ts";
import type { CalendarLink } from "./service.ts";

/** Makes and ends a member's calendar address. */
export const calendarLinkRoutes = (deps: {
  readonly guard: Guard;
  readonly calendarLink: CalendarLink;
  /** Where this server is reached from outside. */
  readonly originOf: (c: Context) => string;
}) => {
  const { guard, calendarLink, originOf } = deps;
  return new Hono()
    .get("/me/calendar-link", guard, async (c) => {
      const madeAt = await calendarLink.madeAt(c.var.member);
      return c.json<CalendarLinkView>({ madeAt: madeAt?.toISOString() ?? null });
    })
    .post("/me/calendar-link", guard, async (c) => {
      const key = await calendarLink.make(c.var.member);
      return c.json({ url: `${originOf(c)}/calendar/${key}.ics` });
    })
    .delete("/me/calendar-link", guard, async (c) => {
      await calendarLink.drop(c.var.member);
      return c.body(null, 204);
    });
};

/** What a calendar asks for, without any session: the address itself is the key. */
export const calendarFeed = (deps: {
  readonly calendarLink: CalendarLink;
  readonly pace: (c: Context) => void;
  readonly nameIn: (locale: Locale) => string;
  readonly zone: string;
}) =>
  new Hono().get("/:file{[\\w-]{22}\\.ics}", async (c) => {
    deps.pace(c);
    const opened = await deps.calendarLink.open(c.req.param("file").slice(0, 22));
    if (opened === null) throw new AppError("not_found", "no such calendar");
    const { member, meetings } = opened;
    const { locale, settings } = member;
    const name = deps.nameIn(locale);
    const zone = settings.zone ?? deps.zone;
    const ics = icsOf({ name, zone, language: locale, meetings });
    const etag = `"${createHash("sha256").update(ics).digest("base64url").slice(0, 22)}"`;
    c.header("etag", etag);
    c.header("cache-control", "private, no-store");
    if (c.req.header("if-none-match") === etag) return c.body(null, 304);
    c.header("content-type", "text/calendar; charset=utf-8");
    c.header("content-disposition", 'inline; filename="ayumi.ics"');
    return c.body(ics);
  });
