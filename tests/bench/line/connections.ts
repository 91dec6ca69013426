import { openConnection, type Connection } from "./connection.ts";

/** Below the five seconds after which Node closes an idle connection. */
const IDLE_MS = 4000;

type Idle = { readonly connection: Connection; readonly since: number };

/** Keep-alive connections to one server, as many as are used at once. */
export const createConnections = (port: number) => {
  const idle: Idle[] = [];

  const take = () => {
    for (let found = idle.pop(); found; found = idle.pop()) {
      const { connection, since } = found;
      if (connection.isOpen() && performance.now() - since < IDLE_MS) return connection;
      connection.close();
    }
    return null;
  };

  return {
    /** The status of the answer; 0 when the connection broke. */
    async send(request: Uint8Array): Promise<number> {
      const connection = take() ?? (await openConnection(port).catch(() => null));
      if (!connection) return 0;
      const status = await new Promise<number>((resolve) => connection.send(request, resolve));
      if (status > 0) idle.push({ connection, since: performance.now() });
      return status;
    },

    /** To be called when nothing is under way any more. */
    close() {
      for (const { connection } of idle) connection.close();
    },
  };
};
