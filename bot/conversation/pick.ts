import type { Tap } from "./say.ts";
import type { Step } from "./script.ts";
import type { Session } from "./session.ts";

/** A choice of the open question, tied to this asking of it. */
export function pickOf(session: Session, asked: Step, choice: string): Tap {
  return {
    do: "pick",
    s: session.sid,
    q: asked.qid,
    v: String(session.script.version),
    n: String(session.n),
    c: choice,
  };
}
