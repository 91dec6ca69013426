import { useQuery } from "@tanstack/preact-query";
import { Sparkles } from "lucide-preact";
import { useSurroundings } from "#liff/surroundings.ts";
import { useWords } from "#liff/text/speak.ts";
import { Arrival } from "#liff/ui/arrival.tsx";
import type { WaitingStrengths as Waiting } from "#shared/strengths.ts";
import { useStrengthsMet, WAITING_STRENGTHS } from "./use-met.ts";

/** Strengths that came and were not read yet; nothing where there are none. */
export function WaitingStrengths() {
  const { say } = useWords();
  const { api } = useSurroundings();
  const { data } = useQuery({
    queryKey: WAITING_STRENGTHS,
    queryFn: async (): Promise<Waiting> => (await api.own.strengths.waiting.$get()).json(),
  });
  const strengths = data?.strengths ?? [];
  useStrengthsMet(
    strengths.map(({ id }) => id),
    "told",
  );
  const n = strengths.length;
  if (n === 0) return null;
  return (
    <Arrival
      to="/strengths"
      icon={Sparkles}
      words={say(n === 1 ? "home.strength" : n < 10 ? "home.strengths" : "home.manyStrengths", {
        n,
      })}
    />
  );
}
