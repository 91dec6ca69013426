export const enSharing = {
  "share.where": {
    text: "Which companions may see it?\n{options}\nYou can also send several names or numbers.",
    buttons: { all: "All circles", last: "As last time", some: "Choose a few", back: "Go back" },
  },
  "share.some": {
    text: "When you have chosen, tap “Done”.\nChosen: {chosen}\n{options}",
    buttons: { done: "Done", back: "Go back" },
  },
  "share.none": { text: "Choose the circles one by one.\n{options}", buttons: {} },
  "close.sharedIn": {
    text: "👥 Kept as a record for companions in {circles}.\nYou can change this any time.",
    buttons: {},
  },
} as const;
