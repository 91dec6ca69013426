export type Box = {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
};

type Point = { readonly x: number; readonly y: number };
type Size = { readonly width: number; readonly height: number };

const gap = 12;

/** Where a label of this size stands near its point without covering anything; null: nowhere. */
export function place(point: Point, size: Size, area: Box, taken: readonly Box[]): Box | null {
  const tries = [above, below].flatMap((side) =>
    [0.5, 0, 1].map((share) => inside(side(point, size, share), area)),
  );
  return tries.find((box) => fits(box, area) && !taken.some((each) => overlap(box, each))) ?? null;
}

const above = ({ x, y }: Point, { width, height }: Size, share: number): Box => ({
  left: x - width * share,
  right: x + width * (1 - share),
  top: y - gap - height,
  bottom: y - gap,
});

const below = (point: Point, size: Size, share: number): Box =>
  above({ x: point.x, y: point.y + 2 * gap + size.height }, size, share);

/** Pushed back from the left or right edge. */
function inside(box: Box, area: Box): Box {
  const shift = Math.max(area.left - box.left, 0) || Math.min(area.right - box.right, 0);
  return { ...box, left: box.left + shift, right: box.right + shift };
}

/** A little of the room above and below the area may be used. */
const fits = (box: Box, area: Box) =>
  box.left >= area.left - 1 &&
  box.right <= area.right + 1 &&
  box.top >= area.top - 4 &&
  box.bottom <= area.bottom + 2;

const overlap = (a: Box, b: Box) =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
