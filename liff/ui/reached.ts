import { useEffect, useRef } from "preact/hooks";

/** Calls back when the end of the page is near, and again if it still is after more was added. */
export function useReached(onReach: () => void, length: number | string) {
  const end = useRef<HTMLDivElement>(null);
  const latest = useRef(onReach);
  latest.current = onReach;
  useEffect(() => {
    const { current } = end;
    if (current === null) return;
    const watch = new IntersectionObserver(
      (seen) => seen.some(({ isIntersecting }) => isIntersecting) && latest.current(),
      // Without a root of its own the margin is none in a frame of another origin.
      { root: document, rootMargin: "800px" },
    );
    watch.observe(current);
    return () => watch.disconnect();
  }, [length]);
  return end;
}
