import { createHash } from "node:crypto";
import { crc32, deflateSync } from "node:zlib";

const WIDTH = 320;
const HEIGHT = 240;

/** A small PNG with colours of its own for each message id. */
export const drawPhoto = (messageId: string): Uint8Array<ArrayBuffer> => {
  const seed = createHash("sha256").update(messageId).digest();
  const [red = 0, green = 0, blue = 0] = seed;
  const rows = Buffer.alloc(HEIGHT * (1 + WIDTH * 3));
  for (let y = 0; y < HEIGHT; y += 1) {
    for (let x = 0; x < WIDTH; x += 1) {
      const at = y * (1 + WIDTH * 3) + 1 + x * 3;
      rows[at] = (red + x / 2) & 0xff;
      rows[at + 1] = (green + y / 2) & 0xff;
      rows[at + 2] = (blue + (x + y) / 4) & 0xff;
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(WIDTH, 0);
  header.writeUInt32BE(HEIGHT, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Uint8Array.from(
    Buffer.concat([
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
      chunk("IHDR", header),
      chunk("IDAT", deflateSync(rows)),
      chunk("IEND", Buffer.alloc(0)),
    ]),
  );
};

const chunk = (type: string, content: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type, "latin1"), content]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(content.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
};
