import { AppError } from "#bot/errors.ts";
import type { FeedPlace } from "#bot/reflections/service.ts";

/** A place in the feed as a page hands it back for what lies further down. */
export const toCursor = ({ sharedAt, id }: FeedPlace): string => `${sharedAt.getTime()}~${id}`;

/** invalid_input for what was never given out. */
export const fromCursor = (cursor: string): FeedPlace => {
  const [, time, id] = /^(\d{1,15})~([\w:-]{1,120})$/.exec(cursor) ?? [];
  if (time === undefined || id === undefined) {
    throw new AppError("invalid_input", "cursor", { fields: { cursor: "unknown" } });
  }
  return { sharedAt: new Date(Number(time)), id };
};
