import { AppError } from "#bot/errors.ts";
import type { Cadence } from "#shared/reflection.ts";
import type { Place } from "./service.ts";

const CADENCES: readonly string[] = ["first", "weekly", "monthly", "quarterly"] satisfies Cadence[];

/** A place on the road as a page hands it back for what lies further on. */
export const toCursor = ({ standsOn, cadence, period }: Place): string =>
  [standsOn, cadence, period].join("~");

/** invalid_input for what was never given out. */
export const fromCursor = (cursor: string): Place => {
  const [standsOn = "", cadence = "", period = "", ...more] = cursor.split("~");
  const isPlace =
    /^\d{4}-\d{2}-\d{2}$/.test(standsOn) &&
    CADENCES.includes(cadence) &&
    /^[\w-]{1,20}$/.test(period) &&
    more.length === 0;
  if (!isPlace) throw new AppError("invalid_input", "cursor", { fields: { cursor: "unknown" } });
  return { standsOn, cadence: cadence as Cadence, period };
};
