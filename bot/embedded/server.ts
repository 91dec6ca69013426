import { openDisk, openMemory, type Disk } from "#bot/embedded/store/disk.ts";
import { listen, type Listener } from "#bot/embedded/wire/listener.ts";
import { socketPlace } from "#bot/embedded/wire/socket-place.ts";
import { createEngine, type Engine } from "./engine.ts";

export type EmbeddedOptions = {
  /** Where the data lives; unset: in memory only. */
  readonly dir?: string;
  /** Also listens on this loopback port (0: any); without `dir` only there. */
  readonly port?: number;
  readonly now?: () => Date;
  readonly log?: (message: string, facts: Readonly<Record<string, unknown>>) => void;
  /** How often documents expire and the write-ahead log is emptied. */
  readonly sweepEveryMs?: number;
};

export type Embedded = {
  readonly uri: string;
  /** The loopback port, when one was asked for. */
  readonly port: number | null;
  readonly close: () => Promise<void>;
};

const SWEEP_MS = 60_000;

/** Starts the server in this thread; see `thread.ts` for one that leaves the event loop free. */
export async function startEmbedded(options: EmbeddedOptions = {}): Promise<Embedded> {
  const { dir, port, log = () => undefined } = options;
  const disk = dir === undefined ? openMemory() : openDisk(dir);
  const engine = openEngine(disk, options.now ?? (() => new Date()));
  const listeners: Listener[] = [];
  const socket = dir === undefined && port !== undefined ? null : socketPlace(dir, log);

  let closed: Promise<void> | null = null;
  const close = () => (closed ??= closeAll());

  async function closeAll(): Promise<void> {
    clearInterval(timer);
    for (const listener of listeners) await listener.close();
    engine.close();
    socket?.remove();
  }

  const timer = setInterval(() => {
    try {
      engine.sweep();
    } catch (error) {
      log("sweep failed", { error });
    }
  }, options.sweepEveryMs ?? SWEEP_MS);
  timer.unref();

  try {
    if (socket) listeners.push(await listen(engine, { socket: socket.path }));
    if (port !== undefined) listeners.push(await listen(engine, { port }));
  } catch (error) {
    await close();
    throw error;
  }
  const bound = listeners.at(-1)?.port ?? null;
  const host = socket ? encodeURIComponent(socket.path) : `127.0.0.1:${bound}`;
  return { uri: `mongodb://${host}/?directConnection=true`, port: bound, close };
}

function openEngine(disk: Disk, now: () => Date): Engine {
  try {
    return createEngine(disk, { now, monotonic: () => performance.now() });
  } catch (error) {
    disk.close();
    throw error;
  }
}
