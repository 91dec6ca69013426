import type { Locale } from "#shared/locale.ts";
import type { Chapter } from "./document.ts";
import type { Collections } from "./json.ts";

/** Something from one member to another, as it was taken along: of what came quietly no giver. */
export type Gift = {
  readonly to: string;
  readonly memberId?: string;
  /** The name that a giver who left stayed with. */
  readonly signature?: string | null;
};

export type Reader = {
  readonly memberId: string;
  readonly names: ReadonlyMap<string, string | null>;
  readonly locale: Locale;
};

type Kind = "cheers" | "comments" | "strengths";

// Documents of these collections are gifts: their stores alone write them.
export const giftsIn = <T extends Gift>(collections: Collections, kind: Kind) =>
  (collections[kind] ?? []) as unknown as readonly T[];

/** Who is named in them. */
export const peopleIn = (collections: Collections): string[] => [
  ...new Set(
    (["cheers", "comments", "strengths"] as const)
      .flatMap((kind) => giftsIn(collections, kind))
      .flatMap(({ to, memberId }) => [to, memberId ?? to]),
  ),
];

/** A chapter of those that came and one of those that were given, where there are any. */
export function giftChapters<T extends Gift>(
  gifts: readonly T[],
  memberId: string,
  titles: { readonly received: string; readonly given: string },
  tell: (gifts: readonly T[]) => Partial<Chapter>,
): Chapter[] {
  const isGiven = (gift: T) => gift.memberId === memberId;
  const chapter = (title: string, own: readonly T[]): Chapter[] =>
    own.length === 0 ? [] : [{ title, told: [], parts: [], ...tell(own) }];
  return [
    ...chapter(
      titles.received,
      gifts.filter((gift) => !isGiven(gift)),
    ),
    ...chapter(titles.given, gifts.filter(isGiven)),
  ];
}

/** What it is, with the name of who gave it or got it where there is one to tell. */
export function withName(
  what: string,
  gift: Gift,
  { memberId, names }: Reader,
  ways: { readonly from: string; readonly to: string },
): string {
  const isGiven = gift.memberId === memberId;
  const giver = gift.signature ?? names.get(gift.memberId ?? "");
  const name = isGiven ? names.get(gift.to) : giver;
  if (!name) return what;
  return ways[isGiven ? "to" : "from"].replace(/\{(\w+)\}/g, (_, slot) =>
    slot === "name" ? name : what,
  );
}
