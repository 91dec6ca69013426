import { connect, type Socket } from "node:net";

/** Below the five seconds after which Node closes an idle connection. */
const IDLE_MS = 4000;

type Connection = { readonly socket: Socket; idleSince: number };

/** Keep-alive connections to one server, as many as are used at once; hardly any work of their own. */
export const createConnections = (port: number) => {
  const idle: Connection[] = [];
  const all = new Set<Socket>();

  const open = () =>
    new Promise<Connection>((resolve, reject) => {
      const socket = connect({ port, host: "127.0.0.1", noDelay: true });
      socket.once("error", reject);
      socket.once("connect", () => {
        all.add(socket);
        socket.off("error", reject);
        socket.on("error", () => socket.destroy());
        socket.once("close", () => all.delete(socket));
        resolve({ socket, idleSince: 0 });
      });
    });

  const take = () => {
    for (let found = idle.pop(); found; found = idle.pop()) {
      if (!found.socket.destroyed && performance.now() - found.idleSince < IDLE_MS) return found;
      found.socket.destroy();
    }
    return null;
  };

  return {
    /** The status of the answer; 0 when the connection broke. */
    async send(bytes: Uint8Array): Promise<number> {
      const connection = take() ?? (await open().catch(() => null));
      if (!connection) return 0;
      const status = await ask(connection.socket, bytes);
      connection.idleSince = performance.now();
      if (status > 0) idle.push(connection);
      return status;
    },

    close() {
      for (const socket of all) socket.destroy();
    },
  };
};

const ask = (socket: Socket, bytes: Uint8Array) =>
  new Promise<number>((resolve) => {
    let text = "";
    const done = (status: number) => {
      socket.off("data", read);
      socket.off("close", broken);
      resolve(status);
    };
    const broken = () => done(0);
    const read = (chunk: Buffer) => {
      text += chunk.toString("latin1");
      if (isWhole(text)) done(Number(text.slice(9, 12)));
    };
    socket.on("data", read);
    socket.on("close", broken);
    socket.write(bytes);
  });

const isWhole = (text: string) => {
  const head = text.indexOf("\r\n\r\n");
  if (head === -1) return false;
  const length = /\r\ncontent-length: *(\d+)/i.exec(text)?.[1];
  if (length !== undefined) return text.length >= head + 4 + Number(length);
  return text.endsWith("\r\n0\r\n\r\n");
};
