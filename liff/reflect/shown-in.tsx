import { useId } from "preact/hooks";
import { useSharingWords } from "#liff/text/sharing.ts";
import { Saved } from "#liff/ui/saved.tsx";
import type { FormKey } from "./ask.ts";
import { useSharing, useTurn } from "./use-sharing.ts";

/** The circles that see a finished record, each with a switch that counts at once. */
export function ShownIn({ cadence, period }: FormKey) {
  const { tell } = useSharingWords();
  const of = { cadence, period };
  const view = useSharing(of);
  const turn = useTurn(of);
  const id = useId();
  if (view === null || view.circles.length === 0) return null;
  return (
    <section class="card shown-in" aria-labelledby={id}>
      <div class="card-head">
        <h2 id={id}>{tell("shownIn")}</h2>
        {turn.isError ? (
          <p role="status" class="wrong">
            {tell("failed")}
          </p>
        ) : (
          <Saved saving={turn} />
        )}
      </div>
      <p class="hint">{tell("shownHint")}</p>
      {view.circles.map(({ id: circle, name, isOpen, isShown }) => (
        <div key={circle} class="switch">
          <label>
            <span dir="auto">{name}</span>
            <input
              type="checkbox"
              role="switch"
              checked={isShown}
              disabled={!isOpen && !isShown}
              {...(!isOpen && { "aria-describedby": `${id}-${circle}` })}
              onChange={(event) => turn.mutate({ circle, isShown: event.currentTarget.checked })}
            />
          </label>
          {!isOpen && (
            <p id={`${id}-${circle}`} class="hint">
              {tell("closed")}
            </p>
          )}
        </div>
      ))}
    </section>
  );
}
