import type { OverviewCatalog } from "./overview.ts";

export const enOverview: OverviewCatalog = {
  private:
    "Only what an organizer can read in “Our steps”, and totals, appear here. Records kept for oneself are not visible to organizers either.",
  quiet: "Steps waiting for a cheer",
  quietHint: "Shared three days ago or more, and no cheer has come yet.",
  quietNone: "Every step has had a cheer within three days.",
  sharedOn: "Shared on {date}",
  notes: "Words for you as organizer",
  notesHint: "Only the writer and the organizers can see them.",
  month: "{month} so far",
  shared: "Reflections shared",
  meetups: "Meetups",
  times: "{n}",
  records: "{n}",
  monthHint: "Who has not written, or how many, is shown nowhere.",
  conviction: "In {month}, how settled people felt was about {level} (1 to 5).",
  convictionHint: "A rough average, shown only when five people or more have answered.",
  asked: "When somebody asks what is kept of them",
  askedHint:
    "They find it on their own page, under Settings, “What is kept”. Only they can see it; organizers are not shown even the counts.",
  buried: "Messages left without a reply",
  buriedHint:
    "Messages in the chat that could not be answered in six tries. Whose they are and what they say is not shown.",
  buriedNone: "There are none at the moment.",
  buriedOne: "{n}, since {date}",
  buriedGone: "Of {n} of these only the reply was lost, so they cannot be tried again.",
  retry: "Try again",
  retryOf: "Try the {n} with {code} again",
  retried: "Trying again. If it works, the reply arrives in the chat.",
  vouch: "A code for a lost LINE account",
  vouchHint:
    "For when {name} has lost their LINE account and cannot make a code themselves. Please make sure first that it is really them.",
  vouchSafe:
    "The old account is told at once. The code works from three days later, and not at all if anything is sent from the old account before then. Nothing {name} wrote is shown to organizers.",
  vouchDo: "Make a transfer code",
  vouchAgain: "Make the code again",
  vouchCode: "Transfer code",
  vouchOnce: "It is shown only now. Please hand it to them directly.",
  vouchDates: "Sent to the chat from the new account, it works once, from {opens} to {until}.",
  vouchHasCode: "{name} has made a code of their own, which they can use.",
  trouble: "That did not go through. Please try again a little later.",
};
