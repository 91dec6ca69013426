import { rmSync } from "node:fs";
import { dirname } from "node:path";
import { Worker } from "node:worker_threads";
import type { Embedded, EmbeddedOptions } from "./server.ts";

/** What the thread says to the bot. */
export type ThreadMessage =
  | { readonly kind: "ready"; readonly uri: string; readonly port: number | null }
  | {
      readonly kind: "failed";
      readonly error: unknown;
      /** Node's and SQLite's codes of it. */
      readonly codes: Readonly<Record<string, unknown>>;
    }
  | { readonly kind: "log"; readonly message: string; readonly facts: Record<string, unknown> };

export type ThreadOptions = Omit<EmbeddedOptions, "now"> & {
  /** How much memory the documents may take; unset: Node's own limit. */
  readonly heapMb?: number;
  /** Called when the thread dies by itself; unset: the error is thrown, which ends the process. */
  readonly onCrash?: (error: Error) => void;
};

/** The embedded server in a thread of its own, so that scans and disk writes never hold up the bot. */
export async function openEmbedded(options: ThreadOptions = {}): Promise<Embedded> {
  const { log = () => undefined, onCrash = rethrow, heapMb, ...rest } = options;
  const worker = new Worker(new URL("./thread-entry.ts", import.meta.url), {
    workerData: rest,
    ...(heapMb === undefined ? {} : { resourceLimits: { maxOldGenerationSizeMb: heapMb } }),
  });
  let closing = false;

  const exited = Promise.withResolvers<void>();
  const ready = Promise.withResolvers<{ uri: string; port: number | null }>();
  let started = false;
  const fail = (cause: unknown) => {
    const error = new Error("The embedded database stopped", { cause });
    if (!started) ready.reject(cause);
    else if (!closing) onCrash(error);
  };
  worker.on("message", (message: ThreadMessage) => {
    if (message.kind === "log") log(message.message, message.facts);
    else if (message.kind === "failed") ready.reject(withCodes(message.error, message.codes));
    else {
      started = true;
      ready.resolve(message);
    }
  });
  worker.on("error", fail);
  worker.on("exit", (code) => {
    exited.resolve();
    fail(`exit code ${code}`);
  });

  const { uri, port } = await ready.promise;
  // A thread is not told when the process ends, so the temporary socket is cleared away from here.
  const place = options.dir === undefined && port === null ? dirname(socketIn(uri)) : null;
  const clear = () => {
    if (place !== null) rmSync(place, { recursive: true, force: true });
  };
  process.once("exit", clear);
  return {
    uri,
    port,
    async close() {
      if (closing) return;
      closing = true;
      process.off("exit", clear);
      worker.postMessage("close");
      await exited.promise;
      clear();
    },
  };
}

function withCodes(error: unknown, codes: Readonly<Record<string, unknown>>): unknown {
  return error instanceof Error ? Object.assign(error, codes) : error;
}

function socketIn(uri: string): string {
  return decodeURIComponent(new URL(uri).host);
}

function rethrow(error: Error): void {
  queueMicrotask(() => {
    throw error;
  });
}
