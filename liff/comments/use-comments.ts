import { useQuery, useQueryClient } from "@tanstack/preact-query";
import { useEffect, useRef } from "preact/hooks";
import { useSurroundings } from "#liff/surroundings.ts";
import type { PostPage, ReceivedComment } from "#shared/comments.ts";

export const COMMENTS = ["comments"] as const;
export const WAITING = [...COMMENTS, "waiting"] as const;

/** A record with what was said under it, as far as this reader may know. */
export function usePost(circle: string, post: string) {
  const { api } = useSurroundings();
  return useQuery({
    queryKey: [...COMMENTS, "post", circle, post],
    queryFn: async (): Promise<PostPage> =>
      (await api.circles[":circle"].posts[":post"].$get({ param: { circle, post } })).json(),
  });
}

/** Lists are looked at again once something in them changed. */
export function useLookAgain() {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: COMMENTS });
}

/** Tells the server, once, that the reader has met these; without a signal, the next time. */
export function useMet(ids: readonly string[], as: "told" | "seen") {
  const { api } = useSurroundings();
  const queries = useQueryClient();
  const known = useRef(new Set<string>());
  const fresh = ids.filter((id) => !known.current.has(id)).slice(0, 200);
  const key = fresh.join();
  useEffect(() => {
    if (key === "") return;
    const met = key.split(",");
    for (const id of met) known.current.add(id);
    const tell = async () => {
      await api.own.comments.met.$post({ json: { comments: met, as } });
      if (as === "seen") await queries.invalidateQueries({ queryKey: WAITING });
    };
    tell().catch(() => met.forEach((id) => known.current.delete(id)));
  }, [key]);
}

export const newIn = (comments: readonly ReceivedComment[]): string[] =>
  comments.flatMap(({ id, isNew }) => (isNew ? [id] : []));
