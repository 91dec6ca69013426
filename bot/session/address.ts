import type { HttpBindings } from "@hono/node-server";
import type { Context } from "hono";

/**
 * The network address a request came from. A proxy on this machine is believed in what it adds
 * itself; a host that shows no peer, such as Workers, in what it sets.
 */
export const addressOf = (c: Context): string => {
  const { incoming } = (c.env ?? {}) as Partial<HttpBindings>;
  const peer = incoming?.socket.remoteAddress;
  if (peer !== undefined && !/^(::1|(::ffff:)?127\.)/.test(peer)) return peer;
  const forwarded = c.req.header("x-forwarded-for")?.split(",").at(-1)?.trim();
  if (peer !== undefined) return forwarded || peer;
  return c.req.header("cf-connecting-ip") ?? (forwarded || "unknown");
};
