import { Hono } from "hono";
import { valid } from "#bot/http.ts";
import { refusal } from "#bot/meetups/refusal.ts";
import type { Guard } from "#bot/session/guard.ts";
import {
  Presence,
  TakeawayLine,
  type AfterView,
  type AttendanceView,
  type TakeawayConflict,
} from "#shared/attendance.ts";
import type { AttendanceService } from "./service.ts";

/** What stays of a meetup. Nobody reads another one's line; who was there is for those who run it. */
export const attendanceRoutes = (deps: {
  readonly guard: Guard;
  readonly attendance: AttendanceService;
  readonly ids: () => string;
}) => {
  const { guard, attendance } = deps;
  const one = "/meetups/:meetup";

  return new Hono()
    .get(`${one}/after`, guard, async (c) => {
      const found = await attendance.own(c.var.member.id, c.req.param("meetup"));
      if (!found.ok) throw refusal(found.reason);
      return c.json<AfterView>(found.view);
    })
    .put(`${one}/after`, guard, valid("json", Presence), async (c) => {
      const { there } = c.req.valid("json");
      const done = await attendance.come(c.var.member.id, c.req.param("meetup"), there);
      if (!done.ok) throw refusal(done.reason);
      return c.json<AfterView>(done.view);
    })
    .put(`${one}/takeaway`, guard, valid("json", TakeawayLine), async (c) => {
      const wish = c.req.valid("json");
      const done = await attendance.write(c.var.member.id, c.req.param("meetup"), wish);
      if (done.ok === "stale") {
        const error = { code: "conflict", requestId: deps.ids() } as const;
        const both = { error, theirs: done.theirs, yours: wish.text };
        return c.json<TakeawayConflict, 409>(both, 409);
      }
      if (!done.ok) throw refusal(done.reason);
      return c.json<AfterView>(done.view);
    })
    .get(`${one}/attendance`, guard, async (c) => {
      const found = await attendance.list(c.var.member.id, c.req.param("meetup"));
      if (!found.ok) throw refusal(found.reason);
      return c.json<AttendanceView>(found.view);
    })
    .put(`${one}/attendance/:person`, guard, valid("json", Presence), async (c) => {
      const { meetup, person } = c.req.param();
      const { there } = c.req.valid("json");
      const done = await attendance.tick(c.var.member.id, meetup, person, there);
      if (!done.ok) throw refusal(done.reason);
      return c.json<AttendanceView>(done.view);
    });
};
