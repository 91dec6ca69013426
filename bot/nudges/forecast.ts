import { dayAfter, isoDate } from "#bot/calendar.ts";
import type { SendClass } from "#bot/sends/rules.ts";
import { classOf, zoneOf, type Facts, type NudgeKind } from "./kinds.ts";
import { decide } from "./rules.ts";

/**
 * What one member would get from tomorrow until then if they wrote nothing more: never too few.
 * People by class.
 */
export function foresee(facts: Facts, now: Date, until: Date, zone: string) {
  const own = zoneOf(facts.member, zone);
  const found: Partial<Record<SendClass, number>> = {};
  let so = facts;
  const last = isoDate(new Date(until.getTime() - 1), own);
  for (let day = dayAfter(isoDate(now, own)); day <= last; day = dayAfter(day)) {
    const { nudge } = decide(so, day, zone);
    if (nudge === null) continue;
    const { kind, period, on, dueAt } = nudge;
    const of: SendClass = classOf[kind satisfies NudgeKind];
    found[of] = (found[of] ?? 0) + 1;
    so = { ...so, nudged: [...so.nudged, { kind, period, on, at: dueAt }] };
  }
  return found;
}
