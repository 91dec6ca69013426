import { useQuery } from "@tanstack/preact-query";
import { ChevronRight, MessageCircle } from "lucide-preact";
import { Link } from "wouter-preact";
import { useSurroundings } from "#liff/surroundings.ts";
import { useWords } from "#liff/text/speak.ts";
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
    <Link href="/comments" class="card way cheers-waiting">
      <MessageCircle class="cheer-picture" size={24} strokeWidth={1.75} aria-hidden="true" />
      <span class="way-words">
        <span class="way-title">
          {say(n === 1 ? "home.comment" : n < 10 ? "home.comments" : "home.manyComments", { n })}
        </span>
      </span>
      <ChevronRight size={20} aria-hidden="true" />
    </Link>
  );
}
