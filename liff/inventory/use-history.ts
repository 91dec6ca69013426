import { useQuery } from "@tanstack/preact-query";
import { useSurroundings } from "#liff/surroundings.ts";
import type { AssetsView } from "#shared/inventory-assets.ts";
import type { Comparison, Moment, SnapshotsView } from "#shared/inventory-compare.ts";

/** The months over in which the inventory changed. */
export function useMonths() {
  const { api } = useSurroundings();
  return useQuery({
    queryKey: ["inventory-months"],
    queryFn: async (): Promise<SnapshotsView> => (await api.inventory.snapshots.$get()).json(),
    staleTime: 0,
  });
}

/** Two moments side by side; `unsaved` asks again when something has arrived. */
export function useComparison(from: Moment, to: Moment, unsaved: number) {
  const { api } = useSurroundings();
  return useQuery({
    queryKey: ["inventory-comparison", from, to, unsaved],
    queryFn: async (): Promise<Comparison> =>
      (await api.inventory.comparison.$get({ query: { from, to } })).json(),
    staleTime: 0,
  });
}

/** What the quarterly reflections say about the five assets. */
export function useAssets() {
  const { api } = useSurroundings();
  return useQuery({
    queryKey: ["inventory-assets"],
    queryFn: async (): Promise<AssetsView> => (await api.inventory.assets.$get()).json(),
    staleTime: 0,
  });
}
