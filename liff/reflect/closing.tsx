import { useMutation, useQueryClient } from "@tanstack/preact-query";
import { Lock, Users } from "lucide-preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import { Link } from "wouter-preact";
import { ME } from "#liff/me.ts";
import { useSurroundings } from "#liff/surroundings.ts";
import { useWords } from "#liff/text/speak.ts";
import type { Closing as As, FormView, Preview } from "#shared/reflection-form.ts";
import { createAsk } from "./ask.ts";
import type { Draft, DraftState } from "./draft.ts";
import { formKey } from "./form-key.ts";
import { PreviewCard } from "./preview-card.tsx";
import { useDraftPart } from "./use-draft.ts";

type Props = {
  readonly form: FormView;
  readonly draft: Draft;
};

/** The end of the page: how it looks to companions, and whether they shall see it. */
export function Closing({ form, draft }: Props) {
  const { say } = useWords();
  const { api } = useSurroundings();
  const ask = useMemo(() => createAsk(api), [api]);
  const queries = useQueryClient();
  const [preview, setPreview] = useState<Preview | null>(null);
  const { cadence, period } = form;
  const safety = useDraftPart(draft, (state) => state.safety);
  const isEmpty = useDraftPart(draft, hasNothing);
  const isUndecided = useDraftPart(draft, hasTwoVersions);

  const looking = useMutation({
    networkMode: "always",
    retry: false,
    mutationFn: async () => {
      await everythingSent(draft);
      return ask.preview({ cadence, period });
    },
    onSuccess: setPreview,
  });
  const closing = useMutation({
    networkMode: "always",
    retry: false,
    mutationFn: async (as: As["as"]) => {
      await everythingSent(draft);
      return ask.close({ cadence, period }, { as });
    },
    onSuccess: ({ status }) => {
      queries.setQueriesData<FormView>({ queryKey: formKey(cadence) }, (view) =>
        view?.period === period ? { ...view, status } : view,
      );
      for (const queryKey of [ME, ["home"], ["reflections"]]) {
        void queries.invalidateQueries({ queryKey });
      }
    },
  });

  // What is looked at follows what is written.
  const isLooking = preview !== null;
  useEffect(() => {
    if (isLooking && safety === "saved") looking.mutate();
  }, [isLooking, safety]);

  const isStopped = isEmpty || isUndecided || closing.isPending;
  const isShared = form.status === "shared";
  return (
    <section class="closing" aria-labelledby="end">
      <h2 id="end" tabIndex={-1}>
        {say("form.end")}
      </h2>
      <p class="hint">{say(isEmpty ? "form.nothing" : "form.endHint")}</p>
      <button
        type="button"
        class="text-button"
        disabled={isEmpty || looking.isPending}
        onClick={() => (preview === null ? looking.mutate() : setPreview(null))}
        aria-expanded={preview !== null}
      >
        {say("form.preview")}
      </button>
      {preview !== null && <PreviewCard {...preview} />}
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
            disabled={isStopped}
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
        {closing.isSuccess && (
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
