import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { useMe } from "#liff/me.ts";
import { useSurroundings } from "#liff/surroundings.ts";
import type { FormView } from "#shared/reflection-form.ts";
import type { Draft, DraftState } from "./draft.ts";
import { draftOf } from "./drafts.ts";

export function useDraft(form: FormView): Draft {
  const { api } = useSurroundings();
  const { id } = useMe();
  const { cadence, period } = form;
  const draft = useMemo(() => draftOf(api, id, { cadence, period }), [api, id, cadence, period]);
  useMemo(() => draft.meet(form), [draft, form]);
  return draft;
}

/** Follows one part of a draft: draws again when that part is another value, and at nothing else. */
export function useDraftPart<T>(draft: Draft, partOf: (state: DraftState) => T): T {
  const part = partOf(draft.state());
  const drawn = useRef({ part, partOf });
  drawn.current = { part, partOf };
  const [, draw] = useState(0);
  useEffect(() => {
    const look = () => {
      const now = drawn.current.partOf(draft.state());
      if (now !== drawn.current.part) draw((count) => count + 1);
    };
    // Something may have been written since it was drawn.
    look();
    return draft.listen(look);
  }, [draft]);
  return part;
}
