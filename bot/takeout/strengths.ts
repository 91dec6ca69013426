import type { Told } from "#bot/conversation/records.ts";
import { strengthName, type StrengthWords } from "#shared/strengths.ts";
import type { Chapter } from "./document.ts";
import { giftChapters, giftsIn, withName, type Gift, type Reader } from "./gifts.ts";
import type { Collections } from "./json.ts";
import { takeoutWords } from "./words.ts";

/** As it was taken along: of one that was given nothing tells how it was received. */
type TakenStrength = Gift & StrengthWords;

/** The strengths that companions saw, and those that were named in them. */
export function strengthChapters(collections: Collections, of: Reader): Chapter[] {
  const { memberId, locale } = of;
  const words = takeoutWords[locale];
  const ways = { from: words.strengthFrom, to: words.strengthTo };
  const told = ({ scene, effect, granted }: TakenStrength): Told[] =>
    [
      { label: "", text: scene },
      { label: words.strengthEffect, text: effect ?? "" },
      { label: words.strengthGranted, text: granted ?? "" },
    ].filter(({ text }) => text !== "");
  return giftChapters(
    giftsIn<TakenStrength>(collections, "strengths"),
    memberId,
    { received: words.strengthsReceived, given: words.strengthsGiven },
    (notes) => ({
      parts: notes.map((note) => ({
        title: withName(strengthName(note, locale), note, of, ways),
        told: told(note),
      })),
    }),
  );
}
