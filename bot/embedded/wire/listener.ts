import { chmodSync, mkdtempSync, renameSync, rmdirSync, rmSync } from "node:fs";
import { createServer, type AddressInfo, type Server, type Socket } from "node:net";
import { dirname, join } from "node:path";
import type { Engine } from "#bot/embedded/engine.ts";
import { createFrameReader, encodeReply, type Message } from "./frames.ts";
import { hello, isHello } from "./hello.ts";

export type Place = { readonly socket: string } | { readonly port: number };

export type Listener = { readonly port: number | null; readonly close: () => Promise<void> };

/** Serves drivers on a Unix socket that only its owner can open, or on a loopback port. */
export async function listen(engine: Engine, place: Place): Promise<Listener> {
  const connections = new Set<Socket>();
  const server = createServer({ noDelay: true }, (connection) => {
    connections.add(connection);
    connection.on("close", () => connections.delete(connection));
    serve(connection, engine);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    if ("port" in place) server.listen(place.port, "127.0.0.1", resolve);
    else listenPrivately(server, place.socket, resolve);
  });
  return {
    port: "socket" in place ? null : (server.address() as AddressInfo).port,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const connection of connections) connection.destroySoon();
      await closed;
      if ("socket" in place) rmSync(place.socket, { force: true });
    },
  };
}

// Made in a directory of its own and then moved, so that there is no moment in which others of this
// machine could connect (worker threads cannot set the umask).
function listenPrivately(server: Server, path: string, done: () => void): void {
  const own = mkdtempSync(join(dirname(path), "s"));
  const made = join(own, "s");
  server.listen(made, () => {
    chmodSync(made, 0o600);
    renameSync(made, path);
    rmdirSync(own);
    done();
  });
}

function serve(connection: Socket, engine: Engine): void {
  let replies = 0;
  const me =
    connection.localPort === undefined ? "localhost:27017" : `127.0.0.1:${connection.localPort}`;

  function answer(message: Message): void {
    const reply = isHello(message.body) ? hello(me) : engine.execute(message.body, message.sources);
    const bytes = encodeReply(message, reply, ++replies);
    engine.settle((failure) => {
      if (!message.wantsReply || connection.destroyed) return;
      connection.write(
        failure === null ? bytes : encodeReply(message, diskFailed(failure), replies),
      );
    }, wantsJournal(message.body));
  }

  const read = createFrameReader(answer);
  connection.on("error", () => connection.destroy());
  connection.on("data", (chunk) => {
    try {
      read(chunk);
    } catch {
      connection.destroy();
    }
  });
}

/** MongoDB's `writeConcern: { j: false }`: the writer can do without, after a crash. */
function wantsJournal({ writeConcern }: Message["body"]): boolean {
  const concern: unknown = writeConcern;
  return !(
    typeof concern === "object" &&
    concern !== null &&
    "j" in concern &&
    concern.j === false
  );
}

function diskFailed(failure: unknown) {
  const isFull = String(failure).includes("full");
  return {
    ok: 0,
    errmsg: `The data directory could not be written: ${String(failure)}`,
    code: isFull ? 14031 : 1,
    codeName: isFull ? "OutOfDiskSpace" : "InternalError",
  };
}
