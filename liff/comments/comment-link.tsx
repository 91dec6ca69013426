import { MessageCircle } from "lucide-preact";
import { Link } from "wouter-preact";
import { useFeedWords } from "#liff/text/feed.ts";
import { kindsWelcome } from "#shared/comments.ts";
import type { PostView } from "#shared/feed.ts";

type Props = { readonly circle: string; readonly post: PostView };

/** The way to a step's own page; where no words were asked for, it only reads. */
export function CommentLink({ circle, post: { id, isMine, wanted } }: Props) {
  const { tell } = useFeedWords();
  const isAsked = kindsWelcome(wanted).length > 0;
  if (isMine && !isAsked) return null;
  return (
    <Link href={`/comments/on/${circle}/${id}`} class="text-button comment-link">
      <MessageCircle size={16} aria-hidden="true" />
      {tell(isMine ? "readComments" : isAsked ? "writeComment" : "openPost")}
    </Link>
  );
}
