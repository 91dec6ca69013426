import { useEffect, useRef, useState } from "preact/hooks";

const farEnough = 80;

/** Calls back when the page is pulled down from its very top and let go; true while it would. */
export function usePull(onPull: () => void): boolean {
  const latest = useRef(onPull);
  latest.current = onPull;
  const [isPulled, setPulled] = useState(false);
  useEffect(() => {
    let from: number | null = null;
    const farFrom = ({ touches, changedTouches }: TouchEvent) => {
      const to = (touches[0] ?? changedTouches[0])?.clientY ?? 0;
      return from !== null && window.scrollY <= 0 && to - from > farEnough;
    };
    const begin = ({ touches }: TouchEvent) => {
      from = window.scrollY <= 0 && touches.length === 1 ? (touches[0]?.clientY ?? null) : null;
    };
    const move = (event: TouchEvent) => {
      if (from !== null) setPulled(farFrom(event));
    };
    const end = (event: TouchEvent) => {
      if (farFrom(event)) latest.current();
      drop();
    };
    const drop = () => {
      from = null;
      setPulled(false);
    };
    const quietly = { passive: true } as const;
    window.addEventListener("touchstart", begin, quietly);
    window.addEventListener("touchmove", move, quietly);
    window.addEventListener("touchend", end, quietly);
    window.addEventListener("touchcancel", drop, quietly);
    return () => {
      window.removeEventListener("touchstart", begin);
      window.removeEventListener("touchmove", move);
      window.removeEventListener("touchend", end);
      window.removeEventListener("touchcancel", drop);
    };
  }, []);
  return isPulled;
}
