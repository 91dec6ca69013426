import { useId, useState } from "preact/hooks";
import { Link } from "wouter-preact";
import { usePacketWords } from "#liff/text/packet.ts";
import { langOf } from "#liff/text/questions.ts";
import { Saved } from "#liff/ui/saved.tsx";
import { Switch } from "#liff/ui/switch.tsx";
import { longestTakeaway, type AfterView } from "#shared/attendance.ts";
import { theirsIn, useAfter } from "./use-after.ts";

/** What stays of a meetup for oneself: that one was there, and a line in one's own record. */
export function After({ meetup }: { readonly meetup: string }) {
  const { tell } = usePacketWords();
  const { asked, coming, writing } = useAfter(meetup);
  const { data } = asked;
  if (data === undefined || !data.hasBegun) return null;
  const isThere = coming.isPending ? coming.variables : data.wasThere;
  return (
    <section class="card after" aria-labelledby="after">
      <h2 id="after">{tell("after")}</h2>
      <Switch
        label={tell("there")}
        hint={tell("thereHint")}
        isOn={isThere}
        onTurn={coming.mutate}
      />
      {coming.isError && <Saved saving={coming} />}
      <Line view={data} writing={writing} />
    </section>
  );
}

type LineProps = {
  readonly view: AfterView;
  readonly writing: ReturnType<typeof useAfter>["writing"];
};

function Line({ view, writing }: LineProps) {
  const { tell, locale } = usePacketWords();
  const id = useId();
  const { takeaway, month } = view;
  const [text, setText] = useState(takeaway);
  const [isOpen, setOpen] = useState(takeaway === "");
  const theirs = theirsIn(writing.error);
  if (!isOpen) {
    return (
      <div class="after-kept">
        <p class="hint">{tell("line")}</p>
        <p class="after-line" lang={langOf(takeaway)} dir="auto">
          {takeaway}
        </p>
        <p class="after-ways">
          <Link href={`/me/monthly/${month}`} class="text-link">
            {tell("lineRecord")}
          </Link>
          <button
            type="button"
            class="text-link"
            onClick={() => {
              setText(takeaway);
              setOpen(true);
            }}
          >
            {tell("lineChange")}
          </button>
        </p>
        <p role="status" class="saved">
          {writing.isSuccess && tell("lineKept")}
        </p>
      </div>
    );
  }
  return (
    <form
      class="after-form"
      onSubmit={(event) => {
        event.preventDefault();
        const base = theirs ?? takeaway;
        writing.mutate(
          { text: text.trim(), base },
          { onSuccess: (kept) => setOpen(kept.takeaway === "") },
        );
      }}
    >
      <label for={id}>{tell("line")}</label>
      <textarea
        id={id}
        rows={3}
        value={text}
        lang={langOf(text) ?? locale}
        maxLength={longestTakeaway}
        aria-describedby={`${id}-hint`}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <p id={`${id}-hint`} class="hint">
        {tell("lineHint")}
      </p>
      {theirs !== null && (
        <div role="alert" class="after-theirs">
          <p>{tell("lineElsewhere")}</p>
          <blockquote lang={langOf(theirs)}>{theirs}</blockquote>
        </div>
      )}
      <button type="submit" class="button" disabled={writing.isPending || text.trim() === takeaway}>
        {tell(theirs === null ? "lineKeep" : "lineMine")}
      </button>
      {theirs === null && <Saved saving={writing} />}
    </form>
  );
}
