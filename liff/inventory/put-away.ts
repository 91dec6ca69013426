import { useEffect, useRef, useState } from "preact/hooks";
import type { ItemPlace } from "./entries.ts";
import type { Outbox } from "./outbox.ts";

const REGRET_MS = 8000;

export type Leaving = ItemPlace & { readonly name: string };

/** An item put away is gone for the eye at once, and for good a little later or when one leaves. */
export function usePutAway(outbox: Outbox) {
  const [leaving, setLeaving] = useState<Leaving | null>(null);
  const waiting = useRef<Leaving | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>();

  const finish = () => {
    const { current } = waiting;
    clearTimeout(timer.current);
    waiting.current = null;
    if (current === null) return;
    const { section, id } = current;
    outbox.push({ do: "remove", item: { section, id } });
  };
  useEffect(() => finish, []);

  return {
    leaving,
    putAway: (next: Leaving) => {
      finish();
      waiting.current = next;
      setLeaving(next);
      timer.current = setTimeout(() => {
        finish();
        setLeaving(null);
      }, REGRET_MS);
    },
    undo: () => {
      clearTimeout(timer.current);
      waiting.current = null;
      setLeaving(null);
    },
  };
}
