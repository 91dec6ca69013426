import { AppError } from "#bot/errors.ts";
import type { MeetupPlace } from "./store.ts";

/** A place in the list as a page hands it back for what comes after it. */
export const toCursor = ({ to, id }: MeetupPlace): string => `${to.getTime()}~${id}`;

/** invalid_input for what was never given out. */
export const fromCursor = (cursor: string): MeetupPlace => {
  const [, time, id] = /^(\d{1,15})~([\w-]{1,64})$/.exec(cursor) ?? [];
  if (time === undefined || id === undefined) {
    throw new AppError("invalid_input", "cursor", { fields: { cursor: "unknown" } });
  }
  return { to: new Date(Number(time)), id };
};
