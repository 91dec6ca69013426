import { Hono, type Context } from "hono";
import { valid } from "#bot/http.ts";
import type { Members } from "#bot/members/service.ts";
import type { Guard, SignedIn } from "#bot/session/guard.ts";
import {
  Cancelling,
  MeetupAnswer,
  MeetupChange,
  MeetupPlan,
  MeetupsQuery,
  PlanQuery,
  type Announced,
  type Announcement,
  type MeetupConflict,
  type MeetupsView,
  type MeetupView,
} from "#shared/meetup.ts";
import type { Announcements } from "./announce.ts";
import { fromCursor, toCursor } from "./cursor.ts";
import { refusal } from "./refusal.ts";
import { planOf } from "./rules.ts";
import type { Found, Meetups } from "./service.ts";
import { runs, toMeetupLine, toMeetupView } from "./views.ts";

const USUAL_PAGE = 20;

/** The meetups of one's circles. Every write answers with the meetup as whoever asks sees it now. */
export const meetupRoutes = (deps: {
  readonly guard: Guard;
  readonly meetups: Meetups;
  readonly announcements: Announcements;
  readonly members: Pick<Members, "many">;
  readonly originOf: (c: Context) => string;
  readonly zone: string;
  readonly now: () => Date;
  readonly ids: () => string;
}) => {
  const { guard, meetups, zone, now } = deps;
  const one = "/meetups/:meetup";

  return new Hono<SignedIn>()
    .get("/meetups", guard, valid("query", MeetupsQuery), async (c) => {
      const { when = "upcoming", circle, cursor, limit } = c.req.valid("query");
      const { member } = c.var;
      const { items, next } = await meetups.list(member.id, {
        when,
        ...(circle !== undefined && { circleId: circle }),
        limit: limit === undefined ? USUAL_PAGE : Number(limit),
        after: cursor === undefined ? null : fromCursor(cursor),
      });
      return c.json<MeetupsView>({
        items: items.map((each) => toMeetupLine(each.meetup, each.circle, member.id, now())),
        cursor: next === null ? null : toCursor(next),
      });
    })
    .get("/circles/:circle/meetups/plan", guard, valid("query", PlanQuery), async (c) => {
      const { member } = c.var;
      const plan = await meetups.nextPlan(member.id, c.req.param("circle"), c.req.valid("query"));
      if (typeof plan === "string") throw refusal(plan);
      return c.json<MeetupPlan>(plan);
    })
    .post("/circles/:circle/meetups", guard, valid("json", MeetupPlan), async (c) => {
      const { member } = c.var;
      const made = await meetups.plan(member.id, c.req.param("circle"), c.req.valid("json"));
      return c.json(await view(c, made), 201);
    })
    .get(one, guard, async (c) =>
      c.json(await view(c, await meetups.look(c.var.member.id, c.req.param("meetup")))),
    )
    .put(one, guard, valid("json", MeetupChange), async (c) => {
      const wish = c.req.valid("json");
      const [by, meetup] = [c.var.member.id, c.req.param("meetup")];
      const changed = await meetups.change(by, meetup, wish);
      if (!changed.ok && changed.reason === "stale") return conflict(c, meetup, wish);
      return c.json(await view(c, changed));
    })
    .put(`${one}/cancelled`, guard, valid("json", Cancelling), async (c) => {
      const { cancelled } = c.req.valid("json");
      const done = await meetups.cancel(c.var.member.id, c.req.param("meetup"), cancelled);
      return c.json(await view(c, done));
    })
    .get(`${one}/announcement`, guard, async (c) => {
      const found = await deps.announcements.look(c.var.member.id, c.req.param("meetup"));
      if (!found.ok) throw refusal(found.reason);
      return c.json<Announcement>(found.is);
    })
    .post(`${one}/announcement`, guard, async (c) => {
      const sent = await deps.announcements.send(c.var.member.id, c.req.param("meetup"));
      if (!sent.ok) throw refusal(sent.reason);
      return c.json<Announced>(sent.is);
    })
    .put(`${one}/rsvp`, guard, valid("json", MeetupAnswer), async (c) => {
      const { rsvp } = c.req.valid("json");
      const said = await meetups.rsvp(c.var.member.id, c.req.param("meetup"), rsvp);
      return c.json(await view(c, said));
    });

  async function view(c: Context<SignedIn>, found: Found): Promise<MeetupView> {
    if (!found.ok) throw refusal(found.reason);
    const { meetup, circle } = found;
    const { member } = c.var;
    const at = now();
    const people = runs(circle, member.id, at) ? circle.people : [];
    const profiles = await deps.members.many(people.map(({ memberId }) => memberId));
    const origin = deps.originOf(c);
    const language = member.locale === "ja" ? "" : `?lang=${member.locale}`;
    const fileOf = (id: string) => `${origin}/calendar/meetups/${id}.ics${language}`;
    return toMeetupView(meetup, circle, member.id, { now: at, zone, fileOf }, profiles);
  }

  async function conflict(c: Context<SignedIn>, id: string, sent: MeetupChange) {
    const found = await meetups.look(c.var.member.id, id);
    if (!found.ok) throw refusal(found.reason);
    const current = { ...planOf(found.meetup, zone), rev: found.meetup.planRev };
    const error = { code: "conflict", requestId: deps.ids() } as const;
    return c.json<MeetupConflict, 409>({ error, current, sent }, 409);
  }
};
