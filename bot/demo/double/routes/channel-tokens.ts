import type { Context } from "hono";
import { Hono } from "hono";
import type { Channels } from "#bot/demo/double/channels.ts";

/** Channel access tokens: whether one is valid, and a new one for fifteen minutes. */
export const channelTokenRoutes = (channels: Channels) => {
  const app = new Hono();

  app.post("/v2/oauth/verify", async (c) => {
    const { access_token: token } = await c.req.parseBody();
    const known = typeof token === "string" ? channels.verify(token) : null;
    if (!known) return refuse(c, "invalid_request", "access_token invalid");
    return c.json({ client_id: known.channelId, expires_in: known.expiresIn, scope: "P CM" });
  });

  app.post("/oauth2/v3/token", async (c) => {
    const { grant_type: grant, client_id: id, client_secret: secret } = await c.req.parseBody();
    if (grant !== "client_credentials") {
      return refuse(c, "unsupported_grant_type", "unsupported grant type");
    }
    if (typeof id !== "string" || typeof secret !== "string") {
      return refuse(c, "invalid_request", "client_id and client_secret are required");
    }
    const issued = channels.stateless(id, secret);
    if (!issued) return refuse(c, "invalid_client", "client_id or client_secret is invalid");
    const { token, expiresIn } = issued;
    return c.json({ token_type: "Bearer", access_token: token, expires_in: expiresIn });
  });

  return app;
};

const refuse = (c: Context, error: string, description: string): Response =>
  c.json({ error, error_description: description }, 400);
