import type { jaTactics, jaTacticShelf, jaTacticSteps } from "./ja-tactics.ts";

type Source = typeof jaTactics;

export const enTactics: {
  readonly [K in keyof Source]: {
    readonly text: string;
    readonly buttons: { readonly [B in keyof Source[K]["buttons"]]: string };
  };
} = {
  QU4: {
    text: "Let's go over your tactics.\nWhat would you like to do with “{tactic}” from here?",
    buttons: {
      continue: "Carry on",
      change: "Do it another way",
      graduate: "Graduate from it",
      rest: "Let it rest",
    },
  },
  "QU4.change": {
    text: "How would you put “{tactic}” in today's words?\nThe earlier wording stays in your inventory.\n🔒 Only you see this.",
    buttons: { skip: "Decide later", back: "Back" },
  },
  "QU4.rest": {
    text: "“{tactic}” will rest for now.\nYou can wake it from your inventory at any time.",
    buttons: {},
  },
  "QU4.graduate": {
    text: "Here you graduate from “{tactic}”.\nThe days you walked with it are yours.\nWould you like to leave a last word?\n🔒 Only you see this.",
    buttons: { skip: "Graduate as it is", back: "Back" },
  },
  "QU4.graduatePage": {
    text: "“{tactic}”\nWould you like to leave a last word?\nYou need not. It stays with the date among the tactics you have graduated from.",
    buttons: {},
  },
};

export const enTacticSteps: { readonly [K in keyof typeof jaTacticSteps]: string } = {
  QU4a: "Tactic review 1",
  QU4an: "New words, tactic 1",
  QU4al: "Last words, tactic 1",
  QU4b: "Tactic review 2",
  QU4bn: "New words, tactic 2",
  QU4bl: "Last words, tactic 2",
  QU4c: "Tactic review 3",
  QU4cn: "New words, tactic 3",
  QU4cl: "Last words, tactic 3",
};

export const enTacticShelf: { readonly [K in keyof typeof jaTacticShelf]: string } = {
  goal: "Goal",
  draws: "Draws on",
  resting: "resting since {date}",
  graduated: "graduated {date}",
  former: "Earlier wording",
  forTactic: "Tactic",
};
