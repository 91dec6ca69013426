import { Hono, type Context } from "hono";
import { icsOf } from "#bot/calendar-link/ics.ts";
import { AppError } from "#bot/errors.ts";
import type { Locale } from "#shared/locale.ts";
import { toMeeting, type CalendarOf } from "./calendar.ts";
import type { Meetups } from "./service.ts";

/**
 * One meetup as a calendar's file. It is opened outside of LINE, where nobody is signed in: who knows
 * the meetup's id, 122 random bits that its circle and group were told, learns when it is.
 */
export const meetupFile = (deps: {
  readonly meetups: Pick<Meetups, "one">;
  readonly calendar: CalendarOf;
  readonly pace: (c: Context) => void;
  readonly zone: string;
}) =>
  new Hono().get("/meetups/:file{[\\w-]{1,64}\\.ics}", async (c) => {
    deps.pace(c);
    const meetup = await deps.meetups.one(c.req.param("file").slice(0, -".ics".length));
    if (meetup === null) throw new AppError("not_found", "no such meetup");
    const language: Locale = c.req.query("lang") === "en" ? "en" : "ja";
    const meeting = toMeeting(meetup, language, deps.calendar);
    const ics = icsOf({ name: meeting.title, zone: deps.zone, language, meetings: [meeting] });
    c.header("cache-control", "private, no-store");
    c.header("content-type", "text/calendar; charset=utf-8");
    c.header("content-disposition", 'attachment; filename="meetup.ics"');
    return c.body(ics);
  });
