import { useQueryClient } from "@tanstack/preact-query";
import { useEffect, useRef, useState } from "preact/hooks";
import { useSurroundings } from "#liff/surroundings.ts";
import type { ReceivedCheer } from "#shared/cheers.ts";

export const WAITING = ["cheers", "waiting"] as const;

/** So many at once; the others when the page is drawn again. */
const atOnce = 200;

export const newIn = (cheers: readonly ReceivedCheer[]): string[] =>
  cheers.flatMap(({ id, isNew }) => (isNew ? [id] : []));

/** Tells the server that the reader has met these, once; without a signal, the next time. */
export function useMet(ids: readonly string[], as: "told" | "seen") {
  const { api } = useSurroundings();
  const queries = useQueryClient();
  const known = useRef(new Set<string>());
  const fresh = ids.filter((id) => !known.current.has(id)).slice(0, atOnce);
  const key = fresh.join();
  useEffect(() => {
    if (key === "") return;
    const told = key.split(",");
    for (const id of told) known.current.add(id);
    const tell = async () => {
      await api.own.cheers.met.$post({ json: { cheers: told, as } });
      if (as === "seen") await queries.invalidateQueries({ queryKey: WAITING });
    };
    tell().catch(() => told.forEach((id) => known.current.delete(id)));
  }, [key]);
}

/** For the place where they stand: what is new there counts as seen once it is on the screen. */
export function useSeenHere(cheers: readonly ReceivedCheer[]) {
  const place = useRef<HTMLDivElement>(null);
  const [isShown, setShown] = useState(false);
  useMet(isShown ? newIn(cheers) : [], "seen");
  const isAny = cheers.length > 0;
  useEffect(() => {
    const { current } = place;
    if (current === null) return;
    const watch = new IntersectionObserver((met) =>
      setShown(met.some(({ isIntersecting }) => isIntersecting)),
    );
    watch.observe(current);
    return () => watch.disconnect();
  }, [isAny]);
  return place;
}
