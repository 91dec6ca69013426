import { once } from "node:events";
import { createServer } from "node:http";
import { connect, type AddressInfo, type Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { expect, onTestFinished, test, vi } from "vitest";
import { signBody } from "#bot/demo/double/webhook-sender.ts";
import { createListener } from "#bot/node-listener.ts";
import { startBot } from "#tests/support/bot.ts";
import { CHANNEL_SECRET } from "#tests/support/settings.ts";

const VERIFICATION = `{"destination":"U8e742f61d673b39c7fff3cecb7536ef0","events":[]}`;
const SIGNATURE = signBody(CHANNEL_SECRET, new TextEncoder().encode(VERIFICATION));

const serve = async () => {
  const bot = await startBot();
  const server = createServer(createListener(bot.context, bot.app)).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const open = async () => {
    const socket = connect(port, "127.0.0.1");
    onTestFinished(() => void socket.destroy());
    await once(socket, "connect");
    return socket;
  };
  return { bot, server, url: `http://127.0.0.1:${port}`, open };
};

const head = (path = "/webhook", signature = SIGNATURE) =>
  `POST ${path} HTTP/1.1\r\nHost: x\r\nx-line-signature: ${signature}\r\n` +
  `Content-Length: ${VERIFICATION.length}\r\n\r\n`;

/** The statuses that come back on a connection. */
const statuses = (socket: Socket) => {
  let text = "";
  socket.on("data", (chunk) => (text += String(chunk)));
  return () => [...text.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => Number(status));
};

test("a body that comes in pieces is one body", async () => {
  const { open } = await serve();
  const socket = await open();
  const came = statuses(socket);
  for (const piece of [head(), VERIFICATION.slice(0, 20), VERIFICATION.slice(20)]) {
    socket.write(piece);
    await pause(20);
  }
  await vi.waitFor(() => expect(came()).toEqual([200]));
});

test("a connection carries the next request after an accepted and a refused one", async () => {
  const { open } = await serve();
  const socket = await open();
  const came = statuses(socket);
  for (const signature of [SIGNATURE, "wrong", SIGNATURE]) {
    socket.write(head("/webhook", signature) + VERIFICATION);
  }
  await vi.waitFor(() => expect(came()).toEqual([200, 401, 200]));
});

test("whoever breaks off in the middle leaves nothing behind, and no news", async () => {
  const { bot, server, open, url } = await serve();
  const socket = await open();
  socket.write(head() + VERIFICATION.slice(0, 20));
  await pause(50);
  socket.destroy();
  const connections = () =>
    new Promise<number>((resolve) => server.getConnections((_, count) => resolve(count)));
  await vi.waitFor(async () => expect(await connections()).toBe(0));
  expect(bot.logged.filter((line) => line.includes("request_failed"))).toEqual([]);
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
});

test("whoever leaves before the answer is not waited for", async () => {
  const { bot, open, url } = await serve();
  const socket = await open();
  socket.write(head() + VERIFICATION);
  socket.destroy();
  await pause(50);
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  expect(bot.logged.filter((line) => line.includes("request_failed"))).toEqual([]);
});

test("other paths and methods are the app's", async () => {
  const { open, url } = await serve();
  const health = await fetch(`${url}/healthz`);
  expect(health.headers.get("content-security-policy")).toBe("default-src 'none'");
  expect((await fetch(`${url}/webhook`)).status).toBe(404);
  const socket = await open();
  const came = statuses(socket);
  socket.write(head("/webhook/") + VERIFICATION + head("/webhook?from=line") + VERIFICATION);
  await vi.waitFor(() => expect(came()).toEqual([404, 200]));
});
