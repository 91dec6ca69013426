import type { messagingApi } from "@line/bot-sdk";
import type { Context } from "hono";
import { Hono } from "hono";
import { notFound, refuse } from "#bot/demo/double/answers.ts";
import type { Core } from "#bot/demo/double/core.ts";
import { createRichMenuId } from "#bot/demo/double/ids.ts";
import { readImageSize } from "#bot/demo/double/image-size.ts";
import type { LineEnv } from "#bot/demo/double/line-env.ts";

const MOST_MENUS = 1_000;
const LARGEST_IMAGE = 1024 * 1024;

/** Rich menus themselves and their pictures. */
export const richMenuRoutes = (core: Core) => {
  const { menus } = core.world;
  const app = new Hono<LineEnv>();

  app.post("/v2/bot/richmenu", (c) => {
    if (menus.size >= MOST_MENUS) return refuse(c, 400, "The number of rich menus is at its limit");
    const request = c.get("body") as Required<messagingApi.RichMenuRequest>;
    const richMenuId = createRichMenuId();
    menus.set(richMenuId, { menu: { richMenuId, ...request }, image: null });
    return c.json({ richMenuId });
  });
  app.post("/v2/bot/richmenu/validate", (c) => c.json({}));
  app.get("/v2/bot/richmenu/list", (c) =>
    c.json({ richmenus: [...menus.values()].map(({ menu }) => menu) }),
  );
  app.get("/v2/bot/richmenu/:richMenuId", (c) => {
    const stored = menus.get(c.req.param("richMenuId"));
    return stored ? c.json(stored.menu) : notFound(c);
  });
  app.delete("/v2/bot/richmenu/:richMenuId", (c) => {
    const richMenuId = c.req.param("richMenuId");
    if (!menus.delete(richMenuId)) return notFound(c);
    if (core.world.defaultRichMenuId === richMenuId) core.world.defaultRichMenuId = null;
    for (const person of core.world.accounts.values()) {
      if (person.richMenuId === richMenuId) person.richMenuId = null;
    }
    touchBoth(core);
    return c.json({});
  });

  app.post("/v2/bot/richmenu/:richMenuId/content", async (c) => {
    const stored = menus.get(c.req.param("richMenuId"));
    if (!stored) return notFound(c);
    const bytes = new Uint8Array(await c.req.arrayBuffer());
    const problem = imageProblem(c, bytes, stored.menu.size);
    if (problem !== null) return refuse(c, 400, problem);
    if (stored.image) return refuse(c, 400, "An image has already been uploaded to the richmenu");
    const contentType = c.req.header("content-type") ?? "";
    stored.image = { contentType, base64: Buffer.from(bytes).toString("base64") };
    core.touch("controls");
    return c.json({});
  });
  app.get("/v2/bot/richmenu/:richMenuId/content", (c) => {
    const image = menus.get(c.req.param("richMenuId"))?.image;
    if (!image) return notFound(c);
    return c.body(Uint8Array.from(Buffer.from(image.base64, "base64")), 200, {
      "content-type": image.contentType,
    });
  });
  return app;
};

const touchBoth = (core: Core): void => {
  core.touch("controls");
  core.touch("people");
};

const imageProblem = (
  c: Context,
  bytes: Uint8Array,
  size: messagingApi.RichMenuSize,
): string | null => {
  if (bytes.byteLength > LARGEST_IMAGE) return "The image is larger than 1 MB";
  const image = readImageSize(bytes);
  if (!image) return "The image is neither a JPEG nor a PNG";
  if (c.req.header("content-type") !== image.contentType) {
    return "The content type does not match the image";
  }
  const fits = image.width === size.width && image.height === size.height;
  return fits ? null : "The image size does not match the rich menu's size";
};
