import type { FeedCatalog } from "./feed.ts";

export const enFeed: FeedCatalog = {
  title: "Our steps",
  circles: "Choose a circle",
  post: "{name}, {title}",
  mine: "You",
  nameless: "Someone without a name",
  before: "Last time",
  issue: "Issue",
  next: "Next",
  toOrganizer: "Only to you, the organizer",
  wanted: "Would like: {wanted}",
  more: "Read earlier steps",
  loadingMore: "Opening earlier steps",
  end: "This is where the path begins.",
  arrived: "New steps have arrived",
  refresh: "See how it is now",
  empty: "Steps will gather here.",
  emptyHint:
    "Days of only reading are welcome. Whether to show what you write is always yours to choose.",
  alone: "Once you are in a circle, you can read your companions' steps here.",
  aloneHint: "Until then, take your time with your own record.",
  missing: "This circle could not be found.",
  missingHint: "The link may have changed, or you are not in this circle now.",
};
