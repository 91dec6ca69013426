import { expect, test } from "vitest";
import { recordLine } from "#bot/conversation/records.ts";
import { scripts } from "#bot/conversation/scripts/table.ts";
import type { Answer, Answers } from "#shared/reflection.ts";

const lineOf = (answers: Answers) => {
  const script = { id: "monthly", version: 1 };
  const period = "2026-11";
  const record = { cadence: "monthly", period, script, answers, status: "kept" } as const;
  return recordLine(record, scripts, "ja");
};

const words = (text: string): Answer => ({
  parts: [{ text, at: new Date("2026-11-24T11:00:00Z") }],
  audience: "self",
});
const tap = (choice: string): Answer => ({ parts: [], choice, audience: "self" });

test("a record goes by its first words, not by the tap that tells how the last promise went", () => {
  const answers = { MO1: tap("done"), MO2: words("採用面接を3回した"), MO3: words("質問を決めた") };
  expect(lineOf(answers)).toBe("2026年11月 🔒\n採用面接を3回した");
});

test("a record of taps alone goes by the first of them", () => {
  expect(lineOf({ MO8: tap("4") })).toBe("2026年11月 🔒\n4 わりと納得");
});
