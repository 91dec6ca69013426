import { useMutation, useQuery } from "@tanstack/preact-query";
import { ReportedPosts, useReportedPosts } from "#liff/circle/reported-posts.tsx";
import { Verdict } from "#liff/circle/verdict.tsx";
import { CommentWords } from "#liff/comments/comment-words.tsx";
import { COMMENTS, useLookAgain } from "#liff/comments/use-comments.ts";
import { useMe } from "#liff/me.ts";
import { isOutside } from "#liff/api.ts";
import { useSurroundings } from "#liff/surroundings.ts";
import { useCommentWords } from "#liff/text/comments.ts";
import { dayText, periodWords } from "#liff/text/dates.ts";
import { Opening } from "#liff/ui/opening.tsx";
import { Page } from "#liff/ui/page.tsx";
import type { ReportedComment, ReportOutcome, ReportsView } from "#shared/comments.ts";

type Props = { readonly params: { readonly id: string } };

/** What people of a circle asked its organizers to look at. */
export function Reports({ params: { id } }: Props) {
  const { say, tell, locale } = useCommentWords();
  const { api } = useSurroundings();
  const asked = useQuery({
    queryKey: [...COMMENTS, "reports", id],
    queryFn: async (): Promise<ReportsView> =>
      (await api.circles[":circle"].reports.$get({ param: { circle: id } })).json(),
  });
  const posts = useReportedPosts(id);
  const { data } = asked;
  const back = { to: `/circle/${id}`, label: tell("toCircle") };
  if (isOutside(asked.error)) {
    return (
      <Page title={tell("reports")} back={back}>
        <p class="lead">{tell("reportsNotYours")}</p>
      </Page>
    );
  }
  if (data === undefined || posts.data === undefined) {
    return (
      <Page title={tell("reports")} back={back}>
        <Opening asked={data === undefined ? asked : posts} />
      </Page>
    );
  }
  const isEmpty = data.reports.length === 0 && posts.data.items.length === 0;
  return (
    <Page title={tell("reports")} back={back}>
      <p class="lead">{tell(isEmpty ? "reportsEmpty" : "reportsLead")}</p>
      <ReportedPosts circle={id} reported={posts.data.items} />
      {data.reports.length > 0 && (
        <section class="comment-list" aria-labelledby="reported-notes">
          <h2 id="reported-notes" class="comment-head">
            {tell("reportedNotes")}
          </h2>
          {data.reports.map((report) => (
            <Report key={report.id} circle={id} report={report} />
          ))}
        </section>
      )}
      {data.together.length > 0 && (
        <section class="card comment" aria-labelledby="beside">
          <h2 id="beside">{tell("beside")}</h2>
          <p class="hint">{tell("besideHint")}</p>
          <ul class="comment-breath">
            {data.together.map(({ id: who, name, cadence, period }) => {
              const { key, vars } = periodWords(cadence, period, locale);
              return (
                <li key={`${who} ${period}`}>
                  {name ?? tell("nameless")} · {say(key, vars)}
                </li>
              );
            })}
          </ul>
        </section>
      )}
    </Page>
  );
}

type ReportProps = { readonly circle: string; readonly report: ReportedComment };

function Report({ circle, report: { id, kind, text, how, by, from, reportedAt } }: ReportProps) {
  const { tell, locale } = useCommentWords();
  const { today } = useMe();
  const { api } = useSurroundings();
  const lookAgain = useLookAgain();
  const settling = useMutation({
    mutationFn: (outcome: ReportOutcome) =>
      api.circles[":circle"].reports[":id"].$put({ param: { circle, id }, json: { outcome } }),
    onSuccess: lookAgain,
  });
  const nameOf = ({ name }: { readonly name: string | null }) => name ?? tell("nameless");
  return (
    <article class="card comment">
      <p class="hint">
        {tell("reportBy", { by: nameOf(by), from: nameOf(from) })} ·{" "}
        {dayText(reportedAt.slice(0, 10), today, locale)}
      </p>
      <CommentWords kind={kind} words={{ text, how }} />
      <Verdict settling={settling} removal="takeAway" />
    </article>
  );
}
