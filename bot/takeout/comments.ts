import { titleOf } from "#bot/conversation/records.ts";
import { keyOfPost } from "#bot/feed/rules.ts";
import type { Locale } from "#shared/locale.ts";
import type { Chapter } from "./document.ts";
import type { Collections } from "./json.ts";
import { takeoutWords } from "./words.ts";

/** As it was taken along: of a frank one that waits its words are not there. */
type TakenComment = {
  readonly postId: string;
  readonly to: string;
  readonly memberId: string;
  readonly text?: string;
  readonly how?: string | null;
};

// Documents of this collection are comments: the store alone writes them.
const commentsIn = (collections: Collections) =>
  (collections["comments"] ?? []) as unknown as readonly TakenComment[];

/** Who is named in them. */
export const commentersIn = (collections: Collections): string[] =>
  commentsIn(collections).flatMap(({ to, memberId }) => [to, memberId]);

/** The comments that came, record by record, and those that were given. */
export function commentChapters(
  collections: Collections,
  of: {
    readonly memberId: string;
    readonly names: ReadonlyMap<string, string | null>;
    readonly locale: Locale;
  },
): Chapter[] {
  const { memberId, names, locale } = of;
  const words = takeoutWords[locale];
  const readable = commentsIn(collections).filter(({ text }) => text !== undefined);
  const isGiven = (comment: TakenComment) => comment.memberId === memberId;
  const told = (comment: TakenComment) => {
    const { cadence, period } = keyOfPost(comment.postId);
    const name = names.get(isGiven(comment) ? comment.to : comment.memberId);
    const record = titleOf(cadence, period, locale);
    const way = words[isGiven(comment) ? "cheerTo" : "cheerFrom"];
    const label = name
      ? way.replace("{cheer}", () => record).replace("{name}", () => name)
      : record;
    return { label, text: [comment.text, comment.how].filter(Boolean).join("\n") };
  };
  const chapter = (title: string, comments: readonly TakenComment[]): Chapter[] =>
    comments.length === 0 ? [] : [{ title, told: comments.map(told), parts: [] }];
  return [
    ...chapter(
      words.commentsReceived,
      readable.filter((comment) => !isGiven(comment)),
    ),
    ...chapter(words.commentsGiven, readable.filter(isGiven)),
  ];
}
