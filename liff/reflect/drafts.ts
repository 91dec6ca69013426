import { isWorthAsking, Refused, type AyumiApi } from "#liff/api.ts";
import { createAsk, type FormKey } from "./ask.ts";
import { createDraft, type Draft } from "./draft.ts";
import { createKeptWords, keptPlaces } from "./kept-words.ts";

/** One draft of each reflection a visit: it goes on saving while other pages are looked at. */
const drafts = new WeakMap<AyumiApi, Map<string, Draft>>();

export function draftOf(api: AyumiApi, memberId: string, { cadence, period }: FormKey): Draft {
  const known = knownTo(api);
  const key = keyOf({ cadence, period });
  const found = known.get(key);
  if (found !== undefined) return found;
  const ask = createAsk(api);
  const draft = createDraft({
    save: (qid, change) => ask.save({ cadence, period, qid }, change),
    isWorthAsking,
    kept: createKeptWords(() => window.localStorage, { memberId, cadence, period }),
  });
  const flush = () => void draft.flush();
  window.addEventListener("online", flush);
  window.addEventListener("pagehide", flush);
  document.addEventListener("visibilitychange", flush);
  known.set(key, draft);
  return draft;
}

/**
 * Takes up the reflections of which this device still holds words from an earlier visit. False: some
 * could not be read now.
 */
export async function bringWords(api: AyumiApi, memberId: string): Promise<boolean> {
  const ask = createAsk(api);
  const isOpen = (place: FormKey) => knownTo(api).has(keyOf(place));
  const waiting = keptPlaces(() => window.localStorage, memberId);
  const brought = waiting.map(async (place) => {
    if (isOpen(place)) return true;
    try {
      const form = await ask.read(place);
      draftOf(api, memberId, place).meet(form);
      return true;
    } catch (error) {
      // A period that is no longer there keeps its words here; asking again would not help.
      return error instanceof Refused && !isWorthAsking(error);
    }
  });
  return (await Promise.all(brought)).every(Boolean);
}

function knownTo(api: AyumiApi): Map<string, Draft> {
  const known = drafts.get(api) ?? new Map<string, Draft>();
  drafts.set(api, known);
  return known;
}

const keyOf = ({ cadence, period }: FormKey) => `${cadence} ${period}`;
