import type { WantedResponse } from "./reflection.ts";

/** Whether the writer of a record would like to hear of strengths. */
export const wantsStrengths = (wanted: WantedResponse | null): boolean =>
  wanted !== null && wanted !== "cheers";
