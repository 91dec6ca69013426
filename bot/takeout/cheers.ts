import { titleOf } from "#bot/conversation/records.ts";
import { keyOfPost } from "#bot/feed/rules.ts";
import { cheerTexts } from "#shared/cheer-words.ts";
import { cheerPictures, type CheerWord } from "#shared/cheers.ts";
import type { Chapter } from "./document.ts";
import { giftChapters, giftsIn, withName, type Gift, type Reader } from "./gifts.ts";
import type { Collections } from "./json.ts";
import { takeoutWords } from "./words.ts";

type TakenCheer = Gift & { readonly postId: string; readonly word: CheerWord };

/** The cheers that came, record by record, and those that were given. */
export function cheerChapters(collections: Collections, of: Reader): Chapter[] {
  const { memberId, locale } = of;
  const words = takeoutWords[locale];
  const ways = { from: words.cheerFrom, to: words.cheerTo };
  const lineOf = (cheer: TakenCheer) => {
    const text = `${cheerPictures[cheer.word]} ${cheerTexts[locale][cheer.word]}`;
    return withName(text, cheer, of, ways);
  };
  const told = (cheers: readonly TakenCheer[]) => {
    const posts = Map.groupBy(cheers, ({ postId }) => postId);
    return [...posts].map(([postId, each]) => {
      const { cadence, period } = keyOfPost(postId);
      return { label: titleOf(cadence, period, locale), text: each.map(lineOf).join("\n") };
    });
  };
  return giftChapters(
    giftsIn<TakenCheer>(collections, "cheers"),
    memberId,
    { received: words.cheersReceived, given: words.cheersGiven },
    (cheers) => ({ told: told(cheers) }),
  );
}
