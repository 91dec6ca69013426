import { useEffect, useRef, useState } from "preact/hooks";
import { lookOf, onLook, type Look } from "./look.ts";

export type Draw = (canvas: HTMLCanvasElement, look: Look) => { readonly destroy: () => void };

type Props = {
  readonly label: string;
  /** The element that says the same in words. */
  readonly describedBy: string;
  readonly shape: "wide" | "square";
  /** Fetches what draws. Another function draws anew. */
  readonly load: () => Promise<Draw>;
  /** Said where the code that draws cannot be fetched. */
  readonly without: string;
};

/** A picture for the eyes; its words and its table stand beside it. */
export function Drawing({ label, describedBy, shape, load, without }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [isMissing, setMissing] = useState(false);
  useEffect(() => {
    const { current } = canvas;
    if (current === null) return undefined;
    let isOver = false;
    let clear = () => {};
    const begin = (draw: Draw) => {
      if (isOver) return;
      let drawn = draw(current, lookOf(current));
      const leave = onLook(() => {
        drawn.destroy();
        drawn = draw(current, lookOf(current));
      });
      clear = () => {
        leave();
        drawn.destroy();
      };
    };
    load().then(begin, () => setMissing(true));
    return () => {
      isOver = true;
      clear();
    };
  }, [load]);
  return (
    <>
      <div class={`drawing ${shape}`} hidden={isMissing}>
        <canvas ref={canvas} role="img" aria-label={label} aria-describedby={describedBy} />
      </div>
      {isMissing && <p class="hint">{without}</p>}
    </>
  );
}
