import type { Core } from "./core.ts";

/** The double's clock runs beside the real one, moved forward by hand. */
export const createClock = ({ world, now, touch }: Core) => ({
  now,
  add: (ms: number): void => {
    world.clockOffsetMs += ms;
    touch("controls");
  },
  reset: (): void => {
    world.clockOffsetMs = 0;
    touch("controls");
  },
});

export type Clock = ReturnType<typeof createClock>;
