import { useInfiniteQuery } from "@tanstack/preact-query";
import { useSurroundings } from "#liff/surroundings.ts";
import type { OverviewView } from "#shared/overview.ts";

/**
 * What whoever runs the circle finds. Its cards are kept as those of a feed are, so that a word given
 * here is known at once wherever the card stands.
 */
export function useOverview(circle: string) {
  const { api } = useSurroundings();
  const { data } = useInfiniteQuery({
    queryKey: ["feed", "overview", circle],
    queryFn: async () => {
      const answer = await api.circles[":circle"].overview.$get({ param: { circle } });
      const { quiet, ...overview }: OverviewView = await answer.json();
      return { items: quiet, ...overview };
    },
    initialPageParam: null,
    getNextPageParam: () => null,
  });
  return data?.pages[0];
}
