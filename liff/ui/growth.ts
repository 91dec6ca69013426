import type { RefObject } from "preact";
import { useLayoutEffect, useMemo } from "preact/hooks";

/** A field as tall as what is written in it, also where the browser does not see to that itself. */
export function useGrowth(field: RefObject<HTMLTextAreaElement>, text: string): void {
  const growsByItself = useMemo(() => CSS.supports("field-sizing", "content"), []);
  useLayoutEffect(() => {
    if (growsByItself) return;
    // Measured once a frame, when the lines are laid out anyway.
    const frame = requestAnimationFrame(() => {
      const { current } = field;
      if (current === null) return;
      current.style.height = "auto";
      current.style.height = `${current.scrollHeight + 2}px`;
    });
    return () => cancelAnimationFrame(frame);
  }, [growsByItself, text]);
}
