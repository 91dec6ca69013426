import type { Script, Step } from "#bot/conversation/script.ts";

const skipOrBack = [
  { id: "skip", does: "skip" },
  { id: "back", does: "back" },
] as const;

const hand = (
  qid: string,
  bubble: Step["bubble"],
  audience: Step["audience"],
  next: string,
): Step => ({
  qid,
  kind: "choice",
  bubble,
  audience,
  choices: [
    { id: "up", does: "answer" },
    { id: "same", does: "answer" },
    { id: "down", does: "answer" },
    { id: "skip", does: "skip" },
  ],
  next,
});

const tactic = (qid: string, name: string, next: string, says?: "QU4.rest"): Step => ({
  qid,
  kind: "choice",
  bubble: "QU4",
  audience: "circle",
  when: { known: name },
  echoes: name,
  choices: [
    { id: "continue", does: "answer" },
    { id: "change", does: "answer" },
    { id: "graduate", does: "answer" },
    { id: "rest", does: "answer", ...(says !== undefined && { says }) },
  ],
  next,
});

/** A tactic, the new wording of one that changes, and last words to one that graduates. */
const reviewed = (qid: string, name: string, next: string): Step[] => [
  tactic(qid, name, `${qid}n`, "QU4.rest"),
  {
    qid: `${qid}n`,
    kind: "short",
    bubble: "QU4.change",
    audience: "self",
    when: { chose: "change", of: qid },
    echoes: name,
    choices: [
      { id: "skip", does: "skip" },
      { id: "back", does: "back" },
    ],
    next: `${qid}l`,
  },
  {
    qid: `${qid}l`,
    kind: "short",
    bubble: "QU4.graduate",
    page: "QU4.graduatePage",
    audience: "self",
    when: { chose: "graduate", of: qid },
    echoes: name,
    choices: [
      { id: "skip", does: "skip" },
      { id: "back", does: "back" },
    ],
    next,
  },
];

const opening: readonly Step[] = [
  {
    qid: "QU0",
    kind: "intro",
    bubble: "QU0",
    page: "QU0.page",
    audience: "self",
    choices: [
      { id: "page", does: "page" },
      { id: "start", does: "go" },
      { id: "later", does: "later" },
    ],
    next: "QU1",
  },
  {
    qid: "QU1",
    kind: "short",
    bubble: "QU1",
    audience: "circle",
    choices: [
      { id: "quarter", does: "see" },
      { id: "skip", does: "skip" },
    ],
    next: "QU2",
  },
  {
    qid: "QU2",
    kind: "long",
    bubble: "QU2",
    page: "QU2.page",
    audience: "circle",
    choices: [
      { id: "next", does: "next" },
      { id: "back", does: "back" },
    ],
    next: "QU3",
  },
  hand("QU3", "QU3", "circle", "QU3e"),
  hand("QU3e", "QU3.experience", "circle", "QU3p"),
  hand("QU3p", "QU3.people", "circle", "QU3m"),
  { ...hand("QU3m", "QU3.money", "self", "QU3t"), lock: "money" },
  hand("QU3t", "QU3.time", "self", "QU4a"),
];

const ending: readonly Step[] = [
  {
    qid: "QU5",
    kind: "short",
    bubble: "QU5",
    audience: "circle",
    choices: [
      { id: "fits", does: "answer" },
      { id: "wordless", does: "answer" },
      { id: "back", does: "back" },
    ],
    next: "QU6",
  },
  {
    qid: "QU6",
    kind: "short",
    bubble: "QU6",
    audience: "circle",
    choices: skipOrBack,
    next: "QU7",
  },
  {
    qid: "QU7",
    kind: "short",
    bubble: "QU7",
    audience: "circle",
    choices: skipOrBack,
    next: "QU8",
  },
  {
    qid: "QU8",
    kind: "close",
    bubble: "QU8",
    audience: "self",
    choices: [
      { id: "beside", does: "see" },
      { id: "share", does: "share" },
      { id: "keep", does: "keep" },
      { id: "fix", does: "fix" },
    ],
    next: "end",
  },
];

const about = { id: "quarterly", cadence: "quarterly" } as const;

/** As it was before a review had words of its own. */
export const plainQuarterly: Script = {
  ...about,
  version: 1,
  steps: [
    ...opening,
    tactic("QU4a", "tactic1", "QU4b"),
    tactic("QU4b", "tactic2", "QU4c"),
    tactic("QU4c", "tactic3", "QU5"),
    ...ending,
  ],
};

export const quarterly: Script = {
  ...about,
  version: 2,
  steps: [
    ...opening,
    ...reviewed("QU4a", "tactic1", "QU4b"),
    ...reviewed("QU4b", "tactic2", "QU4c"),
    ...reviewed("QU4c", "tactic3", "QU5"),
    ...ending,
  ],
};
