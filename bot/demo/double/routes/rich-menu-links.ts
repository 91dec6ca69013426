import type { messagingApi } from "@line/bot-sdk";
import type { Context } from "hono";
import { Hono } from "hono";
import { refuse } from "#bot/demo/double/answers.ts";
import type { Core } from "#bot/demo/double/core.ts";
import type { LineEnv } from "#bot/demo/double/line-env.ts";

/** Which menu is whose: the default, people's own, and aliases to switch between. */
export const richMenuLinkRoutes = (core: Core) => {
  const { world } = core;
  const app = new Hono<LineEnv>();

  const refuseMenu = (c: Context, richMenuId: string): Response | null => {
    const stored = world.menus.get(richMenuId);
    if (!stored) return refuse(c, 404, "richmenu not found");
    if (stored.image) return null;
    return refuse(c, 400, "must upload richmenu image before applying it to user");
  };
  const give = (userId: string, richMenuId: string | null): void => {
    const person = world.accounts.get(userId);
    if (person) person.richMenuId = richMenuId;
    core.touch("people");
  };
  const setDefault = (richMenuId: string | null): void => {
    world.defaultRichMenuId = richMenuId;
    core.touch("controls");
  };

  app.get("/v2/bot/user/all/richmenu", (c) => {
    const richMenuId = world.defaultRichMenuId;
    return richMenuId === null ? refuse(c, 404, "no default richmenu") : c.json({ richMenuId });
  });
  app.delete("/v2/bot/user/all/richmenu", (c) => {
    setDefault(null);
    return c.json({});
  });
  app.post("/v2/bot/user/all/richmenu/:richMenuId", (c) => {
    const richMenuId = c.req.param("richMenuId");
    const refusal = refuseMenu(c, richMenuId);
    if (!refusal) setDefault(richMenuId);
    return refusal ?? c.json({});
  });

  app.get("/v2/bot/user/:userId/richmenu", (c) => {
    const richMenuId = world.accounts.get(c.req.param("userId"))?.richMenuId ?? null;
    const message = "the user has no richmenu";
    return richMenuId === null ? refuse(c, 404, message) : c.json({ richMenuId });
  });
  app.delete("/v2/bot/user/:userId/richmenu", (c) => {
    give(c.req.param("userId"), null);
    return c.json({});
  });
  app.post("/v2/bot/user/:userId/richmenu/:richMenuId", (c) => {
    const { userId, richMenuId } = c.req.param();
    const refusal = refuseMenu(c, richMenuId);
    if (!refusal) give(userId, richMenuId);
    return refusal ?? c.json({});
  });
  app.post("/v2/bot/richmenu/bulk/link", (c) => {
    const { userIds, richMenuId } = c.get("body") as messagingApi.RichMenuBulkLinkRequest;
    const refusal = refuseMenu(c, richMenuId);
    if (!refusal) for (const userId of userIds) give(userId, richMenuId);
    return refusal ?? c.json({}, 202);
  });
  app.post("/v2/bot/richmenu/bulk/unlink", (c) => {
    const { userIds } = c.get("body") as messagingApi.RichMenuBulkUnlinkRequest;
    for (const userId of userIds) give(userId, null);
    return c.json({}, 202);
  });
  return app;
};
