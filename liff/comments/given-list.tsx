import { useMutation } from "@tanstack/preact-query";
import { useMe } from "#liff/me.ts";
import { useSurroundings } from "#liff/surroundings.ts";
import { useCommentWords } from "#liff/text/comments.ts";
import { dayText, periodWords } from "#liff/text/dates.ts";
import type { GivenComment } from "#shared/comments.ts";
import { CommentWords } from "./comment-words.tsx";
import { useLookAgain } from "./use-comments.ts";

/** What the reader wrote to others, each with a way to take it back. */
export function GivenList({ comments }: { readonly comments: readonly GivenComment[] }) {
  return (
    <ul class="comment-list">
      {comments.map((comment) => (
        <Given key={comment.id} comment={comment} />
      ))}
    </ul>
  );
}

function Given({
  comment: { id, to, kind, at, text, how, ...record },
}: {
  readonly comment: GivenComment;
}) {
  const { say, tell, locale } = useCommentWords();
  const { today } = useMe();
  const { api } = useSurroundings();
  const lookAgain = useLookAgain();
  const { key, vars } = periodWords(record.cadence, record.period, locale);
  const takeBack = useMutation({
    mutationFn: () => api.own.comments.given[":id"].$delete({ param: { id } }),
    onSuccess: lookAgain,
  });
  return (
    <li class="card comment">
      <p class="hint">
        {tell("to", { name: to.name ?? tell("nameless") })} · {say(key, vars)} · {tell(kind)} ·{" "}
        {dayText(at.slice(0, 10), today, locale)}
      </p>
      <CommentWords kind={kind} words={{ text, how }} />
      <p role="status" class="hint">
        {takeBack.isError && tell("trouble")}
      </p>
      <button
        type="button"
        class="text-button"
        disabled={takeBack.isPending}
        onClick={() => takeBack.mutate()}
      >
        {tell("takeBack")}
      </button>
    </li>
  );
}
