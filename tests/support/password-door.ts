import { createHash, createHmac, pbkdf2Sync, randomBytes, timingSafeEqual } from "node:crypto";
import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Socket } from "node:net";
import { Binary, deserialize, serialize, type Document } from "bson";

const OP_MSG = 2013;
const ITERATIONS = 15_000;

/**
 * A door before a database: nobody but who knows the password (SCRAM-SHA-256, RFC 7677) asks anything
 * beyond the first greeting.
 */
export const openPasswordDoor = async (person: {
  readonly name: string;
  readonly password: string;
  readonly port: () => number;
}) => {
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const database = connect(person.port(), "127.0.0.1");
    const talk = conversation(person);
    let waiting = Buffer.alloc(0);
    let isIn = false;
    for (const [socket, other] of [
      [client, database],
      [database, client],
    ] as const) {
      sockets.add(socket);
      socket.on("error", () => {});
      socket.on("close", () => {
        sockets.delete(socket);
        other.destroy();
      });
    }
    database.on("data", (chunk) => client.write(chunk));
    client.on("data", (chunk) => {
      waiting = Buffer.concat([waiting, chunk]);
      while (waiting.length >= 4 && waiting.length >= waiting.readInt32LE(0)) {
        const frame = waiting.subarray(0, waiting.readInt32LE(0));
        waiting = waiting.subarray(frame.length);
        const asked = frame.readInt32LE(12) === OP_MSG ? commandIn(frame) : {};
        const answer = talk.answer(asked);
        if (answer !== null) {
          client.write(replyTo(frame, answer));
          isIn ||= answer["done"] === true;
        } else if (isIn || greets(frame, asked)) database.write(frame);
        else client.write(replyTo(frame, refusal));
      }
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    port: (server.address() as AddressInfo).port,
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(resolve));
    },
  };
};

/** What is written stands behind it, in sections of its own. */
const commandIn = (frame: Buffer) =>
  deserialize(frame.subarray(21), { allowObjectSmallerThanBufferSize: true });

const refusal = { ok: 0, code: 18, codeName: "AuthenticationFailed", errmsg: "sign in first" };

/** The very first greeting comes in MongoDB's older form. */
const greets = (frame: Buffer, asked: Document) =>
  frame.readInt32LE(12) !== OP_MSG ||
  "hello" in asked ||
  "isMaster" in asked ||
  "ismaster" in asked;

const replyTo = (frame: Buffer, answer: Document) => {
  const body = serialize(answer);
  const head = Buffer.alloc(21);
  head.writeInt32LE(head.length + body.length, 0);
  head.writeInt32LE(frame.readInt32LE(4), 8);
  head.writeInt32LE(OP_MSG, 12);
  return Buffer.concat([head, body]);
};

/** One sign-in: what the server says to each of its two or three messages; null: none of them. */
const conversation = ({ name, password }: { readonly name: string; readonly password: string }) => {
  const salt = randomBytes(16);
  const salted = pbkdf2Sync(password, salt, ITERATIONS, 32, "sha256");
  const keyed = (key: Buffer, text: string) => createHmac("sha256", key).update(text).digest();
  const clientKey = keyed(salted, "Client Key");
  const storedKey = createHash("sha256").update(clientKey).digest();
  let before = "";
  const says = (text: string, done = false) => ({
    ok: 1,
    conversationId: 1,
    done,
    payload: new Binary(Buffer.from(text)),
  });

  const answer = (asked: Document): Document | null => {
    if (!("saslStart" in asked || "saslContinue" in asked)) return null;
    const text = Buffer.from((asked["payload"] as Binary).buffer).toString();
    if ("saslStart" in asked) {
      const first = text.slice("n,,".length);
      if (asked["mechanism"] !== "SCRAM-SHA-256" || !first.startsWith(`n=${name},`)) return refusal;
      const nonce = `${first.split("r=")[1]}${randomBytes(18).toString("base64")}`;
      const challenge = `r=${nonce},s=${salt.toString("base64")},i=${ITERATIONS}`;
      before = `${first},${challenge}`;
      return says(challenge);
    }
    const [withoutProof = "", proof = ""] = text.split(",p=");
    const whole = `${before},${withoutProof}`;
    const expected = keyed(storedKey, whole).map((byte, i) => byte ^ (clientKey[i] ?? 0));
    const given = Buffer.from(proof, "base64");
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return refusal;
    const signature = keyed(keyed(salted, "Server Key"), whole).toString("base64");
    return says(`v=${signature}`, true);
  };
  return { answer };
};
