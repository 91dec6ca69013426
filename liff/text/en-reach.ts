import type { ReachKey } from "./reach.ts";

export const enReach: Readonly<Record<ReachKey, string>> = {
  self: "Only me",
  organizer: "Only {organizer}",
  circle: "My companions",
  unnamed: "the organizer",
  later: "If shown: {audience}",
  legend: "Who can see this",
  now: "Who can see “{name}”: {audience}",
  before: "This holds once you show the record to companions. Until then only you see it.",
  atOnce: "A change takes effect at once, and you can always go back.",
  worry: "Worries stay with you alone, so that you can write them as they are.",
  conviction: "This scale is for yourself: nobody else sees it.",
  money: "Money is seen by you alone.",
  wanted:
    "This tells companions which responses are welcome, so they see it in a record you show them.",
};
