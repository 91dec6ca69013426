import type { StrengthNote } from "#bot/strengths/rules.ts";
import { words } from "./stage.ts";

export const NOW = new Date("2026-11-23T12:00:00Z");

/** What Nao named in Mari's month. */
export const note = (changes: Partial<StrengthNote> = {}): StrengthNote => ({
  id: crypto.randomUUID(),
  memberId: "nao",
  signature: null,
  to: "mari",
  postId: "mari:monthly:2026-11",
  operation: crypto.randomUUID(),
  slot: 0,
  ...words(),
  at: NOW,
  rev: 1,
  echo: null,
  as: "waiting",
  toldBy: null,
  seenAt: null,
  ...changes,
});
