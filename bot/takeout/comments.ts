import { titleOf } from "#bot/conversation/records.ts";
import { keyOfPost } from "#bot/feed/rules.ts";
import type { Chapter } from "./document.ts";
import { giftChapters, giftsIn, withName, type Gift, type Reader } from "./gifts.ts";
import type { Collections } from "./json.ts";
import { takeoutWords } from "./words.ts";

/** As it was taken along: of a frank one that waits its words are not there. */
type TakenComment = Gift & {
  readonly postId: string;
  readonly text?: string;
  readonly how?: string | null;
};

/** The comments that came, record by record, and those that were given. */
export function commentChapters(collections: Collections, of: Reader): Chapter[] {
  const { memberId, locale } = of;
  const words = takeoutWords[locale];
  const ways = { from: words.cheerFrom, to: words.cheerTo };
  const told = (comment: TakenComment) => {
    const { cadence, period } = keyOfPost(comment.postId);
    return {
      label: withName(titleOf(cadence, period, locale), comment, of, ways),
      text: [comment.text, comment.how].filter(Boolean).join("\n"),
    };
  };
  return giftChapters(
    giftsIn<TakenComment>(collections, "comments").filter(({ text }) => text !== undefined),
    memberId,
    { received: words.commentsReceived, given: words.commentsGiven },
    (comments) => ({ told: comments.map(told) }),
  );
}
