import { useCommentWords } from "#liff/text/comments.ts";
import { langOf } from "#liff/text/questions.ts";
import type { CommentKind, CommentWords as Words } from "#shared/comments.ts";

type Props = { readonly kind: CommentKind; readonly words: Words };

/** What somebody wrote, as they wrote it. */
export function CommentWords({ kind, words: { text, how } }: Props) {
  const { tell } = useCommentWords();
  return (
    <>
      {kind === "frank" && <p class="post-label">{tell("waste")}</p>}
      <p class="comment-text" lang={langOf(text)} dir="auto">
        {text}
      </p>
      {how !== null && (
        <>
          <p class="post-label">{tell("alive")}</p>
          <p class="comment-text" lang={langOf(how)} dir="auto">
            {how}
          </p>
        </>
      )}
    </>
  );
}
