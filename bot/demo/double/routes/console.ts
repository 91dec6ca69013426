import { Hono } from "hono";
import { streamSSE } from "hono/streaming";
import type { Act, ConsoleChange, ConsoleState } from "#bot/demo/console-api.ts";
import { readAct } from "#bot/demo/double/acts.ts";
import type { Core } from "#bot/demo/double/core.ts";
import type { Identity } from "#bot/demo/double/identity.ts";
import { drawPhoto } from "#bot/demo/double/photo.ts";
import { sameSite } from "#bot/demo/double/same-site.ts";

const HEARTBEAT_MS = 15_000;

/** What the console page asks of the double. */
export const consoleRoutes = (deps: {
  readonly core: Core;
  readonly identity: Identity;
  readonly state: () => ConsoleState;
  readonly subscribe: (listener: (change: ConsoleChange) => void) => () => void;
  readonly perform: (act: Act) => Promise<void>;
}) => {
  const { core } = deps;
  const app = new Hono();
  app.use("/console/*", sameSite);

  app.get("/console/state", (c) => c.json(deps.state(), 200, { "cache-control": "no-store" }));

  app.get("/console/stream", (c) =>
    streamSSE(c, async (stream) => {
      const tell = (change: ConsoleChange): void =>
        void stream.writeSSE({ data: JSON.stringify(change) }).catch(() => stream.abort());
      const unsubscribe = deps.subscribe(tell);
      tell({ type: "state", state: deps.state() });
      const heartbeat = setInterval(() => void stream.write(": still here\n\n"), HEARTBEAT_MS);
      heartbeat.unref();
      await new Promise<void>((resolve) => stream.onAbort(resolve));
      clearInterval(heartbeat);
      unsubscribe();
    }),
  );

  app.post("/console/act", async (c) => {
    if (!/^application\/json\b/.test(c.req.header("content-type") ?? "")) {
      return c.json({ error: "send JSON" }, 415);
    }
    const read = readAct(await c.req.json().catch(() => null));
    if ("error" in read) return c.json({ error: read.error }, 400);
    try {
      await deps.perform(read.act);
      return c.json({ ok: true });
    } catch (cause) {
      return c.json({ error: cause instanceof Error ? cause.message : "it did not work" }, 400);
    }
  });

  app.get("/console/id-token", async (c) => {
    const person = c.req.query("person") ?? "";
    if (!core.world.accounts.has(person)) return c.json({ error: "no such person" }, 404);
    const idToken = await deps.identity.idToken(person);
    return c.json({ idToken }, 200, { "cache-control": "no-store" });
  });

  app.get("/console/photos/:messageId", (c) => {
    const messageId = c.req.param("messageId");
    const photo = core.world.photos.get(messageId);
    if (!photo || photo.gone) return c.notFound();
    return c.body(drawPhoto(messageId), 200, { "content-type": "image/png" });
  });

  app.get("/console/rich-menus/:richMenuId/image", (c) => {
    const image = core.world.menus.get(c.req.param("richMenuId"))?.image;
    if (!image) return c.notFound();
    return c.body(Uint8Array.from(Buffer.from(image.base64, "base64")), 200, {
      "content-type": image.contentType,
    });
  });

  return app;
};
