import type { Script } from "#bot/conversation/script.ts";

const skipOrBack = [
  { id: "skip", does: "skip" },
  { id: "back", does: "back" },
] as const;

export const weekly: Script = {
  id: "weekly",
  version: 1,
  cadence: "weekly",
  steps: [
    {
      qid: "WK0",
      kind: "intro",
      bubble: "WK0",
      audience: "self",
      choices: [
        { id: "start", does: "go", to: "WK1" },
        { id: "tap", does: "go", to: "WKT" },
        { id: "rest", does: "end", says: "weekly.rest" },
      ],
      next: "WK1",
    },
    {
      qid: "WK1",
      kind: "short",
      bubble: "WK1",
      audience: "circle",
      choices: [
        { id: "skip", does: "skip" },
        { id: "last", does: "see" },
      ],
      next: "WK2",
    },
    {
      qid: "WK2",
      kind: "short",
      bubble: "WK2",
      audience: "circle",
      choices: skipOrBack,
      next: "WK3",
    },
    {
      qid: "WK3",
      kind: "short",
      bubble: "WK3",
      audience: "circle",
      choices: skipOrBack,
      next: "WK4",
    },
    {
      qid: "WK4",
      kind: "short",
      bubble: "WK4",
      audience: "circle",
      choices: skipOrBack,
      next: "WK5",
    },
    {
      qid: "WK5",
      kind: "close",
      bubble: "WK5",
      audience: "self",
      choices: [
        { id: "keep", does: "keep" },
        { id: "share", does: "share" },
        { id: "fix", does: "fix" },
      ],
      next: "WK6",
    },
    {
      qid: "WK6",
      kind: "choice",
      bubble: "WK6",
      audience: "self",
      choices: [
        { id: "skill", does: "file" },
        { id: "experience", does: "file" },
        { id: "people", does: "file" },
        { id: "money", does: "file" },
        { id: "time", does: "file" },
        { id: "none", does: "end" },
      ],
      next: "end",
    },
    {
      qid: "WKT",
      kind: "choice",
      bubble: "WKT",
      audience: "circle",
      choices: [
        { id: "sun", does: "answer" },
        { id: "fair", does: "answer" },
        { id: "cloud", does: "answer" },
        { id: "rain", does: "answer" },
        { id: "rainbow", does: "answer" },
      ],
      closes: { says: "WKT.kept", skipped: "weekly.rest" },
      next: "end",
    },
  ],
};
