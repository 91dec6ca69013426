import { useEffect, useRef, useState } from "preact/hooks";
import type { FieldPlace } from "./entries.ts";
import type { FieldState, Outbox } from "./outbox.ts";

/** How a field stands with the server: drawn again when that changes, and at nothing else. */
export function useFieldState(outbox: Outbox, place: FieldPlace): FieldState {
  const state = outbox.stateOf(place);
  const drawn = useRef({ place, state });
  drawn.current = { place, state };
  const [, draw] = useState(0);
  useEffect(() => {
    const look = () => {
      const now = outbox.stateOf(drawn.current.place);
      if (!isSame(now, drawn.current.state)) draw((count) => count + 1);
    };
    // It may have changed since it was drawn.
    look();
    return outbox.subscribe(look);
  }, [outbox]);
  return state;
}

const isSame = (a: FieldState, b: FieldState) => a.is === b.is && theirsOf(a) === theirsOf(b);

export const theirsOf = (state: FieldState) => (state.is === "conflict" ? state.theirs : null);
