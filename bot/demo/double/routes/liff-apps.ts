import type { liff } from "@line/bot-sdk";
import type { Context } from "hono";
import { Hono } from "hono";
import { notFound, refuse, refuseBody } from "#bot/demo/double/answers.ts";
import type { Channels } from "#bot/demo/double/channels.ts";
import type { Core } from "#bot/demo/double/core.ts";
import { bearerOf } from "#bot/demo/double/guards.ts";
import { createLiffId } from "#bot/demo/double/ids.ts";
import { isWebAddress } from "#bot/demo/double/same-site.ts";

const MOST_APPS = 30;
const DEFAULTS = {
  scope: ["profile", "chat_message.write"],
  botPrompt: "none",
  permanentLinkPattern: "concat",
} as const;

/** The LIFF server API: apps of the LINE Login channel, by that channel's tokens alone. */
export const liffAppRoutes = (deps: {
  readonly core: Core;
  readonly channels: Channels;
  readonly loginChannelId: string;
}) => {
  const { core, channels } = deps;
  const apps = core.world.liffApps;
  const app = new Hono();

  app.use("/liff/v1/*", async (c, next) => {
    if (!channels.isLogins(bearerOf(c))) return refuse(c, 401, "authentication failed");
    await next();
    return undefined;
  });

  app.get("/liff/v1/apps", (c) =>
    apps.size === 0 ? notFound(c) : c.json({ apps: [...apps.values()] }),
  );
  app.post("/liff/v1/apps", async (c) => {
    const read = await readBody<liff.AddLiffAppRequest>(c);
    if (!read.ok) return read.refusal;
    if (apps.size >= MOST_APPS) return refuse(c, 400, "The number of LIFF apps is at its limit");
    const liffId = createLiffId(deps.loginChannelId);
    keep(liffId, { ...DEFAULTS, scope: [...DEFAULTS.scope], ...read.body });
    return c.json({ liffId });
  });
  app.put("/liff/v1/apps/:liffId", async (c) => {
    const read = await readBody<liff.UpdateLiffAppRequest>(c);
    if (!read.ok) return read.refusal;
    const known = apps.get(c.req.param("liffId"));
    if (!known) return notFound(c);
    keep(c.req.param("liffId"), {
      ...known,
      ...read.body,
      view: { ...known.view, ...read.body.view } as liff.LiffView,
    });
    return c.body(null, 200);
  });
  app.delete("/liff/v1/apps/:liffId", (c) => {
    if (!apps.delete(c.req.param("liffId"))) return notFound(c);
    core.touch("controls");
    return c.body(null, 200);
  });
  return app;

  function keep(liffId: string, wanted: liff.LiffApp): void {
    apps.set(liffId, { ...wanted, liffId });
    core.touch("controls");
  }
};

const readBody = async <T extends liff.UpdateLiffAppRequest>(
  c: Context,
): Promise<{ ok: true; body: T } | { ok: false; refusal: Response }> => {
  const body: unknown = await c.req.json().catch(() => null);
  const { checkLiffRequest } = await import("#bot/demo/double/rules/check-liff.ts");
  const problems = checkLiffRequest(c.req.method, c.req.path, body);
  if (problems.length > 0) return { ok: false, refusal: refuseBody(c, problems) };
  // The schema has passed.
  const wanted = body as T;
  const url = wanted.view?.url;
  if (url !== undefined && (!isWebAddress(url) || url.includes("#"))) {
    return { ok: false, refusal: refuse(c, 400, "invalid view.url") };
  }
  if (/line/i.test(wanted.description ?? "")) {
    return { ok: false, refusal: refuse(c, 400, "invalid description") };
  }
  return { ok: true, body: wanted };
};
