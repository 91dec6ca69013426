import type { FaultKind } from "#bot/demo/console-api.ts";
import type { Core } from "./core.ts";

/** What LINE answers to a push that it will never take. */
type ShutStatus = 400 | 403 | 404;

/** Faults wait, by kind, for the next requests or webhooks to meet them. */
export const createFaults = ({ touch }: Pick<Core, "touch">) => {
  const waiting = new Map<FaultKind, number>();
  const crowded = new Map<string, number>();
  const shut = new Map<string, ShutStatus>();

  const take = <K>(counts: Map<K, number>, key: K): boolean => {
    const left = counts.get(key) ?? 0;
    if (left <= 0) return false;
    if (left === 1) counts.delete(key);
    else counts.set(key, left - 1);
    touch("controls");
    return true;
  };

  return {
    /** The next `times` requests (or webhooks, for `webhook_lost`) meet this fault. */
    next: (kind: FaultKind, times = 1): void => {
      if (times > 0) waiting.set(kind, times);
      else waiting.delete(kind);
      touch("controls");
    },
    /** The next `times` pushes to this person are refused as too many for one user. */
    crowd: (userId: string, times = 1): void => void crowded.set(userId, times),
    /** The next push to this chat is refused for good. */
    shut: (chatId: string, status: ShutStatus): void => void shut.set(chatId, status),
    take: (kind: FaultKind): boolean => take(waiting, kind),
    takeCrowd: (userId: string): boolean => take(crowded, userId),
    takeShut: (chatId: string): ShutStatus | null => {
      const status = shut.get(chatId) ?? null;
      shut.delete(chatId);
      return status;
    },
    counts: (): Partial<Record<FaultKind, number>> => Object.fromEntries(waiting),
    clear: (): void => {
      waiting.clear();
      crowded.clear();
      shut.clear();
      touch("controls");
    },
  };
};

export type Faults = ReturnType<typeof createFaults>;
