import { Hono } from "hono";
import { valid } from "#bot/http.ts";
import { refusal } from "#bot/meetups/refusal.ts";
import type { Guard } from "#bot/session/guard.ts";
import { PacketAct, type PacketView } from "#shared/packet.ts";
import type { Packets } from "./service.ts";

/** The running order of a meetup, for those who run it. */
export const packetRoutes = (deps: { readonly guard: Guard; readonly packets: Packets }) => {
  const { guard, packets } = deps;
  const one = "/meetups/:meetup/packet";

  return new Hono()
    .get(one, guard, async (c) => {
      const found = await packets.look(c.var.member.id, c.req.param("meetup"));
      if (!found.ok) throw refusal(found.reason);
      return c.json<PacketView>(found.view);
    })
    .post(one, guard, valid("json", PacketAct), async (c) => {
      const wish = c.req.valid("json");
      const done = await packets.act(c.var.member.id, c.req.param("meetup"), wish);
      if (!done.ok) throw refusal(done.reason);
      return c.json<PacketView>(done.view);
    });
};
