/** Lets through so many a second, evenly; a burst is no larger than what one tick of a timer covers. */
export const createPacer = (perSecond: number) => {
  const gap = 1000 / perSecond;
  let free = performance.now();
  return async (): Promise<void> => {
    const at = performance.now();
    free = Math.max(free, at - 20) + gap;
    const wait = free - at;
    if (wait > 1) await new Promise((resolve) => setTimeout(resolve, wait));
  };
};
