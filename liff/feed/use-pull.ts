import { useEffect, useRef } from "preact/hooks";

const farEnough = 80;

/** Calls back when the page is pulled down from its very top. */
export function usePull(onPull: () => void) {
  const latest = useRef(onPull);
  latest.current = onPull;
  useEffect(() => {
    let from: number | null = null;
    const begin = (event: TouchEvent) => {
      from = window.scrollY <= 0 ? (event.touches[0]?.clientY ?? null) : null;
    };
    const end = (event: TouchEvent) => {
      const to = event.changedTouches[0]?.clientY ?? 0;
      if (from !== null && window.scrollY <= 0 && to - from > farEnough) latest.current();
      from = null;
    };
    window.addEventListener("touchstart", begin, { passive: true });
    window.addEventListener("touchend", end, { passive: true });
    return () => {
      window.removeEventListener("touchstart", begin);
      window.removeEventListener("touchend", end);
    };
  }, []);
}
