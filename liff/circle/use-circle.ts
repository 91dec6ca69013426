import { useMutation, useQuery, useQueryClient } from "@tanstack/preact-query";
import { ME } from "#liff/me.ts";
import { useSurroundings } from "#liff/surroundings.ts";
import type { CircleView } from "#shared/circle.ts";

export const circleKey = (id: string) => ["circle", id] as const;

export function useCircle(id: string) {
  const { api } = useSurroundings();
  return useQuery({
    queryKey: circleKey(id),
    queryFn: async (): Promise<CircleView> =>
      (await api.circles[":circle"].$get({ param: { circle: id } })).json(),
  });
}

/** A change of one circle; what the server answers is the circle as it is then. */
export function useCircleChange<T>(
  id: string,
  change: (wish: T) => Promise<{ readonly json: () => Promise<unknown> }>,
) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (wish: T) => (await (await change(wish)).json()) as CircleView,
    scope: { id: `circle ${id}` },
    onSuccess(circle) {
      queries.setQueryData<CircleView>(circleKey(id), circle);
      return queries.invalidateQueries({ queryKey: ME });
    },
  });
}
