import type { AddressInfo } from "node:net";
import process, { argv } from "node:process";
import { middleware, type webhook } from "@line/bot-sdk";
import express from "express";
import { CHANNEL_SECRET } from "#tests/support/settings.ts";
import { openInbox, toInboxDoc } from "./inbox-doc.ts";

// What most bots in TypeScript look like: Express, the SDK's middleware, one insert for each event.

const inbox = openInbox(argv[2] ?? "");
const app = express();
app.post("/webhook", middleware({ channelSecret: CHANNEL_SECRET }), async (request, response) => {
  const { events } = request.body as webhook.CallbackRequest;
  await Promise.all(events.map((event) => inbox.insertOne(toInboxDoc(event, new Date()))));
  response.status(200).end();
});
const server = app.listen(0, "127.0.0.1", () => {
  process.send?.({ port: (server.address() as AddressInfo).port });
});
process.on("disconnect", () => process.exit());
