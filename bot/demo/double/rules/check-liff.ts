import { readDescription } from "./description.ts";
import { createSchemaCheck } from "./schemas.ts";

/** Slow to load, as `check.ts` is: import it when it is needed. */
export const checkLiffRequest = createSchemaCheck(readDescription("liff"));
