import { expect, test } from "vitest";
import { hour, minute, startCommunity } from "#tests/support/community.ts";

/** Anna, whose LINE is in English, a member since July. */
async function startEnglish() {
  const community = await startCommunity({ start: new Date("2026-07-06T11:00:00Z") });
  const anna = await community.member("Anna", "Someone said my minutes helped", "en");
  return {
    ...community,
    anna,
    writes: async (...texts: readonly string[]) => {
      for (const text of texts) {
        community.passes(minute);
        await anna.says(text);
      }
    },
  };
}

test("a week in English, from the first line to the inventory", async () => {
  const { anna, passes, writes } = await startEnglish();
  anna.hears("This is your first page").sees("How it works", "Later");
  passes(hour);
  await anna.says("look back");
  anna.sees("This week (3 min)", "This month (10 min)", "3 months (20 min)");
  await anna.taps("This week (3 min)");
  await anna.taps("Start");
  anna.hears("What did you do this week?");
  await writes("Drafted the proposal");
  anna.hears("pulled off, were praised for, or felt glad about");
  await writes("Finished on time", "skip", "Tuesday morning, half an hour of reading");
  anna.hears("I've got it").sees("Keep it to myself", "Show companions", "Edit a little");
  await anna.taps("Keep it to myself");
  anna.hears("Kept, for you only").hears("add to your inventory");
  await anna.taps("Skills");
  await anna.taps("Finished on time");
  anna.hears("Filed under “Skills” as a draft");
  await anna.says("inventory");
  anna.hears("Finished on time (draft)");
  await anna.says("my record");
  anna.hears("week of July 6").sees("week of July 6", "first page", "Look back");
});

test("a month in English names its months, and last month's wish comes first", async () => {
  const { anna, jumpTo, writes } = await startEnglish();
  jumpTo("2026-08-25T11:00:00Z");
  await anna.says("look back");
  await anna.taps("This month (10 min)");
  anna.hears("Good work in August");
  await anna.taps("Start");
  await anna.taps("Nothing yet");
  await writes("Ran three interviews", "next", "Talked without notes", "skip");
  anna.hears("Is something on your mind right now?").hears("🔒 Only you will see this part");
  await writes("Everything lands on me", "When it doesn't", "A handover template");
  anna.hears("The worry has become an issue.\n“A handover template”");
  await anna.taps("Keep it like this");
  await writes("I like preparing", "When asked, I hand over the template");
  await anna.taps("4 Fairly settled");
  await anna.taps("What they notice too");
  anna.hears("That's your month taken stock of");
  await anna.taps("See how it looks");
  anna.hears("Your companions would see this").hears("A handover template");
  expect(anna.heard()).not.toContain("lands on me");
  await anna.taps("Show companions");
  anna.hears("for your companions to see");

  jumpTo("2026-09-25T11:00:00Z");
  await anna.says("look back");
  await anna.taps("This month (10 min)");
  await anna.taps("Start");
  anna
    .hears("Last month you wanted to do this.\n“When asked, I hand over the template”")
    .sees("Did it", "Moved a little", "Not begun yet", "My aim has changed");
  await anna.taps("Moved a little");
  await anna.says("later");
  anna.hears("What you've written so far is kept");
  await anna.says("my record");
  anna.hears("September 2026 (draft)").hears("August 2026 👥");
});

test("a quarter in English, asked about after a pause by the question's name", async () => {
  const { anna, jumpTo, passes, writes } = await startEnglish();
  jumpTo("2026-09-25T11:00:00Z");
  await anna.says("look back");
  await anna.taps("3 months (20 min)");
  anna.hears("a little higher up");
  await anna.taps("Write here");
  passes(hour);
  await anna.says("Learning to delegate");
  anna
    .hears("Is it your answer to “Title” in the three-month reflection?")
    .sees("Keep as an answer", "Keep as a note", "It isn't");
  await anna.taps("Keep as an answer");
  anna.hears("What moved forward the most?");
  await writes("Somebody to hand over to", "next");
  for (const asked of ["Skills first", "experience", "people", "money", "time"]) {
    anna.hears(asked);
    await anna.taps("More");
  }
  await anna.taps("They still fit");
  await writes("Letting go");
  await anna.taps("Nothing much");
  await anna.taps("Keep it to myself");
  await anna.says("my record");
  anna.hears("Jul–Sep 2026");
});

test("settings, help and leaving in English", async () => {
  const { anna, passes } = await startEnglish();
  await anna.says("help");
  anna.hears("You can send me these words").sees("Look back", "How it works", "Settings");
  await anna.taps("Settings");
  await anna.taps("Take a rest");
  await anna.taps("3 months");
  anna.hears("You're resting until October 6, 2026").sees("Change the date", "Come back now");
  await anna.taps("Come back now");
  anna.hears("Welcome back");
  await anna.says("leave");
  anna.hears("Would you like a copy first?");
  await anna.taps("Get my records");
  anna.hears("A little bit good\nSomeone said my minutes helped").hears("Those are your records");
  passes(5000);
  await anna.taps("Delete and leave");
  anna.hears("You've left").hears("You're welcome back any time");
});
