import { AppError } from "#bot/errors.ts";
import type { CheerPlace } from "./rules.ts";

/** A place among the received cheers as a page hands it back for what came before. */
export const toCursor = ({ at, id }: CheerPlace): string => `${at.getTime()}~${id}`;

/** invalid_input for what was never given out. */
export const fromCursor = (cursor: string): CheerPlace => {
  const [, time, id] = /^(\d{1,15})~([\w-]{1,64})$/.exec(cursor) ?? [];
  if (time === undefined || id === undefined) {
    throw new AppError("invalid_input", "cursor", { fields: { cursor: "unknown" } });
  }
  return { at: new Date(Number(time)), id };
};
