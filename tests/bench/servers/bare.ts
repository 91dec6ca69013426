import { createHmac, timingSafeEqual } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import process, { argv } from "node:process";
import type { webhook } from "@line/bot-sdk";
import { CHANNEL_SECRET } from "#tests/support/settings.ts";
import { openInbox, toInboxDoc } from "./inbox-doc.ts";

// The least that can be done on Node: no framework, no validation, and what arrives while a write is
// under way is written together.

type Waiting = { readonly events: readonly webhook.Event[]; readonly accepted: () => void };

const inbox = openInbox(argv[2] ?? "");
let waiting: Waiting[] = [];
let writing = false;

const writeOn = async () => {
  if (writing) return;
  writing = true;
  while (waiting.length > 0) {
    const batch = waiting;
    waiting = [];
    const now = new Date();
    const docs = batch.flatMap(({ events }) => events.map((event) => toInboxDoc(event, now)));
    await inbox.insertMany(docs, { ordered: false });
    for (const { accepted } of batch) accepted();
  }
  writing = false;
};

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    const raw = Buffer.concat(chunks);
    const given = Buffer.from(String(request.headers["x-line-signature"]), "base64");
    const wanted = createHmac("sha256", CHANNEL_SECRET).update(raw).digest();
    if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) {
      response.writeHead(401).end();
      return;
    }
    const { events } = JSON.parse(raw.toString()) as webhook.CallbackRequest;
    waiting.push({ events, accepted: () => response.writeHead(200).end() });
    void writeOn();
  });
});
server.listen(0, "127.0.0.1", () => {
  process.send?.({ port: (server.address() as AddressInfo).port });
});
process.on("disconnect", () => process.exit());
