import { useCommentWords } from "#liff/text/comments.ts";
import type { ReportOutcome } from "#shared/comments.ts";

type Props = {
  readonly settling: {
    readonly isPending: boolean;
    readonly isError: boolean;
    readonly mutate: (outcome: ReportOutcome) => void;
  };
  /** What becomes of it where it cannot stay. */
  readonly removal: "takeOut" | "takeAway";
};

/** What those who run a circle decide about something that was reported to them. */
export function Verdict({ settling, removal }: Props) {
  const { tell } = useCommentWords();
  const { isPending, isError, mutate } = settling;
  return (
    <>
      <p class="hint">{tell(`${removal}Hint`)}</p>
      <p role="status" class="hint">
        {isError && tell("trouble")}
      </p>
      <div class="comment-reading">
        <button type="button" class="button" disabled={isPending} onClick={() => mutate("settled")}>
          {tell("settle")}
        </button>
        <button
          type="button"
          class="button quiet"
          disabled={isPending}
          onClick={() => mutate("removed")}
        >
          {tell(removal)}
        </button>
      </div>
    </>
  );
}
