import { useMutation } from "@tanstack/preact-query";
import { ChevronDown } from "lucide-preact";
import type { ComponentChildren } from "preact";
import { useId, useMemo, useRef, useState } from "preact/hooks";
import { Refused } from "#liff/api.ts";
import { useSurroundings } from "#liff/surroundings.ts";
import { useCommentWords, type CommentsKey } from "#liff/text/comments.ts";
import {
  longestComment,
  type CommentKind,
  type GivenComment,
  type NewComment,
} from "#shared/comments.ts";
import { Field } from "./field.tsx";
import { createKept, type Writing } from "./kept.ts";
import { useLookAgain } from "./use-comments.ts";

const asks: Readonly<Record<CommentKind, CommentsKey>> = {
  praise: "askPraise",
  insight: "askInsight",
  frank: "askFrank",
};

const starters: Readonly<Record<CommentKind, readonly CommentsKey[]>> = {
  praise: ["start1", "start4"],
  insight: ["start2", "start3"],
  frank: [],
};

const examples: Readonly<Record<CommentKind, readonly CommentsKey[]>> = {
  praise: ["examplePraise"],
  insight: ["exampleInsight"],
  frank: ["exampleFrank", "exampleHow"],
};

type Props = {
  readonly circle: string;
  readonly post: string;
  readonly memberId: string;
  readonly name: string;
  /** Those that the writer of the record would like; never none. */
  readonly kinds: readonly CommentKind[];
};

/** One question, its field, a breath, and off it goes. */
export function Write({ circle, post, memberId, name, kinds }: Props) {
  const { tell } = useCommentWords();
  const { api } = useSurroundings();
  const lookAgain = useLookAgain();
  const kept = useMemo(
    () => createKept({ storage: () => window.localStorage, memberId, post }),
    [memberId, post],
  );
  const [writing, setWriting] = useState<Writing>(() => kept.read() ?? blank(kinds));
  const [isAsked, setAsked] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const id = useId();
  const kind = kinds.includes(writing.kind) ? writing.kind : (kinds[0] ?? "praise");
  const { text, how } = writing;
  const write = (change: Partial<Writing>) => {
    const next = { ...writing, kind, ...change };
    kept.keep(next);
    setWriting(next);
    sending.reset();
  };
  const sending = useMutation({
    mutationFn: async (): Promise<GivenComment> => {
      const param = { circle, post };
      const json: NewComment =
        kind === "frank" ? { id: writing.id, kind, text, how } : { id: writing.id, kind, text };
      return (await api.circles[":circle"].posts[":post"].comments.$post({ param, json })).json();
    },
    onSuccess() {
      const next = blank(kinds);
      kept.keep(next);
      setWriting(next);
      setAsked(false);
      heading.current?.focus();
    },
    onSettled: () => void lookAgain(),
  });
  const length = text.length + (kind === "frank" ? how.length : 0);
  const isWhole = text.trim() !== "" && (kind !== "frank" || how.trim() !== "");
  const isOver = length > longestComment;
  return (
    <section class="card comment-write" aria-labelledby={id}>
      <h2 id={id} ref={heading} tabIndex={-1}>
        {tell("write")}
      </h2>
      <p role="status" class="hint">
        {sending.isSuccess ? tell("sent", { name }) : null}
      </p>
      {isAsked ? (
        <Breath
          isBusy={sending.isPending}
          onSend={() => sending.mutate()}
          onRewrite={() => setAsked(false)}
        >
          <p class="comment-text" dir="auto">
            {text}
          </p>
          {kind === "frank" && (
            <p class="comment-text" dir="auto">
              {how}
            </p>
          )}
        </Breath>
      ) : (
        <>
          {kinds.length > 1 && (
            <div class="chips" role="group" aria-label={tell("kinds")}>
              {kinds.map((each) => (
                <button
                  key={each}
                  type="button"
                  class="chip"
                  aria-pressed={each === kind}
                  onClick={() => write({ kind: each })}
                >
                  {tell(each)}
                </button>
              ))}
            </div>
          )}
          <Field
            label={tell(asks[kind], { name })}
            value={text}
            isWrong={isOver}
            describedBy={`${id}-length`}
            onWrite={(next) => write({ text: next })}
          />
          {starters[kind].length > 0 && text === "" && (
            <div class="chips" role="group" aria-label={tell("starters")}>
              {starters[kind].map((start) => (
                <button
                  key={start}
                  type="button"
                  class="chip comment-start"
                  onClick={() => write({ text: `${tell(start)}…` })}
                >
                  {tell(start)}…
                </button>
              ))}
            </div>
          )}
          {kind === "frank" && (
            <Field
              label={tell("askHow")}
              value={how}
              isWrong={isOver}
              describedBy={`${id}-length`}
              onWrite={(next) => write({ how: next })}
            />
          )}
          {kind === "frank" && <p class="hint">{tell("frankHint", { name })}</p>}
          <details class="comment-more">
            <summary>
              {tell("examples")}
              <ChevronDown size={18} class="opens" aria-hidden="true" />
            </summary>
            {examples[kind].map((example) => (
              <p key={example} class="hint">
                {tell(example)}
              </p>
            ))}
          </details>
          <p id={`${id}-length`} class={isOver ? "hint comment-over" : "hint"}>
            {isOver
              ? tell("over", { n: length - longestComment })
              : tell("left", { n: longestComment - length })}
          </p>
          <button
            type="button"
            class="button"
            disabled={!isWhole || isOver}
            onClick={() => setAsked(true)}
          >
            {tell("next")}
          </button>
        </>
      )}
      <p role="alert" class="hint comment-over">
        {sending.isError && tell(troubleOf(sending.error))}
      </p>
    </section>
  );
}

type BreathProps = {
  readonly isBusy: boolean;
  readonly onSend: () => void;
  readonly onRewrite: () => void;
  readonly children: ComponentChildren;
};

/** PF8: what was written, once more, before it goes. */
function Breath({ isBusy, onSend, onRewrite, children }: BreathProps) {
  const { tell } = useCommentWords();
  return (
    <>
      <blockquote class="comment-quote">{children}</blockquote>
      <p>{tell("breath")}</p>
      <ul class="comment-breath">
        <li>{tell("breath1")}</li>
        <li>{tell("breath2")}</li>
      </ul>
      <div class="comment-reading">
        <button type="button" class="button" disabled={isBusy} onClick={onSend}>
          {tell(isBusy ? "sending" : "send")}
        </button>
        <button type="button" class="button quiet" disabled={isBusy} onClick={onRewrite}>
          {tell("rewrite")}
        </button>
      </div>
    </>
  );
}

const blank = (kinds: readonly CommentKind[]): Writing => ({
  id: crypto.randomUUID(),
  kind: kinds[0] ?? "praise",
  text: "",
  how: "",
});

function troubleOf(error: Error): CommentsKey {
  if (!(error instanceof Refused)) return "failed";
  if (error.status === 403) return "unwanted";
  if (error.status === 404) return "gone";
  return error.status === 400 ? "full" : "failed";
}
