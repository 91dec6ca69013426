import type { Script, Step } from "#bot/conversation/script.ts";

const skipOrBack = [
  { id: "skip", does: "skip" },
  { id: "back", does: "back" },
] as const;

const worryOrOn = [
  { id: "skip", does: "skip", to: "MO6" },
  { id: "back", does: "back" },
] as const;

const close: Step = {
  qid: "MO10",
  kind: "close",
  bubble: "MO10",
  audience: "self",
  choices: [
    { id: "preview", does: "see" },
    { id: "share", does: "share" },
    { id: "keep", does: "keep" },
    { id: "fix", does: "fix" },
  ],
  next: "end",
};

export const monthly: Script = {
  id: "monthly",
  version: 1,
  cadence: "monthly",
  steps: [
    {
      qid: "MO0",
      kind: "intro",
      bubble: "MO0",
      audience: "self",
      choices: [
        { id: "start", does: "go" },
        { id: "page", does: "page" },
        { id: "last", does: "see" },
        { id: "later", does: "later" },
      ],
      next: "MO1",
    },
    {
      qid: "MO1",
      kind: "choice",
      bubble: "MO1",
      audience: "circle",
      when: { known: "last_next" },
      echoes: "last_next",
      choices: [
        { id: "done", does: "answer" },
        { id: "moved", does: "answer" },
        { id: "untouched", does: "answer" },
        { id: "changed", does: "answer" },
      ],
      next: "MO1n",
    },
    {
      qid: "MO1n",
      kind: "short",
      bubble: "MO1n",
      page: "MO1n.page",
      audience: "circle",
      when: { unknown: "last_next" },
      choices: [{ id: "skip", does: "skip" }],
      next: "MO2",
    },
    {
      qid: "MO2",
      kind: "long",
      bubble: "MO2",
      page: "MO2.page",
      audience: "circle",
      choices: [
        { id: "weeks", does: "see" },
        { id: "next", does: "next" },
        { id: "back", does: "back" },
      ],
      next: "MO3",
    },
    {
      qid: "MO3",
      kind: "short",
      bubble: "MO3",
      audience: "circle",
      choices: skipOrBack,
      next: "MO4",
    },
    {
      qid: "MO4",
      kind: "short",
      bubble: "MO4",
      audience: "circle",
      choices: skipOrBack,
      next: "MO5a",
    },
    {
      qid: "MO5a",
      kind: "short",
      bubble: "MO5a",
      audience: "self",
      lock: "worry",
      choices: worryOrOn,
      next: "MO5b",
    },
    {
      qid: "MO5b",
      kind: "short",
      bubble: "MO5b",
      audience: "self",
      lock: "worry",
      choices: worryOrOn,
      next: "MO5c",
    },
    {
      qid: "MO5c",
      kind: "short",
      bubble: "MO5c",
      audience: "circle",
      choices: worryOrOn,
      next: "MO5d",
    },
    {
      qid: "MO5d",
      kind: "choice",
      bubble: "MO5d",
      audience: "self",
      lock: "worry",
      when: { answered: "MO5c" },
      quotes: { name: "issue", of: "MO5c" },
      choices: [
        { id: "keep", does: "answer" },
        { id: "rephrase", does: "back" },
        { id: "rest", does: "answer" },
      ],
      next: "MO6",
    },
    {
      qid: "MO6",
      kind: "short",
      bubble: "MO6",
      audience: "circle",
      choices: skipOrBack,
      next: "MO7",
    },
    {
      qid: "MO7",
      kind: "short",
      bubble: "MO7",
      audience: "circle",
      choices: skipOrBack,
      next: "MO8",
    },
    {
      qid: "MO8",
      kind: "choice",
      bubble: "MO8",
      audience: "self",
      lock: "conviction",
      choices: [
        { id: "1", does: "answer" },
        { id: "2", does: "answer" },
        { id: "3", does: "answer" },
        { id: "4", does: "answer" },
        { id: "5", does: "answer" },
        { id: "skip", does: "skip" },
      ],
      next: "MO9",
    },
    {
      qid: "MO9",
      kind: "choice",
      bubble: "MO9",
      audience: "circle",
      lock: "wanted",
      choices: [
        { id: "cheers", does: "answer" },
        { id: "strengths", does: "answer" },
        { id: "insights", does: "answer" },
        { id: "frank", does: "answer" },
      ],
      next: "MO10",
    },
    close,
  ],
};

/** The month in which a member joined asks one question, not seven. */
export const firstMonth: Script = {
  id: "first-month",
  version: 1,
  cadence: "monthly",
  steps: [
    {
      qid: "MO0",
      kind: "intro",
      bubble: "MO0.first",
      audience: "self",
      choices: [
        { id: "start", does: "go" },
        { id: "guide", does: "guide" },
      ],
      next: "MO3",
    },
    {
      qid: "MO3",
      kind: "short",
      bubble: "MO3.first",
      audience: "circle",
      choices: [{ id: "skip", does: "skip" }],
      next: "MO10",
    },
    close,
  ],
};
