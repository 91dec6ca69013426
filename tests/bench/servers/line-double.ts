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

// The LINE double as a process of its own. An order names how many friends the bot has, and how many
// groups they are in; it answers with their ids, and later with how many pushes each of them got.

export type Gathered = { readonly friends: readonly string[]; readonly groups: readonly string[] };
export type Got = {
  readonly least: number;
  readonly most: number;
  readonly groups: readonly number[];
};

type Order = { readonly people?: number; readonly groups?: number };

const double = createLineDouble({
  channelSecret: CHANNEL_SECRET,
  channelAccessToken: CHANNEL_ACCESS_TOKEN,
  loginChannelId: LOGIN_CHANNEL_ID,
  liffId: LIFF_ID,
  quotaLimit: null,
});
let friends: string[] = [];
let chats: string[] = [];
process.on("message", ({ people, groups }: Order) => {
  if (people === undefined) {
    const got = friends.map((userId) => double.botMessages(userId).length);
    const groupsGot = chats.map((id) => double.botMessages(id).length);
    const answer: Got = { least: Math.min(...got), most: Math.max(...got), groups: groupsGot };
    process.send?.({ answer });
    return;
  }
  friends = Array.from({ length: people }, (_, i) => double.addPerson({ name: `人${i}` }).userId);
  chats = Array.from({ length: groups ?? 0 }, (_, g) => {
    const members = friends.filter((_each, i) => i % (groups ?? 1) === g);
    return double.createGroup({ name: `会${g}`, members }).id;
  });
  Promise.all([
    ...friends.map((userId) => double.follow(userId)),
    ...chats.map((id) => double.inviteBot(id)),
  ]).then(
    () => process.send?.({ answer: groups === undefined ? friends : { friends, groups: chats } }),
    () => process.exit(1),
  );
});
process.once("disconnect", () => process.exit(0));
const server = serve({ fetch: double.app.fetch, hostname: "127.0.0.1", port: 0 });
server.once("listening", () => process.send?.({ port: (server.address() as AddressInfo).port }));
