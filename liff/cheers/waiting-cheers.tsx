import { useQuery } from "@tanstack/preact-query";
import { ChevronRight, HandHeart } from "lucide-preact";
import { Link } from "wouter-preact";
import { useSurroundings } from "#liff/surroundings.ts";
import { useWords } from "#liff/text/speak.ts";
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
    <Link href="/cheers" class="card way cheers-waiting">
      <HandHeart class="cheer-picture" size={24} strokeWidth={1.75} aria-hidden="true" />
      <span class="way-words">
        <span class="way-title">
          {say(n === 1 ? "home.cheer" : n < 10 ? "home.cheers" : "home.manyCheers", { n })}
        </span>
      </span>
      <ChevronRight size={20} aria-hidden="true" />
    </Link>
  );
}
