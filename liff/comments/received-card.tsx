import { useMutation } from "@tanstack/preact-query";
import { ChevronDown } from "lucide-preact";
import { useState } from "preact/hooks";
import { Refused } from "#liff/api.ts";
import { useMe } from "#liff/me.ts";
import { useSurroundings } from "#liff/surroundings.ts";
import { useCommentWords } from "#liff/text/comments.ts";
import { dayText, periodWords } from "#liff/text/dates.ts";
import { langOf } from "#liff/text/questions.ts";
import { Face } from "#liff/ui/face.tsx";
import { readings, type Reading, type ReceivedComment } from "#shared/comments.ts";
import { CommentWords } from "./comment-words.tsx";
import { Mute } from "./mute.tsx";
import { useLookAgain } from "./use-comments.ts";

/** What somebody wrote to the reader, and what the reader can do about it. */
export function ReceivedCard({ comment }: { readonly comment: ReceivedComment }) {
  const { say, tell, locale } = useCommentWords();
  const { today } = useMe();
  const { api } = useSurroundings();
  const lookAgain = useLookAgain();
  const [latest, setLatest] = useState<ReceivedComment | null>(null);
  const { id, from, kind, words, report, at, isNew } = latest ?? comment;
  const own = api.own.comments[":id"];
  const param = { id };
  const change = useMutation({
    mutationFn: async (ask: () => Promise<ReceivedComment>) => ask(),
    onSuccess: setLatest,
  });
  const remove = useMutation({
    mutationFn: () => own.$delete({ param }),
    onSuccess: lookAgain,
  });
  const read = (when: Reading) =>
    change.mutate(async () => (await own.reading.$put({ param, json: { when } })).json());
  const tellOrganizers = (isOpen: boolean) =>
    change.mutate(async () =>
      (await (isOpen ? own.report.$put({ param }) : own.report.$delete({ param }))).json(),
    );
  const name = from?.name ?? tell("nameless");
  const record = periodWords(comment.cadence, comment.period, locale);
  if (report === "removed") {
    return (
      <article class="card comment">
        <p class="lead">{tell("removed")}</p>
        <button type="button" class="text-button" onClick={() => remove.mutate()}>
          {tell("dismiss")}
        </button>
      </article>
    );
  }
  return (
    <article class="card comment" aria-label={name}>
      <header class="post-head">
        <div class="post-face">
          {from !== null && <Face name={from.name} face={from.face} picture={from.picture} />}
        </div>
        <p class="comment-who">
          <span class="post-name" lang={langOf(name)}>
            {name}
          </span>
          <span class="hint">
            {say(record.key, record.vars)} · {tell(kind)}
            {isNew && <span class="comment-new"> {tell("fresh")}</span>}
          </span>
        </p>
        <time class="hint" dateTime={at}>
          {dayText(at.slice(0, 10), today, locale)}
        </time>
      </header>
      {words === null ? (
        <Closed comment={latest ?? comment} name={name} isBusy={change.isPending} onRead={read} />
      ) : (
        <CommentWords kind={kind} words={words} />
      )}
      <p role="status" class="hint">
        {change.error instanceof Refused && change.error.status === 400
          ? tell("reportNobody")
          : change.isError || remove.isError
            ? tell("trouble")
            : report === "open"
              ? tell("reported")
              : report === "settled"
                ? tell("settled")
                : null}
      </p>
      <details class="comment-more">
        <summary>
          {tell("more")}
          <ChevronDown size={18} class="opens" aria-hidden="true" />
        </summary>
        <div class="comment-act">
          <p class="hint">{tell("removeHint")}</p>
          <button
            type="button"
            class="button quiet"
            disabled={remove.isPending}
            onClick={() => remove.mutate()}
          >
            {tell("remove")}
          </button>
        </div>
        {words !== null && report !== "settled" && (
          <div class="comment-act">
            <p class="hint">{tell("reportHint")}</p>
            <button
              type="button"
              class="button quiet"
              disabled={change.isPending}
              onClick={() => tellOrganizers(report === null)}
            >
              {tell(report === null ? "report" : "unreport")}
            </button>
          </div>
        )}
        {from !== null && <Mute id={from.id} name={name} />}
      </details>
    </article>
  );
}

type ClosedProps = {
  readonly comment: ReceivedComment;
  readonly name: string;
  readonly isBusy: boolean;
  readonly onRead: (when: Reading) => void;
};

/** Frank words that wait: none of them are here yet. */
function Closed({ comment: { reading }, name, isBusy, onRead }: ClosedProps) {
  const { tell } = useCommentWords();
  const { organizer: called } = useMe();
  const organizer = called || tell("organizer");
  return (
    <>
      <p>{tell("closed", { name })}</p>
      {reading !== null && (
        <p class="hint" role="status">
          {tell(reading === "together" ? "waitsTogether" : "waits", { organizer })}
        </p>
      )}
      <div class="comment-reading">
        {readings
          .filter((when) => when !== reading)
          .map((when) => (
            <button
              key={when}
              type="button"
              class="button quiet"
              disabled={isBusy}
              onClick={() => onRead(when)}
            >
              {tell(when, { organizer })}
            </button>
          ))}
      </div>
    </>
  );
}
