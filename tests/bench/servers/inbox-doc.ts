import type { webhook } from "@line/bot-sdk";
import { MongoClient } from "mongodb";
import { inboxDefinition } from "#bot/inbox/store.ts";

/** The document that the bot keeps of an event, so that every server writes the same. */
export const toInboxDoc = (event: webhook.Event, receivedAt: Date) => ({
  _id: event.webhookEventId,
  chatId: event.source?.type === "user" ? (event.source.userId ?? "") : "",
  at: new Date(event.timestamp),
  receivedAt,
  state: "waiting",
  event,
  failures: 0,
  dueAt: receivedAt,
});

export const openInbox = (uri: string) =>
  new MongoClient(uri).db("ayumi").collection<ReturnType<typeof toInboxDoc>>(inboxDefinition.name);
