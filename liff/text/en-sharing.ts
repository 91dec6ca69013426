import type { SharingCatalog } from "./sharing.ts";

export const enSharing: SharingCatalog = {
  where: "Which companions may see it?",
  whereHint: "The circles you chose last are ticked. You can change each one later.",
  pickOne: "Choose a circle to show it to.",
  shownIn: "Circles that see this record",
  shownHint: "A change counts at once. Shown to no circle, the record is yours alone again.",
  closed: "This circle is closed. Once you stop showing it here, it cannot be shown here again.",
  failed: "Nothing has changed yet. Please try again in a moment.",
  looksIn: "How it looks in which circle?",
  looks: "How companions in {circle} see it:",
  looksOrganizer: "How the organizer of {circle} sees it:",
};
