import type { LettersCatalog } from "./letters.ts";

export const enLetters: LettersCatalog = {
  title: "Letters",
  lead: "When June and December come to an end, what you have written becomes a letter.",
  empty: "Your first letter is still to come.",
  emptyHint:
    "From the 25th of June and of December you can read the half-year as a letter. A single line is enough for one.",
  write: "Write a line",
  toLetters: "Back to the letters",
  toRecord: "Back to my record",

  H1: "A letter for the first half of {year}",
  H2: "A letter for the second half of {year}",
  year: "A letter for {year}",
  dear: "Dear {name},",
  dearNameless: "Dear writer,",

  openHalf: "here is half a year in your own words, read again from the beginning.",
  openYear: "here is a year in your own words, read again from the beginning.",
  openFew: "there need not be much. Here is what you left, read again.",
  openNone: "there are no words from this time yet, and it can stay that way.",
  openNoneHint: "If something comes to mind, a single line can still be left for it.",
  writePast: "Write about earlier times",

  moments: "What went well",
  titles: "What you called your quarters",
  thenAndNow: "The same question, early and late",
  promises: "What you wanted to do",
  done: "Done",
  moved: "Moved a little",
  changed: "Wanted something else",
  issues: "What your worries turned into",
  cheers: "Cheers that came",
  cheerFrom: "from {names}",
  cheerBetween: ", ",
  strengths: "Strengths that companions saw",
  strengthFrom: "from {name}",

  closeHalf:
    "Each of these is here because you wrote it that day. For the next half-year: a line whenever one comes to mind.",
  closeYear:
    "Each of these is here because you wrote it that day. For the next year: a line whenever one comes to mind.",
  closeFew: "A short letter. What you wrote is enough.",
  sign: "Ayumi, of {community}",
  signNameless: "Ayumi",

  private:
    "This letter is made from your record each time you open it. Only you see it, and it is sent nowhere.",
  print: "Print",
};
