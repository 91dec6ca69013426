import type { InventoryWords } from "./inventory-words.ts";

const five = { "1": "1", "2": "2", "3": "3", "4": "4", "5": "5" } as const;

export const inventoryEn: InventoryWords = {
  between: ", ",
  now: "now",
  sections: {
    purpose: "Purpose",
    goal: "Goals",
    skill: "Skills",
    experience: "Experience",
    people: "People",
    money: "Money",
    time: "Time",
    tactic: "Tactics",
    task: "Tasks",
  },
  fields: {
    "I1-1": {
      label: "What I want to cherish",
      choices: {
        honesty: "Honesty",
        challenge: "Challenge",
        stability: "Stability",
        learning: "Always learning",
        use: "Being of use",
        deciding: "Deciding for myself",
        making: "The joy of making",
        team: "Working as a team",
        family: "Time with family",
        health: "Health",
        leisure: "Free time",
        recognition: "Recognition",
        locality: "My local area",
        next: "The next generation",
        beauty: "Beauty",
        truth: "Being truthful",
      },
    },
    "I1-2": { label: "When do you feel glad to do this work?" },
    "I1-3": { label: "What I don’t want to repeat" },
    "I1-4": { label: "How well do these words fit?", choices: five },

    "I2-1": { label: "It would be nice if, in three years…" },
    "I2-2": { label: "Within a year" },
    "I2-3": { label: "In these three months" },
    "I2-4": { label: "How will you know you got there?" },
    "I2-5": {
      label: "Whose goal is it?",
      choices: {
        own: "Mine",
        family: "My family’s",
        company: "My company’s",
        expected: "What others expect",
        unknown: "I don’t know yet",
      },
    },

    "I3-1": { label: "Name of the skill" },
    "I3-2": {
      label: "How it feels now",
      choices: {
        learning: "Starting to learn",
        taught: "With guidance",
        alone: "On my own",
        teaching: "I can teach it",
      },
    },
    "I3-3": { label: "Where I used it" },
    "I3-4": {
      label: "From here",
      choices: { grow: "Grow it", keep: "Keep it", letGo: "Let it go" },
    },

    "I4-1": { label: "When" },
    "I4-2": { label: "What I did" },
    "I4-3": { label: "What I worked out" },
    "I4-4": { label: "What changed" },
    "I4-5": { label: "What I took from it" },
    "I4-6": { label: "How fulfilling it was" },
    "I4-7": {
      label: "How much to show",
      choices: { full: "In full", outline: "In outline", hidden: "Not at all" },
    },

    "I5-1": { label: "What I call them" },
    "I5-2": {
      label: "What ties us",
      choices: {
        advice: "I can ask their advice",
        inspire: "They inspire me",
        cheer: "They cheer me on",
        help: "I want to help them",
        miss: "I’d like to see them again",
      },
    },
    "I5-3": {
      label: "We last talked",
      choices: {
        month: "This month",
        quarter: "Within 3 months",
        year: "Within a year",
        longer: "Longer ago",
      },
    },
    "I5-4": { label: "What I’d like to do next" },
    "I5-5": { label: "A tie I am missing" },

    "I6-1": { label: "How my income feels to me", choices: { ...five, unsaid: "Rather not say" } },
    "I6-2": {
      label: "Room in my budget",
      choices: {
        ample: "Comfortable",
        even: "Just about even",
        uneasy: "A little uneasy",
        worried: "Quite worried",
        unsaid: "Rather not say",
      },
    },
    "I6-3": {
      label: "Money for learning or trying things",
      choices: {
        yes: "There is some",
        little: "A little",
        no: "Hard right now",
        unsaid: "Rather not say",
      },
    },
    "I6-4": { label: "What I could do if my income changed" },
    "I6-5": { label: "What is on my mind about money" },
    "I6-N": { label: "A line from a reflection" },

    "I7-1": {
      label: "Time of my own on a weekday",
      choices: { none: "Hardly any", half: "30 minutes", hour: "1 hour", hours: "2 hours or more" },
    },
    "I7-2": {
      label: "Time of my own on a day off",
      choices: { none: "Hardly any", hour: "1 hour", half: "Half a day", day: "A whole day" },
    },
    "I7-3": {
      label: "When my head is clearest",
      choices: {
        morning: "Morning",
        noon: "Midday",
        evening: "Early evening",
        night: "Night",
        late: "Late at night",
      },
    },
    "I7-4": { label: "Time I want more of" },
    "I7-5": { label: "Time I want less of" },
    "I7-6": {
      label: "Time I cannot move now",
      choices: {
        child: "Raising children",
        care: "Caring for someone",
        clinic: "Medical visits",
        commute: "Commuting",
        season: "A busy season",
        other: "Something else",
        unsaid: "Rather not say",
      },
    },
    "I7-N": { label: "A line from a reflection" },

    "I8-1": { label: "Tactic" },
    "I8-2": {
      label: "What it draws on",
      choices: {
        skill: "Skills",
        experience: "Experience",
        people: "People",
        money: "Money",
        time: "Time",
      },
    },
    "I8-3": { label: "If it does not go as hoped, because…" },
    "I8-4": { label: "Then I will…" },
    "I8-5": {
      label: "When to review it",
      choices: { month: "In a month", quarter: "In 3 months" },
    },
    "I8-6": { label: "Last words" },

    "I9-1": { label: "To do" },
    "I9-2": { label: "When and where" },
    "I9-3": {
      label: "Tell someone",
      choices: { buddy: "My buddy", circle: "My companions", nobody: "Nobody" },
    },
    "I9-4": {
      label: "When it is over",
      choices: { done: "Done", reshape: "Take another shape", letGo: "Let it go" },
    },
  },
};
