import type { Script, Step } from "#bot/conversation/script.ts";

const skipOrBack = [
  { id: "skip", does: "skip" },
  { id: "back", does: "back" },
] as const;

const opening: Step = {
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
};

/** What became of last week's one thing: a reminder asks it, and the page; the way from the start does not. */
const promise: Step = {
  qid: "WKP",
  kind: "choice",
  bubble: "NU-W-C",
  page: "NU-W-C.page",
  audience: "self",
  when: { known: "last_next" },
  echoes: "last_next",
  choices: [
    { id: "done", does: "answer", says: "nudge.promise" },
    { id: "ahead", does: "answer", says: "nudge.promise" },
    { id: "changed", does: "answer", says: "nudge.promise" },
  ],
  next: "WK1",
};

const questions: readonly Step[] = [
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
];

const about = { id: "weekly", cadence: "weekly" } as const;

/** As it was before anybody was asked what became of last week's one thing. */
export const plainWeekly: Script = { ...about, version: 1, steps: [opening, ...questions] };

export const weekly: Script = { ...about, version: 2, steps: [opening, promise, ...questions] };
