import { ObjectId } from "bson";
import { MAX_DOCUMENT_BYTES, type Doc } from "#bot/embedded/values/document.ts";
import { MAX_MESSAGE_BYTES } from "./frames.ts";

const PRIMARY = new ObjectId("7fffffff0000000000000001");

export function isHello(body: Doc): boolean {
  return ["hello", "isMaster", "ismaster"].includes(Object.keys(body)[0] ?? "");
}

/**
 * The one member of a replica set, which is what lets drivers use transactions and retry writes.
 * Wire version 21 is MongoDB 7.0's; without `topologyVersion` drivers poll instead of streaming.
 */
export function hello(me: string): Doc {
  return {
    helloOk: true,
    ismaster: true,
    isWritablePrimary: true,
    secondary: false,
    readOnly: false,
    setName: "ayumi",
    setVersion: 1,
    hosts: [me],
    primary: me,
    me,
    electionId: PRIMARY,
    localTime: new Date(),
    lastWrite: { lastWriteDate: new Date() },
    logicalSessionTimeoutMinutes: 30,
    connectionId: 1,
    minWireVersion: 0,
    maxWireVersion: 21,
    maxBsonObjectSize: MAX_DOCUMENT_BYTES,
    maxMessageSizeBytes: MAX_MESSAGE_BYTES,
    maxWriteBatchSize: 100_000,
    ok: 1,
  };
}
