import { Gift, Sparkles } from "lucide-preact";
import { Link } from "wouter-preact";
import { useCheers } from "#liff/cheers/use-cheers.ts";
import { useFeedWords } from "#liff/text/feed.ts";
import type { CheeredPost } from "#shared/cheers.ts";
import { wantsStrengths } from "#shared/wanted.ts";

type Props = { readonly circle: string; readonly post: CheeredPost };

/** On a card whose writer would like to hear of strengths: naming one, or reading what came. */
export function NameLink({ circle, post }: Props) {
  const { tell } = useFeedWords();
  const { sent } = useCheers(circle, post.id, post.cheers.sent);
  if (!wantsStrengths(post.wanted)) return null;
  if (post.isMine) {
    return (
      <Link href="/strengths" class="text-button name-link">
        <Sparkles size={16} aria-hidden="true" />
        {tell("notebook")}
      </Link>
    );
  }
  // 「それ、強みだと思います」 leads on to which one it is.
  const isSaid = sent.some(({ word }) => word === "CH7");
  const act = tell(isSaid ? "nameWhich" : "nameStrength");
  return (
    <Link
      href={`/strengths/name?post=${encodeURIComponent(post.id)}`}
      class={isSaid ? "button quiet name-link said" : "text-button name-link"}
      aria-label={tell("nameStrengthOf", { act, name: post.author.name ?? tell("nameless") })}
    >
      <Gift size={16} aria-hidden="true" />
      {act}
    </Link>
  );
}
