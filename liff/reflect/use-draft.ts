import { useEffect, useMemo, useState } from "preact/hooks";
import { useMe } from "#liff/me.ts";
import { useSurroundings } from "#liff/surroundings.ts";
import type { FormView } from "#shared/reflection-form.ts";
import type { Draft, DraftState } from "./draft.ts";
import { draftOf } from "./drafts.ts";

export function useDraft(form: FormView): DraftState & { readonly draft: Draft } {
  const { api } = useSurroundings();
  const { id } = useMe();
  const { cadence, period } = form;
  const draft = useMemo(() => draftOf(api, id, { cadence, period }), [api, id, cadence, period]);
  useMemo(() => draft.meet(form), [draft, form]);
  const [, draw] = useState<DraftState>();
  useEffect(() => draft.listen(() => draw(draft.state())), [draft]);
  return { draft, ...draft.state() };
}
