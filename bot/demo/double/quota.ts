import type { Core } from "./core.ts";

const JAPAN_MS = 9 * 3_600_000;

/** People reached by pushes in the calendar month of Japan; replies never count. */
export const createQuota = ({ world, now, touch }: Core) => {
  const month = (): string => new Date(now().getTime() + JAPAN_MS).toISOString().slice(0, 7);
  const used = (): number => world.sentByMonth.get(month()) ?? 0;

  return {
    limit: (): number | null => world.quotaLimit,
    used,
    setLimit: (limit: number | null): void => {
      world.quotaLimit = limit;
      touch("controls");
    },
    hasRoomFor: (people: number): boolean =>
      world.quotaLimit === null || used() + people <= world.quotaLimit,
    spend: (people: number): void => {
      world.sentByMonth.set(month(), used() + people);
      touch("controls");
    },
  };
};

export type Quota = ReturnType<typeof createQuota>;
