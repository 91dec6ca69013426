import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";

/** How far from the screen it is still drawn: more than a thumb flings past between two frames. */
const near = "1500px 0px";

const mostPosts = 5;

/** A long list in pieces that are drawn and put away whole. */
export const stretchesOf = <T,>(all: readonly T[]): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(all.length / mostPosts) }, (_, n) =>
    all.slice(n * mostPosts, (n + 1) * mostPosts),
  );

/** A stretch of a long list. Far from the screen only its height is left of it. */
export function Stretch({ draw }: { readonly draw: () => ComponentChildren }) {
  const own = useRef<HTMLDivElement>(null);
  const [height, setHeight] = useState<number | null>(null);
  useEffect(() => {
    const { current } = own;
    if (current === null) return;
    const watch = new IntersectionObserver(
      (seen) => {
        const last = seen.at(-1);
        if (last === undefined) return;
        const isHeld = current.contains(document.activeElement);
        const isFar = !last.isIntersecting && !isHeld && last.boundingClientRect.height > 0;
        setHeight((before) => (isFar ? (before ?? last.boundingClientRect.height) : null));
      },
      // In a frame only a named root has a margin.
      { root: document, rootMargin: near },
    );
    watch.observe(current);
    return () => watch.disconnect();
  }, []);
  return (
    <div ref={own} class="stretch" {...(height !== null && { style: { height: `${height}px` } })}>
      {height === null && draw()}
    </div>
  );
}
