import { useMutation, useQuery, useQueryClient } from "@tanstack/preact-query";
import { useSurroundings } from "#liff/surroundings.ts";
import type { PacketAct, PacketView } from "#shared/packet.ts";
import { foresee } from "./foresee.ts";

/** How soon one host sees what another one did. */
const everyMs = 4000;

/** The running order as it is now, and what is done to it. */
export function usePacket(id: string) {
  const { api } = useSurroundings();
  const queries = useQueryClient();
  const { packet } = api.meetups[":meetup"];
  const param = { meetup: id };
  const queryKey = ["packet", id];
  const mutationKey = ["packet-act", id];
  const isActing = () => queries.isMutating({ mutationKey }) > 0;
  const asked = useQuery({
    queryKey,
    queryFn: async (): Promise<PacketView> => (await packet.$get({ param })).json(),
    // What is on its way is newer than what would come back.
    refetchInterval: () => (isActing() ? false : everyMs),
    refetchOnWindowFocus: true,
  });
  const acting = useMutation({
    mutationKey,
    scope: { id: `packet ${id}` },
    mutationFn: async (wish: PacketAct): Promise<PacketView> =>
      (await packet.$post({ param, json: wish })).json(),
    async onMutate(wish) {
      await queries.cancelQueries({ queryKey });
      const seen = queries.getQueryState<PacketView>(queryKey);
      if (seen?.data === undefined) return;
      const ago = Date.now() - seen.dataUpdatedAt;
      queries.setQueryData(queryKey, foresee(seen.data, wish, ago));
    },
    onSuccess(view) {
      // Of several on their way the last one knows.
      if (queries.isMutating({ mutationKey }) === 1) queries.setQueryData(queryKey, view);
    },
    onError: () => queries.invalidateQueries({ queryKey }),
  });
  return { asked, toldAt: asked.dataUpdatedAt, act: acting.mutate, isFailing: acting.isError };
}
