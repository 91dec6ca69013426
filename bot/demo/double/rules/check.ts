import { readDescription } from "./description.ts";
import { createRequestCheck } from "./request.ts";

/** Reading LINE's description takes a third of a second: import this module when it is needed. */
export const checkRequest = createRequestCheck(readDescription());
