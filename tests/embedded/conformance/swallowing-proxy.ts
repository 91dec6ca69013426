import { connect, createServer, type AddressInfo, type Socket } from "node:net";

/**
 * Stands between a driver and a loopback server and, when told to, swallows the next reply to a
 * command and cuts the connection: the write is applied, its reply lost.
 */
export async function startSwallowingProxy(port: number) {
  let command: string | null = null;
  let swallowed = 0;
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(port, "127.0.0.1");
    let swallowing = false;
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on("error", () => undefined);
      socket.on("close", () => {
        near.destroy();
        far.destroy();
      });
    }
    near.on("data", (chunk) => {
      // The first field of a command's BSON is its name.
      if (command !== null && chunk.includes(`${command}\0`)) {
        command = null;
        swallowing = true;
      }
      far.write(chunk);
    });
    far.on("data", (chunk) => {
      if (!swallowing) return void near.write(chunk);
      swallowed++;
      near.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    swallowReplyTo(name: string) {
      command = name;
    },
    swallowed: () => swallowed,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
