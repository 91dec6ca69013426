import type { RefObject } from "preact";
import { useState } from "preact/hooks";
import { placeOf, shiftOf, type Box } from "./drag.ts";

type Held = {
  readonly from: number;
  readonly to: number;
  readonly dy: number;
  readonly startY: number;
  readonly boxes: readonly Box[];
};

/** So near to the edge of the screen the page moves along. */
const EDGE = 72;
const PACE = 14;

/** Items that follow a finger held on their grip. Whoever uses no pointer has the buttons. */
export function useDrag(list: RefObject<HTMLElement>, drop: (from: number, to: number) => void) {
  const [held, setHeld] = useState<Held | null>(null);

  const begin = (event: PointerEvent, from: number) => {
    if (event.button !== 0 || !(event.currentTarget instanceof Element)) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const boxes = [...(list.current?.children ?? [])].map((child) => {
      const { top, height } = child.getBoundingClientRect();
      return { top: top + window.scrollY, height };
    });
    setHeld({ from, to: from, dy: 0, startY: event.clientY + window.scrollY, boxes });
  };
  const follow = (event: PointerEvent) => {
    if (held === null) return;
    if (event.clientY < EDGE) window.scrollBy(0, -PACE);
    if (event.clientY > window.innerHeight - EDGE) window.scrollBy(0, PACE);
    const dy = event.clientY + window.scrollY - held.startY;
    setHeld({ ...held, dy, to: placeOf(held.boxes, held.from, dy) });
  };
  const end = () => {
    if (held === null) return;
    setHeld(null);
    if (held.to !== held.from) drop(held.from, held.to);
  };

  return {
    heldAt: held?.from ?? null,
    offsetOf: (at: number) => {
      if (held === null) return 0;
      return at === held.from ? held.dy : shiftOf(held.boxes, held.from, held.to, at);
    },
    gripOf: (at: number) => ({
      onPointerDown: (event: PointerEvent) => begin(event, at),
      onPointerMove: follow,
      onPointerUp: end,
      onPointerCancel: () => setHeld(null),
    }),
  };
}
