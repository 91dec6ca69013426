import { useQuery } from "@tanstack/preact-query";
import { MessageCircle } from "lucide-preact";
import { useSurroundings } from "#liff/surroundings.ts";
import { useWords } from "#liff/text/speak.ts";
import { Arrival } from "#liff/ui/arrival.tsx";
import type { WaitingComments as Waiting } from "#shared/comments.ts";
import { useMet, WAITING } from "./use-comments.ts";

/** Comments that came and were not read yet; nothing where there are none. */
export function WaitingComments() {
  const { say } = useWords();
  const { api } = useSurroundings();
  const { data } = useQuery({
    queryKey: WAITING,
    queryFn: async (): Promise<Waiting> => (await api.own.comments.waiting.$get()).json(),
  });
  const comments = data?.comments ?? [];
  useMet(
    comments.map(({ id }) => id),
    "told",
  );
  const n = comments.length;
  if (n === 0) return null;
  return (
    <Arrival
      to="/comments"
      icon={MessageCircle}
      words={say(n === 1 ? "home.comment" : n < 10 ? "home.comments" : "home.manyComments", { n })}
    />
  );
}
