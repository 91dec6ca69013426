import { useMutation, useQueryClient } from "@tanstack/preact-query";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { ME } from "#liff/me.ts";
import { langOf } from "#liff/text/questions.ts";
import { useRecordWords } from "#liff/text/record.ts";
import { Saved } from "#liff/ui/saved.tsx";
import { maxBridgeLength } from "#shared/record.ts";
import type { Period } from "#shared/reflection.ts";
import { monthsBack } from "#shared/road.ts";
import { RECORD, useAsk } from "./ask.ts";

type Props = {
  readonly from: Period;
  readonly to: Period;
  /** The line that stands there; null for plain road. */
  readonly line: string | null;
  readonly onEnd: () => void;
};

const WHOLE = "whole";

/** One line about a month, or about several together. */
export function BridgeForm({ from, to, line, onEnd }: Props) {
  const { tell, titleOf, spanOf } = useRecordWords();
  const ask = useAsk();
  const queries = useQueryClient();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(line ?? "");
  const [place, setPlace] = useState(WHOLE);
  const [base, setBase] = useState(line ?? "");
  const [theirs, setTheirs] = useState<string | null>(null);
  const isWhole = place === WHOLE;
  const span = isWhole ? spanOf(from, to) : spanOf(place, place);
  const saving = useMutation({
    mutationFn: (words: string) =>
      ask.bridge(isWhole ? to : place, {
        text: words,
        base,
        ...(isWhole && from !== to && { from }),
      }),
    async onSuccess(answer) {
      if ("theirs" in answer) {
        setTheirs(answer.theirs.text);
        setBase(answer.theirs.text);
        return;
      }
      await renew();
    },
  });
  useEffect(() => field.current?.focus(), []);
  const renew = async () => {
    for (const queryKey of [ME, ["home"]]) void queries.invalidateQueries({ queryKey });
    await queries.invalidateQueries({ queryKey: RECORD });
    onEnd();
  };
  return (
    <form
      class="bridge-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== "") saving.mutate(text.trim());
      }}
    >
      {line === null && from !== to && (
        <label>
          {tell("bridgeWhere")}
          <select value={place} onChange={(event) => setPlace(event.currentTarget.value)}>
            <option value={WHOLE}>{tell("bridgeWhole", { span: spanOf(from, to) })}</option>
            {monthsBack(to, from).map((month) => (
              <option key={month} value={month}>
                {titleOf("monthly", month)}
              </option>
            ))}
          </select>
        </label>
      )}
      <label for={id}>{tell("bridgeLine", { span })}</label>
      <input
        ref={field}
        id={id}
        type="text"
        value={text}
        lang={langOf(text)}
        maxLength={maxBridgeLength}
        autocomplete="off"
        enterkeyhint="done"
        aria-describedby={`${id}-hint`}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <p id={`${id}-hint`} class="hint">
        {tell("bridgeHint")}
      </p>
      {theirs !== null && (
        <div role="alert" class="bridge-theirs">
          <p>{tell("bridgeElsewhere")}</p>
          <blockquote lang={langOf(theirs)}>{theirs}</blockquote>
        </div>
      )}
      <div class="bridge-actions">
        <button type="submit" class="button" disabled={text.trim() === "" || saving.isPending}>
          {tell(theirs === null ? "bridgeKeep" : "bridgeMine")}
        </button>
        <button
          type="button"
          class="button quiet"
          onClick={() => (theirs === null ? onEnd() : void renew())}
        >
          {tell(theirs === null ? "bridgeLeave" : "bridgeTheirs")}
        </button>
        {line !== null && theirs === null && (
          <button
            type="button"
            class="text-link"
            disabled={saving.isPending}
            onClick={() => saving.mutate("")}
          >
            {tell("bridgeOff")}
          </button>
        )}
      </div>
      <Saved saving={saving} />
    </form>
  );
}
