import { useInfiniteQuery } from "@tanstack/preact-query";
import { useEffect, useState } from "preact/hooks";
import { useSurroundings } from "#liff/surroundings.ts";
import type { CheeredPost } from "#shared/cheers.ts";
import type { FeedPage } from "#shared/feed.ts";

/** How often an open feed looks again: what was taken back goes, what is new is announced. */
const lookAgainMs = 20_000;

const feedKey = (circle: string) => ["feed", circle] as const;

/** A circle's posts. What came since the page was opened waits until the reader asks for it. */
export function useFeed(circle: string) {
  const { api } = useSurroundings();
  const asked = useInfiniteQuery({
    queryKey: feedKey(circle),
    queryFn: async ({ pageParam }): Promise<FeedPage> => {
      const query = pageParam === null ? {} : { cursor: pageParam };
      return (await api.circles[":circle"].feed.$get({ param: { circle }, query })).json();
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.cursor,
    refetchInterval: lookAgainMs,
  });
  const byId = new Map<string, CheeredPost>();
  for (const { items } of asked.data?.pages ?? [])
    for (const post of items) byId.set(post.id, post);
  const all = [...byId.values()];
  const newest = all[0]?.sharedAt ?? null;
  const [top, setTop] = useState(newest);
  useEffect(() => {
    if (top === null && newest !== null) setTop(newest);
  }, [top, newest]);
  const read = top === null ? all : all.filter(({ sharedAt }) => sharedAt <= top);
  const posts = read.length === 0 ? all : read;
  return {
    asked,
    posts,
    hasNews: posts.length < all.length,
    showNews: () => setTop(newest),
  };
}
