import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import { connect, type AddressInfo, type Socket } from "node:net";
import { expect, onTestFinished, test, vi } from "vitest";
import { createClosing } from "#bot/node-closing.ts";

const NEVER_MS = 600_000;

const serve = async (answer: RequestListener, lastRequestsMs = NEVER_MS) => {
  const server = createServer({ keepAliveTimeout: NEVER_MS }, answer);
  const close = createClosing(server, lastRequestsMs);
  const sides = new Map<number | undefined, Socket>();
  server.on("connection", (side) => sides.set(side.remotePort, side));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => server.closeAllConnections());
  const open = async () => {
    const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
    onTestFinished(() => void socket.destroy());
    let heard = "";
    socket.on("data", (chunk) => (heard += String(chunk)));
    const closed = once(socket, "close");
    await once(socket, "connect");
    /** Until the server has read it. */
    const send = async (text: string) => {
      socket.write(text);
      await vi.waitFor(
        () => expect(sides.get(socket.localPort)?.bytesRead).toBe(socket.bytesWritten),
        { interval: 5, timeout: 10_000 },
      );
    };
    return { send, write: (text: string) => socket.write(text), heard: () => heard, closed };
  };
  return { close, open };
};

test("what is under way is answered, and the connection told that it ends", async () => {
  const release = Promise.withResolvers<void>();
  const { close, open } = await serve((_, response) => {
    void release.promise.then(() => response.end("bye"));
  });
  const kept = await open();
  await kept.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
  const closed = close();
  release.resolve();
  await Promise.all([closed, kept.closed]);
  expect(kept.heard()).toMatch(/^HTTP\/1\.1 200 OK\r\n[^]*^Connection: close\r\n[^]*bye/m);
});

test("a request that comes on a kept connection meanwhile is the last one there", async () => {
  const release = Promise.withResolvers<void>();
  const { close, open } = await serve((_, response) => {
    void release.promise.then(() => response.end("bye"));
  });
  const busy = await open();
  await busy.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
  const kept = await open();
  await kept.send("GET / HTTP/1.1\r\nHost: x\r\n");
  const closed = close();
  kept.write("\r\n");
  release.resolve();
  await Promise.all([closed, busy.closed, kept.closed]);
  expect(kept.heard()).toMatch(/^Connection: close\r$/m);
});

test("an idle connection is closed at once, and one that becomes idle soon after", async () => {
  const { close, open } = await serve((_, response) => response.end("hello"));
  const idle = await open();
  await idle.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
  await vi.waitFor(() => expect(idle.heard()).toContain("hello"));
  await Promise.all([close(), idle.closed]);
});

test("whoever is too slow to send their request is not waited for", async () => {
  const { close, open } = await serve((_, response) => response.end(), 100);
  const slow = await open();
  await slow.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{");
  await Promise.all([close(), slow.closed]);
});
