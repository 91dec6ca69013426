import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/preact-query";
import { useEffect, useMemo, useState } from "preact/hooks";
import { Refused } from "#liff/api.ts";
import { useSurroundings } from "#liff/surroundings.ts";
import type { FeedPage } from "#shared/feed.ts";
import { isShort, readingOf, trimmed, type Pages } from "./news.ts";

/** How often an open feed looks again: what was taken back goes, what is new is announced. */
const lookAgainMs = 20_000;

/** A circle's posts. What came since the page was opened waits until the reader asks for it. */
export function useFeed(circle: string) {
  const { api } = useSurroundings();
  const queries = useQueryClient();
  const queryKey = useMemo(() => ["feed", circle] as const, [circle]);
  // A page that is opened begins at its top, whatever an earlier visit walked through.
  useState(() => queries.setQueryData<Pages>(queryKey, (pages) => pages && trimmed(pages)));

  const read = async (cursor: string | null): Promise<FeedPage> => {
    const query = cursor === null ? {} : { cursor };
    return (await api.circles[":circle"].feed.$get({ param: { circle }, query })).json();
  };
  const asked = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) => read(pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.cursor,
    refetchInterval: ({ state }) => isShort(state.data) && lookAgainMs,
    refetchOnWindowFocus: ({ state }) => isShort(state.data),
    refetchOnReconnect: ({ state }) => isShort(state.data),
  });
  const isLong = !isShort(asked.data);
  const head = useQuery({
    queryKey: ["feed-head", circle],
    queryFn: () => read(null),
    enabled: isLong,
    gcTime: 0,
    refetchInterval: lookAgainMs,
  });

  const [top, setTop] = useState<string | null>(null);
  const first = isLong ? head.data : undefined;
  const { posts, newest, hasNews } = useMemo(
    () => readingOf(asked.data, first, top),
    [asked.data, first, top],
  );
  // Left, or removed, perhaps while it was being read.
  const isMissing = [asked.error, head.error].some(
    (error) => error instanceof Refused && error.status === 404,
  );
  useEffect(() => {
    if (top === null && newest !== null) setTop(newest);
  }, [top, newest]);

  /** From the top, as it is now; without a signal what is there stays. */
  async function lookAgain() {
    queries.setQueryData<Pages>(queryKey, (pages) => pages && trimmed(pages));
    const { data } = await asked.refetch();
    setTop(readingOf(data, undefined, null).newest);
  }

  return {
    asked,
    posts,
    hasNews,
    isMissing,
    lookAgain,
    /** Of a long reading only the beginning was looked at again. */
    showNews: isLong ? lookAgain : async () => setTop(newest),
  };
}
