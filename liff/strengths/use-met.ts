import { useQueryClient } from "@tanstack/preact-query";
import { useEffect, useRef } from "preact/hooks";
import { useSurroundings } from "#liff/surroundings.ts";

export const WAITING_STRENGTHS = ["waiting-strengths"] as const;

/** So many at once; the others when the page is drawn again. */
const atOnce = 200;

/** Tells the server that the reader has met these, once; without a signal, the next time. */
export function useStrengthsMet(ids: readonly string[], as: "told" | "seen") {
  const { api } = useSurroundings();
  const queries = useQueryClient();
  const known = useRef(new Set<string>());
  const key = ids
    .filter((id) => !known.current.has(id))
    .slice(0, atOnce)
    .join();
  useEffect(() => {
    if (key === "") return;
    const met = key.split(",");
    for (const id of met) known.current.add(id);
    const tell = async () => {
      await api.own.strengths.met.$post({ json: { strengths: met, as } });
      if (as === "seen") await queries.invalidateQueries({ queryKey: WAITING_STRENGTHS });
    };
    tell().catch(() => met.forEach((id) => known.current.delete(id)));
  }, [key]);
}
