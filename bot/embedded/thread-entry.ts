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
  say({ kind: "failed", error, codes: codesOf(error) });
}

// Of an error only the words go from one thread to another.
function codesOf(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return {};
  const { code, errcode } = error as { code?: unknown; errcode?: unknown };
  return { ...(code !== undefined && { code }), ...(errcode !== undefined && { errcode }) };
}

function plain(facts: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, String(fact)]));
}
