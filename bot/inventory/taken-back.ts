import { withoutReviewWords } from "./reviews.ts";
import { withoutMessage, type InventoryState } from "./rules.ts";
import { courseOf } from "./tactics.ts";

/** The messages whose words stand in it. */
export const messageIdsIn = ({ items }: InventoryState): readonly string[] =>
  items.flatMap((item) => [
    ...(item.source?.messageIds ?? []),
    ...Object.values(courseOf(item).reviews).flatMap(({ messageIds }) => messageIds),
  ]);

/** A message that is taken back: whether its words are there, and the inventory without them. */
export const takingBack = (messageId: string, at: Date) => ({
  messageId,
  isIn: (state: InventoryState) => messageIdsIn(state).includes(messageId),
  without: (state: InventoryState) =>
    withoutMessage(withoutReviewWords(state, messageId, at), messageId),
});

export type TakingBack = ReturnType<typeof takingBack>;
