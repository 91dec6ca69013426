import type { RecordedRequest } from "./record.ts";

const KEPT_REQUESTS = 10_000;

/** What the bot asked of LINE, and whether it is asking right now. */
export const createActivity = (tell?: (request: RecordedRequest) => void) => {
  const requests: RecordedRequest[] = [];
  let inFlight = 0;
  let lastAt = 0;

  return {
    requests,
    record: (request: RecordedRequest): void => {
      requests.push(request);
      if (requests.length > KEPT_REQUESTS) requests.shift();
      tell?.(request);
    },
    during: async (work: () => Promise<void>): Promise<void> => {
      inFlight += 1;
      try {
        await work();
      } finally {
        inFlight -= 1;
        lastAt = performance.now();
      }
    },
    /** Resolves once nothing was under way for `quietMs`; throws when that takes too long. */
    untilQuiet: async (
      isElsewhereBusy: () => boolean,
      { quietMs = 30, timeoutMs = 5_000 }: { quietMs?: number; timeoutMs?: number } = {},
    ): Promise<void> => {
      const started = performance.now();
      for (;;) {
        const at = performance.now();
        const isBusy = inFlight > 0 || isElsewhereBusy();
        if (isBusy) lastAt = at;
        if (at - Math.max(started, lastAt) >= quietMs) return;
        if (at - started > timeoutMs) throw new Error(`LINE was still busy after ${timeoutMs} ms`);
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    },
  };
};

export type Activity = ReturnType<typeof createActivity>;
