import type { InfiniteData } from "@tanstack/preact-query";
import type { CheeredPost } from "#shared/cheers.ts";
import type { FeedPage } from "#shared/feed.ts";

export type Pages = InfiniteData<FeedPage>;

/** As long as it is no longer than this, the whole of what is open is looked at again. */
const lookedAtWhole = 5;

export const isShort = (pages: Pages | undefined): boolean =>
  (pages?.pages.length ?? 0) <= lookedAtWhole;

/** Only its beginning: what lies further down is read again as the reader comes to it. */
export const trimmed = (pages: Pages): Pages =>
  pages.pages.length <= 1
    ? pages
    : { pages: pages.pages.slice(0, 1), pageParams: pages.pageParams.slice(0, 1) };

/**
 * What is read now, and whether something newer waits. `top` is the newest moment the reader has
 * asked for; `head` is the first page as it is now, where it is looked at alone.
 */
export function readingOf(
  pages: Pages | undefined,
  head: FeedPage | undefined,
  top: string | null,
): {
  readonly posts: readonly CheeredPost[];
  readonly newest: string | null;
  readonly hasNews: boolean;
} {
  const byId = new Map<string, CheeredPost>();
  for (const { items } of pages?.pages ?? []) for (const post of items) byId.set(post.id, post);
  // Pages that were asked for at different times need not follow each other.
  const all = [...byId.values()].filter((post) => !isGone(post, head)).toSorted(byTime);
  const first = head?.items.toSorted(byTime)[0]?.sharedAt ?? "";
  const own = all[0]?.sharedAt ?? null;
  const newest = own === null || first > own ? first || null : own;
  const read = top === null ? all : all.filter(({ sharedAt }) => sharedAt <= top);
  // If all that was read is gone, there is nothing to keep the reader from the rest.
  const posts = read.length === 0 ? all : read;
  const shown = posts[0]?.sharedAt ?? null;
  return { posts, newest, hasNews: shown !== null && newest !== null && newest > shown };
}

/** It should stand on the first page, and does not: it was taken back. */
function isGone(post: CheeredPost, head: FeedPage | undefined): boolean {
  if (head === undefined || head.items.some(({ id }) => id === post.id)) return false;
  // A first page that is the only one tells of everything.
  return head.until === null || post.sharedAt > head.until;
}

/** The newest first; to compare letters by a language's rules costs a long list a tenth of a second. */
const byTime = (a: CheeredPost, b: CheeredPost) =>
  a.sharedAt < b.sharedAt ? 1 : a.sharedAt > b.sharedAt ? -1 : 0;
