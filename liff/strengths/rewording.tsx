import { useState } from "preact/hooks";
import { Refused } from "#liff/api.ts";
import { useStrengthWords } from "#liff/text/strengths.ts";
import type { GivenStrength } from "#shared/strengths.ts";
import { troubleOf, useAsk, useChange } from "./ask.ts";
import { draftOf, wordsOfDraft } from "./draft.ts";
import { NameForm } from "./name-form.tsx";
import { NoteWords } from "./note-words.tsx";

type Props = {
  readonly strength: GivenStrength;
  readonly onDone: (isReworded: boolean) => void;
};

/** New words for a note; reworded elsewhere meanwhile, both stand here and none is lost. */
export function Rewording({ strength, onDone }: Props) {
  const { tell, locale } = useStrengthWords();
  const ask = useAsk();
  const [draft, setDraft] = useState(() => draftOf(strength.id, strength, locale));
  const [rev, setRev] = useState(strength.rev);
  const [theirs, setTheirs] = useState<GivenStrength | null>(null);
  const saving = useChange(async () => {
    const outcome = await ask.reword(strength.id, { ...wordsOfDraft(draft), rev });
    if ("given" in outcome) return onDone(true);
    setTheirs(outcome.current);
  });
  const goOn = (current: GivenStrength, isMine: boolean) => {
    setRev(current.rev);
    setTheirs(null);
    if (!isMine) setDraft(draftOf(strength.id, current, locale));
  };
  const { error } = saving;
  const isClosed = error instanceof Refused && [403, 404].includes(error.status);
  const trouble = troubleOf(error);
  return (
    <>
      {theirs !== null && (
        <div class="two" role="status">
          <p>{tell("stale")}</p>
          <NoteWords words={theirs} />
          <div class="beside">
            <button type="button" class="button quiet" onClick={() => goOn(theirs, false)}>
              {tell("takeTheirs")}
            </button>
            <button type="button" class="button quiet" onClick={() => goOn(theirs, true)}>
              {tell("keepMine")}
            </button>
          </div>
        </div>
      )}
      <NameForm
        draft={draft}
        onWrite={setDraft}
        onDone={() => saving.mutate(undefined)}
        done={tell("reword")}
      />
      <p role="status" class="wrong">
        {isClosed ? tell("gone") : trouble !== null && tell(trouble)}
      </p>
      <button type="button" class="text-button" onClick={() => onDone(false)}>
        {tell("leaveIt")}
      </button>
    </>
  );
}
