import type { ConsoleState, FaultKind } from "#bot/demo/console-api.ts";
import { useSurroundings } from "#bot/demo/console/surroundings.ts";

const KINDS: readonly FaultKind[] = [
  "bad_request",
  "rate_limited",
  "server_error",
  "timeout",
  "closed_connection",
  "webhook_lost",
];

export function Faults({ faults }: { faults: ConsoleState["faults"] }) {
  const { say, act } = useSurroundings();
  return (
    <section>
      <h3>{say("control.faults")}</h3>
      <ul class="rows">
        {KINDS.map((kind) => {
          const name = say(`fault.${kind}`);
          const waiting = faults[kind] ?? 0;
          return (
            <li key={kind}>
              <span>
                {name}
                {waiting > 0 && <em>{say("control.waiting", { count: waiting })}</em>}
              </span>
              {[1, 5].map((times) => (
                <button
                  key={times}
                  type="button"
                  aria-label={`${name} +${times}`}
                  onClick={() => act({ do: "fault", kind, times })}
                >
                  +{times}
                </button>
              ))}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
