import { useMutation, useQuery, useQueryClient } from "@tanstack/preact-query";
import { PostCard } from "#liff/feed/post-card.tsx";
import { useMe } from "#liff/me.ts";
import { useSurroundings } from "#liff/surroundings.ts";
import { useCommentWords } from "#liff/text/comments.ts";
import { dayText } from "#liff/text/dates.ts";
import type { PostVerdict, ReportedPost, ReportedPosts as Reported } from "#shared/post-reports.ts";
import { Verdict } from "./verdict.tsx";

const keyOf = (circle: string) => ["post-reports", circle] as const;

/** Steps that readers of a circle asked its organizers to look at. */
export function useReportedPosts(circle: string) {
  const { api } = useSurroundings();
  return useQuery({
    queryKey: keyOf(circle),
    queryFn: async (): Promise<Reported> =>
      (await api.circles[":circle"]["post-reports"].$get({ param: { circle } })).json(),
  });
}

type Props = { readonly circle: string; readonly reported: readonly ReportedPost[] };

export function ReportedPosts({ circle, reported }: Props) {
  const { tell } = useCommentWords();
  if (reported.length === 0) return null;
  return (
    <section class="comment-list" aria-labelledby="reported-posts">
      <h2 id="reported-posts" class="comment-head">
        {tell("reportedPosts")}
      </h2>
      {reported.map((each) => (
        <One key={each.post.id} circle={circle} reported={each} />
      ))}
    </section>
  );
}

function One({ circle, reported }: { readonly circle: string; readonly reported: ReportedPost }) {
  const { tell, locale } = useCommentWords();
  const { today } = useMe();
  const { api } = useSurroundings();
  const queries = useQueryClient();
  const { post, by, reportedAt } = reported;
  const settling = useMutation({
    mutationFn: (outcome: PostVerdict) =>
      api.circles[":circle"]["post-reports"][":post"].$put({
        param: { circle, post: post.id },
        json: { outcome },
      }),
    onSuccess: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: keyOf(circle) }),
        queries.invalidateQueries({ queryKey: ["feed"] }),
      ]),
  });
  const names = by.map(({ name }) => name ?? tell("nameless")).join(tell("and"));
  return (
    <PostCard post={post}>
      <div class="comment-act">
        <p class="hint">
          {tell("reportedBy", { by: names })} · {dayText(reportedAt.slice(0, 10), today, locale)}
        </p>
        <Verdict settling={settling} removal="takeOut" />
      </div>
    </PostCard>
  );
}
