import { appendFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { env, pid } from "node:process";
import { serve, type HttpBindings } from "@hono/node-server";
import { onTestFinished } from "vitest";
import { createLineDouble, type LineDoubleOptions } from "#bot/demo/double/double.ts";
import { CHANNEL_ACCESS_TOKEN, CHANNEL_SECRET, LIFF_ID, LOGIN_CHANNEL_ID } from "./settings.ts";

/** The LINE double on a loopback port, closed when the test is over, or with whatever is given. */
export const startLine = async (
  options: Partial<LineDoubleOptions> = {},
  whenOver: (close: () => void) => void = onTestFinished,
) => {
  const double = createLineDouble({
    channelSecret: CHANNEL_SECRET,
    channelAccessToken: CHANNEL_ACCESS_TOKEN,
    loginChannelId: LOGIN_CHANNEL_ID,
    liffId: LIFF_ID,
    hangMs: 6000,
    record: keepRequest,
    ...options,
  });
  let lost = { path: "", times: 0 };
  const server = serve({
    hostname: "127.0.0.1",
    port: 0,
    fetch: async (request: Request, bindings: unknown) => {
      const answer = await double.app.fetch(request, bindings as HttpBindings);
      if (lost.times > 0 && request.url.endsWith(`/message/${lost.path}`)) {
        lost.times -= 1;
        (bindings as HttpBindings).incoming.socket.destroy();
      }
      return answer;
    },
  });
  whenOver(() => {
    double.close();
    server.close();
    if ("closeAllConnections" in server) server.closeAllConnections();
  });
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    double,
    url: `http://127.0.0.1:${port}`,
    /** LINE does the next so many of these requests, but its answer never arrives. */
    loseAnswers: (path: "reply" | "push", times: number) => {
      lost = { path, times };
    },
    /** The bodies of the requests to this path, such as `reply` or `push`. */
    sent: (path: string) =>
      double.requests.filter((request) => request.path === `/v2/bot/message/${path}`),
  };
};

export type TestLine = Awaited<ReturnType<typeof startLine>>;

/** Every request of a bot to LINE, a line each, where LINE_REQUESTS_DIR asks for them. */
function keepRequest(request: unknown): void {
  // oxlint-disable-next-line node/no-process-env -- whoever runs the tests may have them judged
  const folder = env["LINE_REQUESTS_DIR"];
  if (folder) appendFileSync(join(folder, `${pid}.jsonl`), `${JSON.stringify(request)}\n`);
}
