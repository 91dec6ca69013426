import type { HttpBindings } from "@hono/node-server";
import type { Context } from "hono";

/**
 * The network address a request came from. A forwarded one is believed only from a proxy on this
 * machine or a host such as Workers, which shows no peer.
 */
export const addressOf = (c: Context): string => {
  const { incoming } = (c.env ?? {}) as Partial<HttpBindings>;
  const peer = incoming?.socket.remoteAddress;
  if (peer !== undefined && !/^(::1|(::ffff:)?127\.)/.test(peer)) return peer;
  const forwarded = c.req.header("cf-connecting-ip") ?? c.req.header("x-forwarded-for");
  return forwarded?.split(",").at(-1)?.trim() || (peer ?? "unknown");
};
