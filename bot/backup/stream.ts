import { createReadStream } from "node:fs";

const CHUNK = 1024 * 1024;
/** MongoDB's limit for a document, and room for what wraps it. */
const LONGEST = 17 * 1024 * 1024;
/** The length, and the byte that ends it. */
const SHORTEST = 5;

/** The BSON documents of a file, one after the other, undecoded; `broken` where one breaks off. */
export async function* documentsOf(path: string, broken: () => Error): AsyncGenerator<Uint8Array> {
  let held: Buffer = Buffer.alloc(0);
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK })) {
    held = held.byteLength === 0 ? (chunk as Buffer) : Buffer.concat([held, chunk as Buffer]);
    let at = 0;
    while (held.byteLength - at >= SHORTEST) {
      const length = held.readInt32LE(at);
      if (length < SHORTEST || length > LONGEST) throw broken();
      if (at + length > held.byteLength) break;
      yield held.subarray(at, at + length);
      at += length;
    }
    held = held.subarray(at);
  }
  if (held.byteLength > 0) throw broken();
}
