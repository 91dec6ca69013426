/** Resolves once `isBusy` stayed false for `quietMs`; throws when that takes too long. */
export const untilQuiet = async (
  isBusy: () => boolean,
  lastActivity: () => number,
  { quietMs = 30, timeoutMs = 5_000 }: { quietMs?: number; timeoutMs?: number } = {},
): Promise<void> => {
  const started = performance.now();
  for (;;) {
    const at = performance.now();
    const quietSince = Math.max(started, lastActivity());
    if (!isBusy() && at - quietSince >= quietMs) return;
    if (at - started > timeoutMs) throw new Error(`LINE was still busy after ${timeoutMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
};
