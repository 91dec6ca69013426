import { AppError } from "#bot/errors.ts";

/** How many requests in a row, and how many a second after that. */
export type Pace = { readonly burst: number; readonly perSecond: number };

type Bucket = { tokens: number; at: number };

/** Sums of tenths are never exact, and whoever waited as long as told shall not be told again. */
const ROUNDING = 1e-6;

/** Keeps everyone, told apart by `key`, to a pace; whoever is faster is told how long to wait. */
export const createPace = (options: {
  readonly pace: Pace;
  readonly clock: () => Date;
  /** The most keys remembered; the one quiet longest is forgotten first. */
  readonly most?: number;
}) => {
  const { clock, most = 10_000 } = options;
  const { burst, perSecond } = options.pace;
  const buckets = new Map<string, Bucket>();

  return (key: string): void => {
    const at = clock().getTime();
    const before = buckets.get(key) ?? { tokens: burst, at };
    const refilled = before.tokens + (Math.max(0, at - before.at) / 1000) * perSecond;
    const tokens = Math.max(Math.min(burst, refilled) - 1, -1);
    buckets.delete(key);
    buckets.set(key, { tokens, at });
    const quietest = buckets.size > most ? buckets.keys().next().value : undefined;
    if (quietest !== undefined) buckets.delete(quietest);
    if (tokens < -ROUNDING) {
      const retryAfter = Math.ceil((1 - tokens) / perSecond);
      throw new AppError("rate_limited", "too many requests", { retryAfter });
    }
  };
};
