import { Hono, type Context } from "hono";
import { dateIn, isoDate } from "#bot/calendar.ts";
import { AppError } from "#bot/errors.ts";
import { valid } from "#bot/http.ts";
import type { Members } from "#bot/members/service.ts";
import type { Guard, SignedIn } from "#bot/session/guard.ts";
import {
  Appointment,
  CircleChange,
  Introduction,
  NewCircle,
  NewInvitation,
  type CircleConflict,
  type CirclesView,
  type IssuedInvitation,
} from "#shared/circle.ts";
import { personIn, type Circle, type Outcome, type Refusal } from "./rules.ts";
import type { Circles } from "./service.ts";
import { toCircleLine, toCircleView, toInvitationsView, toInvitationView } from "./views.ts";

/** The circles of whoever asks. Every write answers with the circle as they see it now. */
export const circleRoutes = (deps: {
  readonly guard: Guard;
  readonly circles: Circles;
  readonly members: Pick<Members, "many">;
  /** An address of the mini-app that LINE opens. */
  readonly page: (path: string) => string;
  readonly zone: string;
  readonly now: () => Date;
}) => {
  const { guard, circles, members, zone, now } = deps;
  const one = "/circles/:circle";

  return new Hono<SignedIn>()
    .get("/circles", guard, async (c) => {
      const { member } = c.var;
      const own = await circles.of(member.id);
      return c.json<CirclesView>({
        circles: own.flatMap((circle) => toCircleLine(circle, member.id, now())),
        mayFound: circles.mayFound(member),
      });
    })
    .post("/circles", guard, valid("json", NewCircle), async (c) => {
      const { member } = c.var;
      if (!circles.mayFound(member)) throw new AppError("forbidden", "not a community organizer");
      const circle = await circles.found(member.id, c.req.valid("json"));
      return c.json(await view(c, circle), 201);
    })
    .get(one, guard, async (c) => {
      const outcome = await circles.look(c.var.member.id, c.req.param("circle"), "read");
      return c.json(await view(c, allowed(outcome)));
    })
    .patch(one, guard, valid("json", CircleChange), async (c) => {
      const wish = c.req.valid("json");
      const [by, circle] = [c.var.member.id, c.req.param("circle")];
      if ("closed" in wish) {
        return c.json(await view(c, allowed(await circles.close(by, circle, wish.closed))));
      }
      const outcome = await circles.rename(by, circle, wish.name, wish.base);
      if (!outcome.ok && outcome.reason === "stale") return conflict(c, circle, wish.name);
      return c.json(await view(c, allowed(outcome)));
    })
    .put(`${one}/introduction`, guard, valid("json", Introduction), async (c) => {
      const { text } = c.req.valid("json");
      const outcome = await circles.introduce(c.var.member.id, c.req.param("circle"), text);
      return c.json(await view(c, allowed(outcome)));
    })
    .delete(`${one}/membership`, guard, async (c) => {
      allowed(await circles.leave(c.var.member.id, c.req.param("circle")));
      return c.body(null, 204);
    })
    .put(`${one}/people/:person/role`, guard, valid("json", Appointment), async (c) => {
      const wish = c.req.valid("json");
      const until = wish.role === "cohost" ? endOf(wish.until) : null;
      const { circle, person } = c.req.param();
      const outcome = await circles.appoint(c.var.member.id, circle, person, wish.role, until);
      return c.json(await view(c, allowed(outcome)));
    })
    .delete(`${one}/people/:person`, guard, async (c) => {
      const { circle, person } = c.req.param();
      const outcome = await circles.remove(c.var.member.id, circle, person);
      const after = allowed(outcome);
      if (person === c.var.member.id) return c.body(null, 204);
      return c.json(await view(c, after));
    })
    .get(`${one}/invitations`, guard, async (c) => {
      const outcome = await circles.look(c.var.member.id, c.req.param("circle"), "invite");
      return c.json(toInvitationsView(allowed(outcome), { now: now(), zone }));
    })
    .post(`${one}/invitations`, guard, valid("json", NewInvitation), async (c) => {
      const { days } = c.req.valid("json");
      const issued = await circles.invite(c.var.member.id, c.req.param("circle"), days);
      allowed(issued.outcome);
      const url = deps.page(`/join/${issued.token}`);
      return c.json<IssuedInvitation>({ ...toInvitationView(issued.invitation, zone), url }, 201);
    })
    .delete(`${one}/invitations/:invitation`, guard, async (c) => {
      const { circle, invitation } = c.req.param();
      const outcome = await circles.revoke(c.var.member.id, circle, invitation);
      return c.json(toInvitationsView(allowed(outcome), { now: now(), zone }));
    });

  async function view(c: Context<SignedIn>, circle: Circle) {
    const viewer = personIn(circle, c.var.member.id);
    if (viewer === undefined) throw refusal("outside");
    const profiles = await members.many(circle.people.map(({ memberId }) => memberId));
    return toCircleView(circle, viewer, profiles, { now: now(), zone });
  }

  /** The moment a co-host's last day is over. */
  function endOf(lastDay: string): Date {
    const start = dateIn(lastDay, zone);
    const end = start && dateIn(isoDate(start, zone, 1), zone);
    if (end !== null && end > now()) return end;
    throw new AppError("invalid_input", "a day that is past", { fields: { until: "past" } });
  }

  async function conflict(c: Context<SignedIn>, circleId: string, name: string) {
    const { name: current } = allowed(await circles.look(c.var.member.id, circleId, "read"));
    const error = { code: "conflict", requestId: crypto.randomUUID() } as const;
    return c.json<CircleConflict, 409>({ error, current: { name: current }, sent: { name } }, 409);
  }
};

function allowed(outcome: Outcome): Circle {
  if (outcome.ok) return outcome.circle;
  throw refusal(outcome.reason);
}

function refusal(reason: Refusal): AppError {
  switch (reason) {
    case "outside":
    case "missing":
    case "unusable":
      return new AppError("not_found", "no such circle, person or invitation");
    case "lacking":
      return new AppError("forbidden", "another role does that here");
    case "stale":
      return new AppError("conflict", "changed in the meantime");
    case "closed":
    case "full":
      return new AppError("invalid_input", reason, { fields: { circle: reason } });
    case "last_organizer":
      return new AppError("invalid_input", reason, { fields: { person: reason } });
  }
}
