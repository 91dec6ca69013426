import { useQuery } from "@tanstack/preact-query";
import { HandHeart } from "lucide-preact";
import { useSurroundings } from "#liff/surroundings.ts";
import { useWords } from "#liff/text/speak.ts";
import { Arrival } from "#liff/ui/arrival.tsx";
import type { WaitingCheers as Waiting } from "#shared/cheers.ts";
import { useMet, WAITING } from "./use-met.ts";

/** Cheers that came and were not read yet; nothing where there are none. */
export function WaitingCheers() {
  const { say } = useWords();
  const { api } = useSurroundings();
  const { data } = useQuery({
    queryKey: WAITING,
    queryFn: async (): Promise<Waiting> => (await api.own.cheers.waiting.$get()).json(),
  });
  const cheers = data?.cheers ?? [];
  useMet(
    cheers.map(({ id }) => id),
    "told",
  );
  const n = cheers.length;
  if (n === 0) return null;
  return (
    <Arrival
      to="/cheers"
      icon={HandHeart}
      words={say(n === 1 ? "home.cheer" : n < 10 ? "home.cheers" : "home.manyCheers", { n })}
    />
  );
}
