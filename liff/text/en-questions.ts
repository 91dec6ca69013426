import type { Questions } from "./questions.ts";

export const enQuestions: Questions = {
  O3: { name: "A little bit good" },
  WK1: { name: "What I did" },
  WK2: { name: "What went well" },
  WK3: { name: "What I noticed" },
  WK4: { name: "What I'll do next" },
  WKT: {
    name: "This week's weather",
    choices: {
      sun: "☀️ Sunny",
      fair: "🌤 Sunny spells",
      cloud: "☁️ Cloudy",
      rain: "🌧 Rain",
      rainbow: "🌈 Rain then rainbow",
    },
  },
  memo: { name: "Note" },
  MO1: {
    name: "Since last time",
    choices: {
      done: "Did it",
      moved: "Moved a little",
      untouched: "Not begun yet",
      changed: "What I want changed",
    },
  },
  MO1n: { name: "It would be nice if" },
  MO2: { name: "What I did" },
  MO3: { name: "What went well" },
  MO4: { name: "Praised or thanked" },
  MO5a: { name: "On my mind" },
  MO5b: { name: "What would be easier" },
  MO5c: { name: "Issue" },
  MO5d: { name: "Checking the issue", choices: { keep: "Keep it like this", rest: "Let it rest" } },
  MO6: { name: "What I noticed" },
  MO7: { name: "What I want next" },
  MO8: {
    name: "How settled I feel",
    choices: {
      "1": "In the fog",
      "2": "A little hazy",
      "3": "In between",
      "4": "Fairly settled",
      "5": "Very settled",
    },
  },
  MO9: {
    name: "What I'd like back",
    choices: {
      cheers: "Cheers are enough",
      strengths: "Name my strengths",
      insights: "What they notice too",
      frank: "Frank views welcome",
    },
  },
  QU1: { name: "Title" },
  QU2: { name: "Progress and support" },
  QU3: { name: "Skills", choices: { up: "More", same: "About the same", down: "Less" } },
  QU3e: { name: "Experience", choices: { up: "More", same: "About the same", down: "Less" } },
  QU3p: { name: "People", choices: { up: "More", same: "About the same", down: "Less" } },
  QU3m: { name: "Money", choices: { up: "More", same: "About the same", down: "Less" } },
  QU3t: { name: "Time", choices: { up: "More", same: "About the same", down: "Less" } },
  QU4a: {
    name: "Tactic review 1",
    choices: {
      continue: "Carry on",
      change: "Do it another way",
      graduate: "Graduate from it",
      rest: "Let it rest",
    },
  },
  QU4b: {
    name: "Tactic review 2",
    choices: {
      continue: "Carry on",
      change: "Do it another way",
      graduate: "Graduate from it",
      rest: "Let it rest",
    },
  },
  QU4c: {
    name: "Tactic review 3",
    choices: {
      continue: "Carry on",
      change: "Do it another way",
      graduate: "Graduate from it",
      rest: "Let it rest",
    },
  },
  QU5: {
    name: "Purpose and goals",
    choices: { fits: "They still fit", wordless: "No words for it yet" },
  },
  QU6: { name: "Next theme" },
  QU7: { name: "Help to borrow" },
};
