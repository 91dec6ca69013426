export type Box = { readonly top: number; readonly height: number };

/** The place an item comes to when it is held `dy` lower than it stands. */
export function placeOf(boxes: readonly Box[], from: number, dy: number): number {
  const held = boxes[from];
  if (held === undefined) return from;
  const top = held.top + dy;
  const bottom = top + held.height;
  // Over the middle of a neighbour the two change places, whichever of them is the taller.
  const middleOf = ({ top: start, height }: Box) => start + height / 2;
  const passed = (box: Box, at: number) =>
    at < from ? top > middleOf(box) : bottom > middleOf(box);
  return boxes.filter((box, at) => at !== from && passed(box, at)).length;
}

/** How far each of the others makes room meanwhile. */
export function shiftOf(boxes: readonly Box[], from: number, to: number, at: number): number {
  const held = boxes[from];
  const next = boxes[from + 1] ?? boxes[from - 1];
  if (held === undefined || next === undefined || at === from) return 0;
  const gap =
    boxes[from + 1] === next
      ? next.top - held.top - held.height
      : held.top - next.top - next.height;
  if (at > from && at <= to) return -held.height - gap;
  return at < from && at >= to ? held.height + gap : 0;
}

/** The list with one of them at another place. */
export function moved<T>(list: readonly T[], from: number, to: number): readonly T[] {
  const rest = list.filter((_, at) => at !== from);
  return [...rest.slice(0, to), ...list.slice(from, from + 1), ...rest.slice(to)];
}
