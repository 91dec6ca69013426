import type { AddressInfo } from "node:net";
import process from "node:process";
import { serve } from "@hono/node-server";
import { createLineDouble } from "#bot/demo/double/double.ts";
import {
  CHANNEL_ACCESS_TOKEN,
  CHANNEL_SECRET,
  LIFF_ID,
  LOGIN_CHANNEL_ID,
} from "#tests/support/settings.ts";

// The LINE double as a process of its own. An order names how many friends the bot has; it answers
// with their ids, and later with how many pushes each of them got at most.

const double = createLineDouble({
  channelSecret: CHANNEL_SECRET,
  channelAccessToken: CHANNEL_ACCESS_TOKEN,
  loginChannelId: LOGIN_CHANNEL_ID,
  liffId: LIFF_ID,
  quotaLimit: null,
});
let friends: string[] = [];
process.on("message", ({ people }: { readonly people?: number }) => {
  if (people === undefined) {
    const got = friends.map((userId) => double.botMessages(userId).length);
    process.send?.({ answer: { least: Math.min(...got), most: Math.max(...got) } });
    return;
  }
  friends = Array.from({ length: people }, (_, i) => double.addPerson({ name: `人${i}` }).userId);
  Promise.all(friends.map((userId) => double.follow(userId))).then(
    () => process.send?.({ answer: friends }),
    () => process.exit(1),
  );
});
process.once("disconnect", () => process.exit(0));
const server = serve({ fetch: double.app.fetch, hostname: "127.0.0.1", port: 0 });
server.once("listening", () => process.send?.({ port: (server.address() as AddressInfo).port }));
