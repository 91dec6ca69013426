import { serve } from "@hono/node-server";
import { orInWords, portObstacle } from "#bot/obstacle.ts";

type Served = ReturnType<typeof serve>;

/** On this machine alone; fails with a sentence that names the setting. */
export const listen = (
  app: { readonly fetch: Parameters<typeof serve>[0]["fetch"] },
  setting: "PORT" | "LINE_DOUBLE_PORT",
  port: number,
): Promise<Served> =>
  orInWords(
    () =>
      new Promise<Served>((resolve, reject) => {
        const server = serve({ fetch: app.fetch, hostname: "127.0.0.1", port });
        server.once("listening", () => resolve(server));
        server.once("error", reject);
      }),
    (error) => portObstacle(error, setting, port),
  );
