import { useEffect, useRef, useState } from "preact/hooks";
import { Link } from "wouter-preact";
import { useMe } from "#liff/me.ts";
import { useStrengthWords } from "#liff/text/strengths.ts";
import { troubleOf, useAsk, useChange } from "./ask.ts";
import { createKeptDrafts, emptyDraft, wordsOfDraft, type StrengthDraft } from "./draft.ts";
import { LookBefore } from "./look-before.tsx";
import { NameForm } from "./name-form.tsx";
import { storageOrNone } from "./storage.ts";

type Props = { readonly post: string; readonly name: string; readonly isFirst: boolean };

/** From the first word to the moment it is sent; what is typed stays on the phone until then. */
export function Naming({ post, name, isFirst }: Props) {
  const { tell } = useStrengthWords();
  const { id: memberId } = useMe();
  const ask = useAsk();
  const kept = useRef(createKeptDrafts(storageOrNone(), memberId)).current;
  const [draft, setDraft] = useState(() => kept.read(post) ?? emptyDraft(crypto.randomUUID()));
  const [at, setAt] = useState<"writing" | "looking" | "sent">("writing");
  const sending = useChange(async (of: StrengthDraft) => {
    await ask.name(post, { id: of.id, ...wordsOfDraft(of) });
    kept.write(post, null);
    setAt("sent");
  });
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (at === "writing") return;
    window.scrollTo(0, 0);
    place.current?.focus();
  }, [at]);
  const write = (next: StrengthDraft) => {
    setDraft(next);
    kept.write(post, next);
  };
  const another = () => {
    setDraft(emptyDraft(crypto.randomUUID()));
    setAt("writing");
  };
  const trouble = troubleOf(sending.error);
  return (
    <div ref={place} tabIndex={-1} class="naming-place">
      {at === "writing" && (
        <>
          <NameForm
            draft={draft}
            onWrite={write}
            onDone={() => setAt("looking")}
            done={tell("check")}
          />
          <p class="hint">{isFirst && tell("kept")}</p>
        </>
      )}
      {at === "looking" && (
        <LookBefore
          name={name}
          words={wordsOfDraft(draft)}
          isBusy={sending.isPending}
          trouble={trouble === null ? null : tell(trouble === "full" ? "enough" : trouble)}
          onSend={() => sending.mutate(draft)}
          onBack={() => setAt("writing")}
        />
      )}
      {at === "sent" && (
        <div class="card stacked naming-sent" role="status">
          <p>{tell("sent", { name })}</p>
          <div class="beside">
            <Link href="/feed" class="button">
              {tell("toSteps")}
            </Link>
            <button type="button" class="button quiet" onClick={another}>
              {tell("another")}
            </button>
          </div>
        </div>
      )}
    </div>
  );
}
