import type { SendClass } from "#bot/sends/rules.ts";
import type { LineEvent } from "#bot/line/webhook.ts";

/** What became of a turn: answered, kept for the next free reply, refused by LINE, to be tried again. */
export type TurnOutcome = "answered" | "owed" | "refused" | "later" | "failed" | "buried";

export type SendOutcome = "sent" | "failed" | "dropped" | "later" | "again";

export type Answered = {
  readonly method: string;
  /** The pattern, never the path: an address tells of whom. */
  readonly route: string;
  readonly status: number;
  readonly ms: number;
};

/** Counts what happens. It is never told who, nor what was said. */
export type Meter = {
  readonly event: (type: LineEvent["type"]) => void;
  /** `ms` since the event came in. */
  readonly turn: (outcome: TurnOutcome, ms: number) => void;
  readonly send: (of: SendClass, outcome: SendOutcome) => void;
  readonly job: (name: string, outcome: "done" | "failed") => void;
  readonly request: (answered: Answered) => void;
};

/** Where nobody asks. */
export const noMeter: Meter = {
  event: () => {},
  turn: () => {},
  send: () => {},
  job: () => {},
  request: () => {},
};
