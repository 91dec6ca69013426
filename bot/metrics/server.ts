import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { InboxStore } from "#bot/inbox/store.ts";
import type { Prometheus } from "./prometheus.ts";

const LOOPBACK = "127.0.0.1";

/** `/metrics` on a port of its own that only this machine reaches: the bot's own port is the world's. */
export const serveMetrics = async (deps: {
  readonly port: number;
  readonly prometheus: Prometheus;
  readonly inbox: Pick<InboxStore, "standing">;
  readonly clock: () => Date;
}) => {
  const { prometheus, inbox, clock } = deps;
  const server = createServer((request, response) => {
    if (request.url !== "/metrics" || request.method !== "GET") {
      response.writeHead(404).end();
      return;
    }
    prometheus
      .page(() => inbox.standing(clock()))
      .then(
        (page) => response.writeHead(200, { "Content-Type": prometheus.contentType }).end(page),
        () => response.writeHead(500).end(),
      );
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(deps.port, LOOPBACK, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
