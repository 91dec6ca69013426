import type { Core } from "./core.ts";
import type { Accepted } from "./world.ts";

const DAY_MS = 24 * 3_600_000;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const RETRIABLE = /^\/v2\/bot\/message\/(?:push|multicast|narrowcast|broadcast)$/;

export const takesRetryKey = (path: string): boolean => RETRIABLE.test(path);

export const isRetryKey = (key: string): boolean => UUID.test(key);

/** Requests accepted under a retry key in the last 24 hours. */
export const createRetryKeys = ({ world, now }: Core) => ({
  accepted: (key: string): Accepted | null => {
    const accepted = world.retryKeys.get(key.toLowerCase());
    return accepted && now().getTime() - accepted.at < DAY_MS ? accepted : null;
  },
  accept: (key: string, request: Omit<Accepted, "at">): void => {
    world.retryKeys.set(key.toLowerCase(), { ...request, at: now().getTime() });
  },
});

export type RetryKeys = ReturnType<typeof createRetryKeys>;
