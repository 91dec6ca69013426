import { parentPort, workerData } from "node:worker_threads";
import { startEmbedded, type EmbeddedOptions } from "./server.ts";
import type { ThreadMessage } from "./thread.ts";

const say = (message: ThreadMessage) => parentPort?.postMessage(message);

try {
  const server = await startEmbedded({
    ...(workerData as EmbeddedOptions),
    log: (message, facts) => say({ kind: "log", message, facts: plain(facts) }),
  });
  parentPort?.on("message", () => {
    void server.close().then(() => parentPort?.close());
  });
  say({ kind: "ready", uri: server.uri, port: server.port });
} catch (error) {
  say({ kind: "failed", error });
}

function plain(facts: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, String(fact)]));
}
