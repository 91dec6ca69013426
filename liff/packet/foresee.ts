import {
  cardSeconds,
  moreSeconds,
  mostSeconds,
  stopsOf,
  type PacketAct,
  type PacketClock,
  type PacketView,
} from "#shared/packet.ts";

/** What is left on a clock that was told `ago` milliseconds before. */
export const leftOf = ({ isRunning, leftMs }: PacketClock, ago: number): number =>
  Math.max(0, isRunning ? leftMs - ago : leftMs);

/**
 * What the server will answer to this, so that nobody waits for it in front of the others; `ago` is
 * how old the view is, in milliseconds.
 */
export function foresee(view: PacketView, wish: PacketAct, ago: number): PacketView {
  const clock = { ...view.clock, leftMs: leftOf(view.clock, ago) };
  const seen = { ...view, clock };
  switch (wish.do) {
    case "go":
      return wish.to === view.at ? seen : at(seen, wish.to);
    case "start":
      return { ...seen, clock: { ...clock, isRunning: clock.isRunning || clock.leftMs > 0 } };
    case "pause":
      return { ...seen, clock: { ...clock, isRunning: false } };
    case "more": {
      const leftMs = Math.min(clock.leftMs + moreSeconds * 1000, mostSeconds * 1000);
      return { ...seen, clock: { ...clock, leftMs } };
    }
    case "arrange": {
      const placed = wish.order.flatMap((id) => view.cards.find((card) => card.id === id) ?? []);
      return {
        ...seen,
        cards: [...placed, ...view.cards.filter((card) => !placed.includes(card))],
      };
    }
    case "skip": {
      const cards = view.cards.map((card) =>
        card.id === wish.id ? { ...card, isSkipped: wish.skipped } : card,
      );
      const issues = view.issues.filter(({ id }) => id !== wish.id || !wish.skipped);
      const passed = { ...seen, cards, issues };
      const isHere = wish.skipped && wish.id === view.at;
      return isHere ? at(passed, beside(stopsOf(view), wish.id, 1)) : passed;
    }
  }
}

/** The stop beside the one where it stands; null at the ends. */
export function beside(stops: readonly string[], at: string | null, way: 1 | -1): string | null {
  if (at === null) return way === 1 ? (stops[0] ?? null) : null;
  return stops[stops.indexOf(at) + way] ?? null;
}

const at = (view: PacketView, stop: string | null): PacketView => ({
  ...view,
  at: stop,
  clock: { isRunning: false, leftMs: cardSeconds * 1000 },
});
