import { useMutation } from "@tanstack/preact-query";
import { ChevronDown } from "lucide-preact";
import { Refused } from "#liff/api.ts";
import { useSurroundings } from "#liff/surroundings.ts";
import { useCommentWords } from "#liff/text/comments.ts";
import type { PostView } from "#shared/feed.ts";
import type { PostReportState, PostReportView } from "#shared/post-reports.ts";
import { Mute } from "./mute.tsx";

type Props = {
  readonly circle: string;
  readonly post: PostView;
  readonly name: string;
  readonly report: PostReportState | null;
};

/** What a reader can do about a step that is not right for them: tell the organizers, or not see it. */
export function AboutPost({ circle, post, name, report }: Props) {
  const { tell } = useCommentWords();
  const { api } = useSurroundings();
  const one = api.circles[":circle"].posts[":post"].report;
  const param = { circle, post: post.id };
  const telling = useMutation({
    mutationFn: async (isTold: boolean): Promise<PostReportView> =>
      (await (isTold ? one.$put({ param }) : one.$delete({ param }))).json(),
  });
  const state = telling.data === undefined ? report : telling.data.report;
  const isAlone = telling.error instanceof Refused && telling.error.status === 400;
  return (
    <section class="card comment">
      <details class="comment-more" open={state !== null}>
        <summary>
          {tell("aboutPost")}
          <ChevronDown size={18} class="opens" aria-hidden="true" />
        </summary>
        <div class="comment-act">
          <p class="hint" role="status">
            {isAlone
              ? tell("reportPostNobody")
              : telling.isError
                ? tell("trouble")
                : state === null
                  ? tell("reportPostHint")
                  : tell(state === "open" ? "reported" : "settled")}
          </p>
          {state !== "settled" && (
            <button
              type="button"
              class="button quiet"
              disabled={telling.isPending}
              onClick={() => telling.mutate(state === null)}
            >
              {tell(state === null ? "report" : "unreport")}
            </button>
          )}
        </div>
        <Mute id={post.author.id} name={name} />
      </details>
    </section>
  );
}
