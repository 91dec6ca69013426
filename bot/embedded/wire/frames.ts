import { decode, encode, type Doc } from "#bot/embedded/values/document.ts";

export const MAX_MESSAGE_BYTES = 48_000_000;
const HEADER = 16;
const OP_REPLY = 1;
const OP_QUERY = 2004;
const OP_MSG = 2013;
const CHECKSUM_PRESENT = 1;
const MORE_TO_COME = 2;

export type Message = {
  readonly requestId: number;
  readonly body: Doc;
  /** The bytes of each document that came in a sequence. */
  readonly sources: ReadonlyMap<Doc, Uint8Array>;
  /** The first message of a connection comes in the old form and is answered in it. */
  readonly legacy: boolean;
  readonly wantsReply: boolean;
};

/** Cuts a byte stream into messages; throws when it is not one. */
export function createFrameReader(onMessage: (message: Message) => void) {
  let chunks: Buffer[] = [];
  let size = 0;

  return (chunk: Buffer): void => {
    chunks.push(chunk);
    size += chunk.length;
    while (size >= 4) {
      if ((chunks[0]?.length ?? 0) < 4) chunks = [Buffer.concat(chunks)];
      const length = chunks[0]?.readInt32LE(0) ?? 0;
      if (length < HEADER || length > MAX_MESSAGE_BYTES)
        throw new Error(`a message of ${length} bytes`);
      if (size < length) return;
      const all = chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
      size -= length;
      chunks = size > 0 ? [all.subarray(length)] : [];
      onMessage(parseMessage(all.subarray(0, length)));
    }
  };
}

export function encodeReply(request: Message, reply: Doc, id: number): Buffer {
  const body = encode(reply);
  const head = Buffer.alloc(request.legacy ? 36 : 21);
  head.writeInt32LE(head.length + body.length, 0);
  head.writeInt32LE(id, 4);
  head.writeInt32LE(request.requestId, 8);
  head.writeInt32LE(request.legacy ? OP_REPLY : OP_MSG, 12);
  if (request.legacy) {
    head.writeInt32LE(8, 16);
    head.writeInt32LE(1, 32);
  }
  return Buffer.concat([head, body]);
}

function parseMessage(bytes: Buffer): Message {
  const requestId = bytes.readInt32LE(4);
  const opcode = bytes.readInt32LE(12);
  if (opcode === OP_QUERY) return parseQuery(bytes, requestId);
  if (opcode !== OP_MSG) throw new Error(`operation ${opcode} is not supported`);

  const flags = bytes.readUInt32LE(HEADER);
  const end = bytes.length - (flags & CHECKSUM_PRESENT ? 4 : 0);
  let body: Doc | null = null;
  const sequences: Doc = {};
  const sources = new Map<Doc, Uint8Array>();
  let at = HEADER + 4;
  while (at < end) {
    const kind = bytes[at++];
    const size = bytes.readInt32LE(at);
    if (size < 5 || at + size > end) throw new Error("a section that does not fit");
    if (kind === 0) body = decode(bytes.subarray(at, at + size));
    else if (kind === 1) {
      const { name, docs } = parseSequence(bytes.subarray(at + 4, at + size), sources);
      sequences[name] = docs;
    } else throw new Error(`a section of kind ${kind}`);
    at += size;
  }
  if (!body) throw new Error("a message without a command");
  return {
    requestId,
    body: { ...body, ...sequences },
    sources,
    legacy: false,
    wantsReply: (flags & MORE_TO_COME) === 0,
  };
}

function parseSequence(bytes: Buffer, sources: Map<Doc, Uint8Array>) {
  const zero = bytes.indexOf(0);
  if (zero < 0) throw new Error("a sequence without a name");
  const docs: Doc[] = [];
  for (let at = zero + 1; at < bytes.length;) {
    const size = bytes.readInt32LE(at);
    if (size < 5 || at + size > bytes.length) throw new Error("a document that does not fit");
    const source = bytes.subarray(at, at + size);
    const doc = decode(source);
    docs.push(doc);
    sources.set(doc, source);
    at += size;
  }
  return { name: bytes.toString("utf8", 0, zero), docs };
}

function parseQuery(bytes: Buffer, requestId: number): Message {
  const zero = bytes.indexOf(0, HEADER + 4);
  const start = zero + 1 + 8;
  const body = decode(bytes.subarray(start, start + bytes.readInt32LE(start)));
  const [db] = bytes.toString("utf8", HEADER + 4, zero).split(".");
  return {
    requestId,
    body: { ...body, $db: db ?? "admin" },
    sources: new Map(),
    legacy: true,
    wantsReply: true,
  };
}
