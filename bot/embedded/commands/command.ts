import type { Doc } from "#bot/embedded/values/document.ts";
import type { Call } from "./call.ts";

export type Command = {
  readonly run: (call: Call) => Doc;
  /** Arguments it knows besides those every command has. */
  readonly fields: readonly string[];
  readonly inTransaction?: true;
  /** A numbered one is applied once, however often it is sent. */
  readonly retryable?: true;
};
