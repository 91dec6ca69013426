import { leastAnswers } from "#shared/overview.ts";

const steps = 2;

/** Everybody at one end would tell what each of them said: the ends are never told. */
const [lowest, highest] = [1.5, 4.5];

/**
 * The mean of what was answered from 1 to 5, to half a step and never at an end, so that one answer
 * more or less tells nothing of it; null for too few.
 */
export function convictionOf(levels: readonly number[]): number | null {
  if (levels.length < leastAnswers) return null;
  const mean = levels.reduce((sum, level) => sum + level, 0) / levels.length;
  return Math.min(highest, Math.max(lowest, Math.round(mean * steps) / steps));
}
