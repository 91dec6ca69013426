import type { messagingApi } from "@line/bot-sdk";
import { Hono } from "hono";
import { refuse } from "#bot/demo/double/answers.ts";
import type { Core } from "#bot/demo/double/core.ts";
import type { LineEnv } from "#bot/demo/double/line-env.ts";

const MOST_ALIASES = 1_000;

/** Names for rich menus, so that a button can switch to one. */
export const richMenuAliasRoutes = ({ world }: Core) => {
  const { aliases } = world;
  const app = new Hono<LineEnv>();
  const hasImage = (richMenuId: string): boolean => Boolean(world.menus.get(richMenuId)?.image);
  const base = "/v2/bot/richmenu/alias";

  app.post(base, (c) => {
    const { richMenuAliasId, richMenuId } = c.get(
      "body",
    ) as messagingApi.CreateRichMenuAliasRequest;
    if (aliases.has(richMenuAliasId)) return refuse(c, 400, "conflict richmenu alias id");
    if (aliases.size >= MOST_ALIASES)
      return refuse(c, 400, "The number of aliases is at its limit");
    if (!hasImage(richMenuId)) return refuse(c, 400, "richmenu not found");
    aliases.set(richMenuAliasId, richMenuId);
    return c.json({});
  });
  app.get(`${base}/list`, (c) =>
    c.json({
      aliases: [...aliases].map(([richMenuAliasId, richMenuId]) => ({
        richMenuAliasId,
        richMenuId,
      })),
    }),
  );
  app.get(`${base}/:richMenuAliasId`, (c) => {
    const richMenuAliasId = c.req.param("richMenuAliasId");
    const richMenuId = aliases.get(richMenuAliasId);
    if (richMenuId === undefined) return refuse(c, 404, "richmenu alias not found");
    return c.json({ richMenuAliasId, richMenuId });
  });
  app.post(`${base}/:richMenuAliasId`, (c) => {
    const { richMenuId } = c.get("body") as messagingApi.UpdateRichMenuAliasRequest;
    const richMenuAliasId = c.req.param("richMenuAliasId");
    if (!aliases.has(richMenuAliasId)) return refuse(c, 404, "richmenu alias not found");
    if (!hasImage(richMenuId)) return refuse(c, 400, "richmenu not found");
    aliases.set(richMenuAliasId, richMenuId);
    return c.json({});
  });
  app.delete(`${base}/:richMenuAliasId`, (c) =>
    aliases.delete(c.req.param("richMenuAliasId"))
      ? c.json({})
      : refuse(c, 404, "richmenu alias not found"),
  );
  return app;
};
