import type { BubbleKey } from "#bot/messages/catalog.ts";
import type { Say } from "./say.ts";
import type { Reply, Visit } from "./turns.ts";

/** A reply that changes nothing. */
export const says = (visit: Visit, ...said: Say[]): Reply => ({ state: visit.state, says: said });

export const sayKey = (visit: Visit, key: BubbleKey): Reply => says(visit, { key });
