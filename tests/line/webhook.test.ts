import fc from "fast-check";
import { expect, test } from "vitest";
import { isSigned, readEvents } from "#bot/line/webhook.ts";

const SECRET = "8c570fa6dd201bb328f1c1eac23a96d8";
const VERIFICATION = `{"destination":"U8e742f61d673b39c7fff3cecb7536ef0","events":[]}`;
const SIGNATURE = "GhRKmvmHys4Pi8DxkF4+EayaH0OqtJtaZxgTD9fMDLs=";

const bytes = (words: string) => new TextEncoder().encode(words);

const yuki = "U0123456789abcdef0123456789abcdef";

const event = (body: object) => ({
  mode: "active",
  timestamp: 1_795_000_000_000,
  source: { type: "user", userId: yuki },
  webhookEventId: "01FZ74A0TDDPYRVKNK77XKC3ZR",
  deliveryContext: { isRedelivery: false },
  replyToken: "token",
  ...body,
});

const read = (body: object) => readEvents({ events: [event(body)] });

test("LINE's published signature vector holds", () => {
  expect(isSigned(bytes(VERIFICATION), SIGNATURE, SECRET)).toBe(true);
});

test("a signature of another body, an empty one and none are refused", () => {
  expect(isSigned(bytes(`${VERIFICATION} `), SIGNATURE, SECRET)).toBe(false);
  expect(isSigned(bytes(VERIFICATION), "", SECRET)).toBe(false);
  expect(isSigned(bytes(VERIFICATION), "…", SECRET)).toBe(false);
  expect(isSigned(bytes(VERIFICATION), undefined, SECRET)).toBe(false);
});

test("the signature is checked over the given part of a larger buffer", () => {
  const around = bytes(`xx${VERIFICATION}xx`);
  expect(isSigned(around.subarray(2, -2), SIGNATURE, SECRET)).toBe(true);
});

test("a text message keeps its words, what it quotes and whether it mentions the bot", () => {
  const mention = { mentionees: [{ type: "all" }, { type: "user", isSelf: true }] };
  const message = { id: "1", type: "text", text: "はい", quotedMessageId: "2", mention };
  expect(read({ type: "message", message })).toEqual([
    {
      id: "01FZ74A0TDDPYRVKNK77XKC3ZR",
      at: new Date(1_795_000_000_000),
      chat: { kind: "user", id: yuki },
      userId: yuki,
      replyToken: "token",
      redelivered: false,
      type: "message",
      message: { id: "1", type: "text", text: "はい", quotedMessageId: "2", mentionsBot: true },
    },
  ]);
});

test("of a sticker, a file and a place only the kind remains", () => {
  const sticker = { id: "1", type: "sticker", packageId: "1", stickerId: "2", text: "やあ" };
  const file = { id: "2", type: "file", fileName: "resume.pdf", fileSize: 3 };
  const place = { id: "3", type: "location", title: "home", latitude: 1, longitude: 2 };
  const kept = [sticker, file, place].flatMap((message) => read({ type: "message", message }));
  expect(kept.map((one) => one.type === "message" && one.message)).toEqual([
    { id: "1", type: "sticker" },
    { id: "2", type: "file" },
    { id: "3", type: "location" },
  ]);
});

test("a kind of message that LINE adds tomorrow is taken as other", () => {
  const [kept] = read({ type: "message", message: { id: "1", type: "hologram", text: "x" } });
  expect(kept).toMatchObject({ message: { id: "1", type: "other" } });
  expect(JSON.stringify(kept)).not.toContain(`"text"`);
});

test.each([
  ["postback", { postback: { data: "a=1", params: { date: "2026-11-23" } } }],
  ["unsend", { unsend: { messageId: "9" } }],
  ["follow", { follow: { isUnblocked: true } }],
  ["unfollow", {}],
  ["join", {}],
  ["leave", {}],
])("%s is read", (type, body) => {
  expect(read({ type, ...body })).toMatchObject([{ type, ...body }]);
});

test("of a picker's parameters only those that LINE names are kept", () => {
  const params = { date: "2026-11-23", "no\0name": "x", $where: "1", status: 7 };
  const [kept] = read({ type: "postback", postback: { data: "a=1", params } });
  expect(kept).toMatchObject({ postback: { params: { date: "2026-11-23" } } });
  expect(Object.keys((kept as { postback: { params: object } }).postback.params)).toEqual(["date"]);
});

test("who joined or left is listed by user id", () => {
  const members = [{ type: "user", userId: "Ua" }, { type: "user" }, null];
  expect(read({ type: "memberJoined", joined: { members } })).toMatchObject([{ members: ["Ua"] }]);
  expect(read({ type: "memberLeft", left: { members } })).toMatchObject([{ members: ["Ua"] }]);
});

test("a group event without a user id and without a reply token is read", () => {
  const source = { type: "group", groupId: "C1" };
  const [kept] = read({ type: "leave", source, replyToken: undefined });
  expect(kept).toMatchObject({ type: "leave", chat: { kind: "group", id: "C1" } });
  expect(kept).not.toHaveProperty("userId");
  expect(kept).not.toHaveProperty("replyToken");
});

test.each([
  ["standby", { type: "follow", mode: "standby" }],
  ["an unknown type", { type: "membership", membership: { type: "joined" } }],
  ["an edit", { type: "messageEdited", message: { id: "1", type: "text", text: "x" } }],
  ["no source", { type: "accountLink", source: undefined }],
  ["no id", { type: "follow", webhookEventId: undefined }],
  ["no time", { type: "follow", timestamp: undefined }],
  ["an impossible time", { type: "follow", timestamp: 1e300 }],
  ["a time after all calendars", { type: "follow", timestamp: 8.64e15 }],
  ["a time before all clocks", { type: "follow", timestamp: -1 }],
  ["an endless id", { type: "follow", webhookEventId: "x".repeat(5000) }],
  ["an endless chat id", { type: "follow", source: { type: "user", userId: "x".repeat(5000) } }],
])("%s is passed over", (_, body) => {
  expect(read(body)).toEqual([]);
});

test("one odd event does not cost its neighbours", () => {
  const events = [null, 7, { type: "message" }, event({ type: "join" }), []];
  expect(readEvents({ events })).toHaveLength(1);
});

test("no JSON makes the reading throw", () => {
  const somewhatLikeEvents = fc.record(
    {
      type: fc.constantFrom("message", "postback", "unsend", "memberLeft", "follow"),
      webhookEventId: fc.string(),
      timestamp: fc.oneof(fc.integer(), fc.double(), fc.string()),
      source: fc.oneof(fc.jsonValue(), fc.constant({ type: "user", userId: yuki })),
      message: fc.jsonValue(),
      postback: fc.jsonValue(),
      left: fc.jsonValue(),
    },
    { requiredKeys: ["type"] },
  );
  fc.assert(
    fc.property(
      fc.oneof(fc.jsonValue(), fc.record({ events: fc.array(somewhatLikeEvents) })),
      (body) => {
        readEvents(body);
      },
    ),
  );
});
