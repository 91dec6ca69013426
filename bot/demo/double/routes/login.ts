import type { Context } from "hono";
import { Hono } from "hono";
import { errors } from "jose";
import type { Core } from "#bot/demo/double/core.ts";
import type { Identity } from "#bot/demo/double/identity.ts";

/** LINE Login's verification endpoints. */
export const loginRoutes = (core: Core, identity: Identity, loginChannelId: string) => {
  const app = new Hono();

  app.get("/oauth2/v2.1/certs", (c) => c.json(identity.jwks()));

  app.post("/oauth2/v2.1/verify", async (c) => {
    const form = await c.req.parseBody();
    const { id_token: token, client_id: clientId, nonce, user_id: userId } = form;
    if (typeof token !== "string") return invalid(c, "The id_token is missing.");
    if (typeof clientId !== "string") return invalid(c, "The client_id is missing.");
    try {
      const { payload } = await identity.readIdToken(token, clientId);
      if (nonce !== undefined && nonce !== payload["nonce"]) {
        return invalid(c, "Invalid IdToken Nonce.");
      }
      if (userId !== undefined && userId !== payload.sub) {
        return invalid(c, "Invalid IdToken Subject Identifier.");
      }
      return c.json(payload);
    } catch (cause) {
      return invalid(c, reasonOf(cause));
    }
  });

  app.get("/oauth2/v2.1/verify", (c) => {
    const known = identity.readAccessToken(c.req.query("access_token") ?? "");
    if (!known) return invalid(c, "access token expired");
    const { expiresIn } = known;
    return c.json({ scope: "profile openid", client_id: loginChannelId, expires_in: expiresIn });
  });

  const bearer = (c: Context): string | null => {
    const token = c.req.header("authorization")?.replace(/^Bearer /, "") ?? "";
    return identity.readAccessToken(token)?.userId ?? null;
  };
  app.get("/v2/profile", (c) => {
    const userId = bearer(c);
    if (userId === null) return c.json({ message: "The access token expired" }, 401);
    return c.json({ userId, displayName: core.account(userId).name });
  });
  app.get("/oauth2/v2.1/userinfo", (c) => {
    const userId = bearer(c);
    if (userId === null) return c.json({ message: "The access token expired" }, 401);
    return c.json({ sub: userId, name: core.account(userId).name });
  });
  app.get("/friendship/v1/status", (c) => {
    const userId = bearer(c);
    if (userId === null) return c.json({ message: "The access token expired" }, 401);
    return c.json({ friendFlag: core.account(userId).friendship === "friend" });
  });

  return app;
};

const invalid = (c: Context, description: string): Response =>
  c.json({ error: "invalid_request", error_description: description }, 400);

const reasonOf = (cause: unknown): string => {
  if (cause instanceof errors.JWTExpired) return "IdToken expired.";
  if (!(cause instanceof errors.JWTClaimValidationFailed)) return "Invalid IdToken.";
  if (cause.claim === "aud") return "Invalid IdToken Audience.";
  return cause.claim === "iss" ? "Invalid IdToken Issuer." : "Invalid IdToken.";
};
