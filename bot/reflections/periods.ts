import {
  isoDate,
  lastDayOf,
  monthsLater,
  monthsOf,
  periodBefore,
  periodOf,
  weeksStandingIn,
} from "#bot/calendar.ts";
import type { Cadence, Period } from "#shared/reflection.ts";
import type { FormCadence } from "#shared/reflection-form.ts";
import type { Reflection } from "./service.ts";

/** How far back somebody writes down what was. */
const yearsBack = 10;
const dayMs = 24 * 60 * 60_000;

/** For so many days after its end a period is written as a matter of course. */
const lateDays = { weekly: 3, monthly: 10, quarterly: 10 } as const satisfies Record<
  FormCadence,
  number
>;

/** The period that ended lately, for whoever was there then; null when none did. */
export function justEnded(
  cadence: FormCadence,
  since: Date,
  now: Date,
  zone: string,
): Period | null {
  const period = periodBefore(periodOf(cadence, now, zone));
  const then = new Date(now.getTime() - lateDays[cadence] * dayMs);
  return then >= since && periodOf(cadence, then, zone) === period ? period : null;
}

/** Whether a record of the period can be begun: never of the future, nor of too long ago. */
export function writable(
  cadence: FormCadence,
  period: Period,
  now: Date,
  zone: string,
): "yes" | "future" | "too_old" {
  // Periods of one kind are in order as texts.
  if (period > periodOf(cadence, now, zone)) return "future";
  return period < periodOf(cadence, earliest(now, zone), zone) ? "too_old" : "yes";
}

/** The periods of a year that can be written, oldest first; none outside the years that can. */
export function writableIn(year: number, now: Date, zone: string) {
  const isOpen = (cadence: FormCadence) => (period: Period) =>
    writable(cadence, period, now, zone) === "yes";
  const quarters = [1, 2, 3, 4].map((number) => `${year}-Q${number}`);
  const months = quarters.flatMap(monthsOf);
  return {
    quarters: quarters.filter(isOpen("quarterly")),
    months: months
      .map((month) => ({
        month,
        isOpen: isOpen("monthly")(month),
        weeks: weeksStandingIn(month).filter(isOpen("weekly")),
      }))
      .filter(({ isOpen: itself, weeks }) => itself || weeks.length > 0),
  };
}

export function writableYears(now: Date, zone: string): { from: number; to: number } {
  const yearOf = (at: Date) => Number(isoDate(at, zone).slice(0, 4));
  return { from: yearOf(earliest(now, zone)), to: yearOf(now) };
}

/** The day a record was begun, if that was well after its period had ended. */
export function writtenOn(
  { cadence, period, createdAt }: Pick<Reflection, "cadence" | "period" | "createdAt">,
  zone: string,
): string | null {
  if (cadence === "first") return null;
  const usual = lateDays[cadence satisfies Exclude<Cadence, "first">];
  const isLate = isoDate(createdAt, zone, -usual) > lastDayOf(period);
  return isLate ? isoDate(createdAt, zone) : null;
}

const earliest = (now: Date, zone: string) => monthsLater(now, -12 * yearsBack, zone);
