import { useCheerWords } from "#liff/text/cheers.ts";
import type { CheeredPost } from "#shared/cheers.ts";
import { CheersCame } from "./cheers-came.tsx";
import { useSeenHere } from "./use-met.ts";

/** On one's own card: what came to it, for nobody else's eyes. */
export function OwnCheers({ post }: { readonly post: CheeredPost }) {
  const { tell } = useCheerWords();
  const { received } = post.cheers;
  const place = useSeenHere(received);
  if (received.length === 0) return null;
  return (
    <div class="cheer-bar own" role="group" aria-label={tell("title")} ref={place}>
      <CheersCame cheers={received} />
    </div>
  );
}
