import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";

/** How far from the screen it is still drawn: more than a thumb flings past between two frames. */
const near = "1500px 0px";

/** A stretch is drawn within one frame, also on a slow phone; a chapter holds twenty of them. */
const mostPosts = 5;
const mostInChapter = 100;

type Props<T> = {
  readonly all: readonly T[];
  readonly draw: (one: T) => ComponentChildren;
};

/**
 * A list however long. Far from the screen a stretch, and of many stretches the chapter, is nothing but
 * its height, so that what the page holds hardly grows with what was read.
 */
export function LongList<T>({ all, draw }: Props<T>) {
  return piecesOf(all, mostInChapter).map((some, index) => (
    <Chapter key={index} all={some} draw={draw} />
  ));
}

function Chapter<T>({ all, draw }: Props<T>) {
  const own = useRef<number | null>(null);
  const heights = useRef(new Map<number, { current: number | null }>());
  const heightOf = (index: number) => {
    const known = heights.current.get(index) ?? { current: null };
    heights.current.set(index, known);
    return known;
  };
  const drawAll = () =>
    piecesOf(all, mostPosts).map((some, index) => (
      <Stretch key={index} height={heightOf(index)} draw={() => some.map(draw)} />
    ));
  return <Stretch height={own} draw={drawAll} />;
}

type StretchProps = {
  readonly draw: () => ComponentChildren;
  /** Kept while it is not there at all. */
  readonly height: { current: number | null };
};

function Stretch({ draw, height: kept }: StretchProps) {
  const own = useRef<HTMLDivElement>(null);
  const [height, setHeight] = useState<number | null>(kept.current);
  useEffect(() => {
    const { current } = own;
    if (current === null) return;
    const watch = new IntersectionObserver(
      (seen) => {
        const last = seen.at(-1);
        if (last === undefined) return;
        const isHeld = current.contains(document.activeElement);
        const isFar = !last.isIntersecting && !isHeld && last.boundingClientRect.height > 0;
        if (isFar) kept.current ??= last.boundingClientRect.height;
        else kept.current = null;
        setHeight(kept.current);
      },
      // In a frame only a named root has a margin.
      { root: document, rootMargin: near },
    );
    watch.observe(current);
    return () => watch.disconnect();
  }, [kept]);
  return (
    <div ref={own} class="stretch" {...(height !== null && { style: { height: `${height}px` } })}>
      {height === null && draw()}
    </div>
  );
}

const piecesOf = <T,>(all: readonly T[], size: number): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, n) =>
    all.slice(n * size, (n + 1) * size),
  );
