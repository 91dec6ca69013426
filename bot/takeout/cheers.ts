import { titleOf } from "#bot/conversation/records.ts";
import { keyOfPost } from "#bot/feed/rules.ts";
import { cheerTexts } from "#shared/cheer-words.ts";
import { cheerPictures, type CheerWord } from "#shared/cheers.ts";
import type { Locale } from "#shared/locale.ts";
import type { Chapter } from "./document.ts";
import type { Collections } from "./json.ts";
import { takeoutWords } from "./words.ts";

/** As it was taken along: of one that came quietly its giver is not there. */
type TakenCheer = {
  readonly postId: string;
  readonly to: string;
  readonly memberId?: string;
  readonly word: CheerWord;
};

// Documents of this collection are cheers: the store alone writes them.
const cheersIn = (collections: Collections) =>
  (collections["cheers"] ?? []) as unknown as readonly TakenCheer[];

/** Who is named in them. */
export const peopleIn = (collections: Collections): string[] => [
  ...new Set(cheersIn(collections).flatMap(({ to, memberId }) => [to, memberId ?? to])),
];

/** The cheers that came, record by record, and those that were given. */
export function cheerChapters(
  collections: Collections,
  of: {
    readonly memberId: string;
    readonly names: ReadonlyMap<string, string | null>;
    readonly locale: Locale;
  },
): Chapter[] {
  const { memberId, names, locale } = of;
  const words = takeoutWords[locale];
  const all = cheersIn(collections);
  const isGiven = (cheer: TakenCheer) => cheer.memberId === memberId;
  const lineOf = (cheer: TakenCheer) => {
    const text = `${cheerPictures[cheer.word]} ${cheerTexts[locale][cheer.word]}`;
    const other = names.get(isGiven(cheer) ? cheer.to : (cheer.memberId ?? ""));
    if (other === undefined || other === null) return text;
    return words[isGiven(cheer) ? "cheerTo" : "cheerFrom"]
      .replace("{cheer}", () => text)
      .replace("{name}", () => other);
  };
  const chapter = (title: string, cheers: readonly TakenCheer[]): Chapter[] => {
    const posts = new Map<string, string[]>();
    for (const cheer of cheers)
      posts.set(cheer.postId, [...(posts.get(cheer.postId) ?? []), lineOf(cheer)]);
    const told = [...posts].map(([postId, lines]) => {
      const { cadence, period } = keyOfPost(postId);
      return { label: titleOf(cadence, period, locale), text: lines.join("\n") };
    });
    return told.length === 0 ? [] : [{ title, told, parts: [] }];
  };
  return [
    ...chapter(
      words.cheersReceived,
      all.filter((cheer) => !isGiven(cheer)),
    ),
    ...chapter(words.cheersGiven, all.filter(isGiven)),
  ];
}
