import fc from "fast-check";
import { expect, test } from "vitest";
import { backoffMs, isLongPast, lateAt, redact, replyUntil, writerOf } from "#bot/inbox/rules.ts";
import type { KeptEvent, KeptMessage } from "#bot/inbox/turn.ts";

const SECRET_WORDS = "誰にも言っていないこと";

const said = (
  message: Partial<KeptMessage> = {},
  kind: "user" | "group" | "room" = "user",
): KeptEvent => ({
  id: "01",
  at: new Date("2026-11-23T09:00:00Z"),
  chat: { kind, id: "chat" },
  userId: "U1",
  replyToken: "token",
  redelivered: false,
  type: "message",
  message: { id: "m1", type: "text", text: SECRET_WORDS, ...message },
});

const member = { consented: true, isCommandWord: () => false };
const stranger = { consented: false, isCommandWord: (words: string) => words === "ヘルプ" };

test("a member's words in the 1:1 chat are kept", () => {
  expect(redact(said(), member)).toEqual(said());
});

test("a stranger's words are dropped, the message remains", () => {
  expect(redact(said(), stranger)).toMatchObject({ message: { id: "m1", type: "text" } });
  expect(JSON.stringify(redact(said(), stranger))).not.toContain(SECRET_WORDS);
});

test("a stranger's command word is kept", () => {
  expect(redact(said({ text: "ヘルプ" }), stranger)).toMatchObject({ message: { text: "ヘルプ" } });
});

test.each(["group", "room"] as const)(
  "a %s message is kept only as a mention of the bot",
  (kind) => {
    expect(redact(said({}, kind), member)).toBeNull();
    const mention = redact(
      said({ mentionsBot: true, text: "ヘルプ", quotedMessageId: "q" }, kind),
      member,
    );
    expect(mention).toMatchObject({ message: { id: "m1", type: "text", mentionsBot: true } });
    expect(Object.keys(mention?.type === "message" ? mention.message : {})).toEqual([
      "id",
      "type",
      "mentionsBot",
    ]);
  },
);

test("an unsend in a group needs no turn: nothing of it was kept", () => {
  const { message: _, ...common } = said({}, "group") as Extract<KeptEvent, { type: "message" }>;
  const unsend: KeptEvent = { ...common, type: "unsend", unsend: { messageId: "m1" } };
  expect(redact(unsend, member)).toBeNull();
  const inPrivate: KeptEvent = { ...unsend, chat: { kind: "user", id: "U1" } };
  expect(redact(inPrivate, member)).toEqual(inPrivate);
});

test("no group text and no stranger's text ever passes", () => {
  const anyMessage = fc.record({
    text: fc.constant(SECRET_WORDS),
    mentionsBot: fc.boolean(),
    type: fc.constantFrom("text", "other", "sticker" as const),
  });
  const kinds = fc.constantFrom("user", "group", "room" as const);
  fc.assert(
    fc.property(anyMessage, kinds, fc.boolean(), (message, kind, consented) => {
      fc.pre(kind !== "user" || !consented);
      const kept = redact(said(message, kind), { consented, isCommandWord: () => false });
      return !JSON.stringify(kept).includes(SECRET_WORDS);
    }),
  );
});

test("consent is asked only about words in a 1:1 chat", () => {
  expect(writerOf(said())).toBe("chat");
  expect(writerOf(said({}, "group"))).toBeNull();
  const { text: _, ...sticker } = { id: "m1", type: "sticker" as const, text: "" };
  expect(writerOf({ ...said(), message: sticker } as KeptEvent)).toBeNull();
});

test("a reply token is trusted for just under a minute", () => {
  const received = new Date("2026-11-23T09:00:01Z");
  expect(replyUntil(said(), received)).toEqual(new Date("2026-11-23T09:00:59Z"));
});

test("the token of a redelivered event ends twenty minutes after the event", () => {
  const received = new Date("2026-11-23T09:19:30Z");
  const redelivered = { ...said(), redelivered: true };
  expect(replyUntil(redelivered, received)).toEqual(new Date("2026-11-23T09:19:58Z"));
});

test("waits double from one second", () => {
  expect([1, 2, 3, 4, 5].map(backoffMs)).toEqual([1000, 2000, 4000, 8000, 16_000]);
});

const hours = (count: number) => new Date(said().at.getTime() + count * 3600_000);

test.each([
  ["nothing is known of its chat", undefined, 90, false],
  ["the chat went on for less than a day", 22, 90, false],
  ["the chat went on for a day", 24, 90, true],
  ["the chat is in the future, by a clock that was moved", 24, 1, false],
])("a message is long past: %s, %s h, %s h: %s", (_, newest, now, expected) => {
  const newestAt = newest === undefined ? undefined : hours(newest);
  expect(isLongPast(said(), newestAt, hours(now))).toBe(expected);
  expect(isLongPast({ ...said(), type: "unsend" }, newestAt, hours(now))).toBe(false);
  expect(isLongPast({ ...said(), redelivered: true }, newestAt, hours(now))).toBe(false);
});

const seconds = (count: number) => new Date(said().at.getTime() + count * 1000);

test.each([
  ["at once", false, { receivedAt: seconds(1), clock: seconds(5), now: seconds(5) }, null],
  ["after a minute", false, { receivedAt: seconds(1), clock: seconds(61), now: seconds(61) }, 60],
  [
    "at once, by a clock an hour ahead",
    false,
    { receivedAt: seconds(3600), clock: seconds(3601), now: seconds(3601) },
    null,
  ],
  [
    "by a clock put back",
    false,
    { receivedAt: seconds(60), clock: seconds(0), now: seconds(0) },
    null,
  ],
  [
    "brought again after a minute",
    true,
    { receivedAt: seconds(61), clock: seconds(62), now: seconds(62) },
    62,
  ],
] as const)("an answer %s", (_, redelivered, times, late) => {
  const expected = late === null ? null : seconds(late);
  expect(lateAt({ at: said().at, redelivered }, times)).toEqual(expected);
});
