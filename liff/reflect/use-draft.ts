import { useEffect, useMemo, useState } from "preact/hooks";
import { isWorthAsking, type AyumiApi } from "#liff/api.ts";
import { useMe } from "#liff/me.ts";
import { useSurroundings } from "#liff/surroundings.ts";
import type { FormView } from "#shared/reflection-form.ts";
import { createAsk } from "./ask.ts";
import { createDraft, type Draft, type DraftState } from "./draft.ts";
import { createKeptWords } from "./kept-words.ts";

/** One draft of each reflection a visit: it goes on saving while other pages are looked at. */
const drafts = new WeakMap<AyumiApi, Map<string, Draft>>();

export function useDraft(form: FormView): DraftState & { readonly draft: Draft } {
  const { api } = useSurroundings();
  const { id } = useMe();
  const { cadence, period } = form;
  const draft = useMemo(() => draftOf(api, id, cadence, period), [api, id, cadence, period]);
  useMemo(() => draft.meet(form), [draft, form]);
  const [, draw] = useState<DraftState>();
  useEffect(() => draft.listen(() => draw(draft.state())), [draft]);
  return { draft, ...draft.state() };
}

function draftOf(api: AyumiApi, memberId: string, cadence: string, period: string): Draft {
  const known = drafts.get(api) ?? new Map<string, Draft>();
  drafts.set(api, known);
  const key = `${memberId} ${cadence} ${period}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  const ask = createAsk(api);
  const draft = createDraft({
    save: (qid, change) => ask.save({ cadence, period, qid }, change),
    isWorthAsking,
    kept: createKeptWords(() => window.localStorage, { memberId, cadence, period }),
  });
  const flush = () => void draft.flush();
  window.addEventListener("online", flush);
  window.addEventListener("pagehide", flush);
  document.addEventListener("visibilitychange", flush);
  known.set(key, draft);
  return draft;
}
