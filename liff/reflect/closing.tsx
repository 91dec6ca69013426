import { keepPreviousData, useMutation, useQuery } from "@tanstack/preact-query";
import { Lock, Users } from "lucide-preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import { Link } from "wouter-preact";
import { useSurroundings } from "#liff/surroundings.ts";
import { useWords } from "#liff/text/speak.ts";
import type { Closing as As, FormView } from "#shared/reflection-form.ts";
import { createAsk } from "./ask.ts";
import type { Draft, DraftState } from "./draft.ts";
import { PreviewCard } from "./preview-card.tsx";
import { ShownIn } from "./shown-in.tsx";
import { useDraftPart } from "./use-draft.ts";
import { useSharing, useSharingChanged } from "./use-sharing.ts";
import { WhereTo } from "./where-to.tsx";

type Props = {
  readonly form: FormView;
  readonly draft: Draft;
};

/** The end of the page: how it looks to companions, whether they shall see it, and which of them. */
export function Closing({ form, draft }: Props) {
  const { say } = useWords();
  const { api } = useSurroundings();
  const ask = useMemo(() => createAsk(api), [api]);
  const changed = useSharingChanged();
  const { cadence, period } = form;
  const of = { cadence, period };
  const safety = useDraftPart(draft, (state) => state.safety);
  const isEmpty = useDraftPart(draft, hasNothing);
  const isUndecided = useDraftPart(draft, hasTwoVersions);

  const sharing = useSharing(of);
  const places = sharing?.circles ?? [];
  const open = places.filter(({ isOpen }) => isOpen);
  const [wished, setWished] = useState<readonly string[] | null>(null);
  const chosen = open.flatMap(({ id, isUsual }) => ((wished?.includes(id) ?? isUsual) ? [id] : []));
  const isAsked = open.length > 1;

  const [isLooking, setLooking] = useState(false);
  const [lookIn, setLookIn] = useState<string | null>(null);
  const looking = useQuery({
    queryKey: ["preview", cadence, period, lookIn],
    queryFn: async () => {
      await everythingSent(draft);
      return ask.preview(of, lookIn);
    },
    enabled: isLooking,
    networkMode: "always",
    retry: false,
    gcTime: 0,
    placeholderData: keepPreviousData,
  });
  const closing = useMutation({
    networkMode: "always",
    retry: false,
    mutationFn: async (as: As["as"]) => {
      await everythingSent(draft);
      const where = isAsked && { circles: [...chosen] };
      return ask.close(of, as === "kept" ? { as } : { as, ...where });
    },
    onSuccess: ({ status }) => changed(of, status),
  });

  // What is looked at follows what is written.
  useEffect(() => {
    if (isLooking && safety === "saved") void looking.refetch();
  }, [isLooking, safety]);

  const isStopped = isEmpty || isUndecided || closing.isPending;
  const isShared = form.status === "shared";
  const nowhere = sharing === null || (isAsked && chosen.length === 0);
  return (
    <section class="closing" aria-labelledby="end">
      <h2 id="end" tabIndex={-1}>
        {say("form.end")}
      </h2>
      <p class="hint">{say(isEmpty ? "form.nothing" : "form.endHint")}</p>
      <button
        type="button"
        class="text-button"
        disabled={isEmpty || looking.isFetching}
        onClick={() => setLooking(!isLooking)}
        aria-expanded={isLooking}
      >
        {say("form.preview")}
      </button>
      {isLooking && looking.data !== undefined && (
        <PreviewCard preview={looking.data} circles={places} onLookIn={setLookIn} />
      )}
      {isShared && (places.length > 1 || places.some(({ isShown }) => !isShown)) && (
        <ShownIn {...of} />
      )}
      {!isShared && isAsked && <WhereTo circles={open} chosen={chosen} onChoose={setWished} />}
      <div class="actions">
        <button
          type="button"
          class="button"
          disabled={isStopped}
          onClick={() => closing.mutate("kept")}
        >
          <Lock size={18} aria-hidden="true" />
          {say(isShared ? "form.unshare" : "form.keep")}
        </button>
        {!isShared && (
          <button
            type="button"
            class="button quiet"
            disabled={isStopped || nowhere}
            onClick={() => closing.mutate("shared")}
          >
            <Users size={18} aria-hidden="true" />
            {say("form.share")}
          </button>
        )}
      </div>
      <div role="status" class="closed">
        {isUndecided && <p>{say("form.undecided")}</p>}
        {(closing.isError || looking.isError) && <p class="wrong">{say("form.notYet")}</p>}
        {closing.isSuccess && closing.data.status === form.status && (
          <div class="card">
            <p>{say(`form.${closing.data.status}`, { n: closing.data.total })}</p>
            <Link href="/me">{say("form.toRecord")}</Link>
          </div>
        )}
      </div>
    </section>
  );
}

const hasNothing = ({ fields }: DraftState) =>
  Object.values(fields).every(({ mine }) => mine.text.trim() === "" && mine.choice === null);

const hasTwoVersions = ({ fields }: DraftState) =>
  Object.values(fields).some(({ theirs }) => theirs !== null);

/** Nothing is closed or shown while a word is still on its way. */
async function everythingSent(draft: Draft): Promise<void> {
  if (!(await draft.flush())) throw new Error("not everything is saved");
}
