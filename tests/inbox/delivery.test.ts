import { expect, test } from "vitest";
import type { PendingTurn, TurnStage } from "#bot/conversation/store.ts";
import { afterPush, afterReply, nextWay, waitMs, type Verdict } from "#bot/inbox/delivery.ts";
import type { LineFailure } from "#bot/line/client.ts";

type Reason = LineFailure["reason"] | "ok";

const result = (reason: Reason) =>
  reason === "ok" ? { ok: true as const } : { ok: false as const, reason, code: "400:text" };

const told = (verdict: Verdict) =>
  verdict.is === "later" ? `later, ${verdict.stage}` : verdict.is;

test.each<[TurnStage, Reason, string]>([
  ["ready", "ok", "delivered"],
  ["ready", "token", "push"],
  ["ready", "rate", "later, ready"],
  ["ready", "unavailable", "later, failing"],
  ["ready", "no_answer", "later, replying"],
  ["ready", "quota", "owed"],
  ["ready", "refused", "refused"],
  ["ready", "not_found", "refused"],
  ["failing", "ok", "delivered"],
  ["failing", "token", "delivered"],
  ["failing", "rate", "later, failing"],
  ["failing", "unavailable", "later, failing"],
  ["failing", "no_answer", "later, replying"],
  ["replying", "ok", "delivered"],
  ["replying", "token", "delivered"],
  ["replying", "rate", "later, replying"],
  ["replying", "unavailable", "later, replying"],
  ["replying", "no_answer", "later, replying"],
  ["replying", "quota", "owed"],
])("a reply tried while %s and met by %s is %s", (stage, reason, verdict) => {
  expect(told(afterReply(stage, result(reason)))).toBe(verdict);
});

test.each<[Reason | "cut", string]>([
  ["ok", "delivered"],
  ["rate", "later, pushing"],
  ["unavailable", "later, pushing"],
  ["no_answer", "later, pushing"],
  ["quota", "owed"],
  ["cut", "owed"],
  ["refused", "refused"],
  ["not_found", "refused"],
])("a push met by %s is %s", (reason, verdict) => {
  const met = reason === "cut" ? { ok: false as const, reason, code: "cut" } : result(reason);
  expect(told(afterPush(met))).toBe(verdict);
});

const END = new Date("2026-11-23T09:01:00Z");
const pending = (stage: TurnStage, replyToken: string | null): PendingTurn => ({
  eventId: "01",
  messages: [],
  stage,
  attempts: 0,
  retryKey: "key",
  ...(replyToken !== null && { replyToken }),
  replyUntil: END,
  forget: false,
});

test.each<[TurnStage, string | null, "before" | "after", "reply" | "push"]>([
  ["ready", "token", "before", "reply"],
  ["ready", "token", "after", "push"],
  ["ready", null, "before", "push"],
  ["failing", "token", "before", "reply"],
  ["failing", "token", "after", "push"],
  ["replying", "token", "before", "reply"],
  ["replying", "token", "after", "reply"],
  ["pushing", "token", "before", "push"],
  ["pushing", "token", "after", "push"],
])("%s with token %s, %s its end: %s", (stage, token, when, way) => {
  const now = new Date(END.getTime() + (when === "before" ? -1 : 1));
  expect(nextWay(pending(stage, token), now)).toBe(way);
});

test("tries come ever later, and end", () => {
  const waits = Array.from({ length: 12 }, (_, i) => waitMs(i + 1));
  expect(waits.slice(0, 5)).toEqual([500, 1000, 2000, 4000, 8000]);
  expect(waits.at(-1)).toBeNull();
  expect(Math.max(...waits.map(Number))).toBe(30_000);
});
