const MINUTE_MS = 60_000;
const QUARTER_MS = 15 * MINUTE_MS;
const HOUR_MS = 4 * QUARTER_MS;
/** The 29th of February comes again within eight years. */
const FURTHEST_MS = 9 * 366 * 24 * HOUR_MS;

/** As much of it as a job's schedule asks for: five fields of numbers, in a zone. */
export const CronExpressionParser = {
  parse(cron: string, { currentDate, tz }: { readonly currentDate: Date; readonly tz: string }) {
    const isDue = readCron(cron);
    const clock = clockIn(tz);
    return { next: () => ({ toDate: () => nextAfter(currentDate, clock, isDue) }) };
  },
};

type Clock = ReturnType<ReturnType<typeof clockIn>>;
type Due = ReturnType<typeof readCron>;

const nextAfter = (date: Date, clockAt: (at: number) => Clock, isDue: Due): Date => {
  const from = Math.floor(date.getTime() / MINUTE_MS) * MINUTE_MS + MINUTE_MS;
  for (let at = from; at < from + FURTHEST_MS;) {
    const clock = clockAt(at);
    if (!isDue.day(clock)) at += Math.max(22 - clock.hour, 0) * HOUR_MS || toQuarter(at);
    else if (!isDue.hour(clock)) at += toQuarter(at);
    else if (!isDue.minute(clock)) at += MINUTE_MS;
    else return new Date(at);
  }
  throw new Error("such a day never comes");
};

/** Every zone's clock shows whole hours where UTC's shows whole quarters. */
const toQuarter = (at: number) => QUARTER_MS - (at % QUARTER_MS);

const readCron = (cron: string) => {
  const fields = cron.split(" ");
  const [minute = "", hour = "", day = "", month = "", weekday = ""] = fields;
  if (fields.length !== 5) throw new Error("five fields are wanted");
  const minutes = readField(minute, 0, 59);
  const hours = readField(hour, 0, 23);
  const days = readField(day, 1, 31);
  const months = readField(month, 1, 12);
  const weekdays = readField(weekday, 0, 7);
  const isWeekday = (clock: Clock) =>
    weekdays.has(clock.weekday) || (clock.weekday === 0 && weekdays.has(7));
  // Where both are told, either will do.
  const either = day !== "*" && weekday !== "*";
  return {
    day: (clock: Clock) =>
      months.has(clock.month) &&
      (either ? days.has(clock.day) || isWeekday(clock) : days.has(clock.day) && isWeekday(clock)),
    hour: (clock: Clock) => hours.has(clock.hour),
    minute: (clock: Clock) => minutes.has(clock.minute),
  };
};

const readField = (field: string, least: number, most: number): ReadonlySet<number> => {
  const numbers = new Set<number>();
  for (const part of field.split(",")) {
    const [, one, last, step] = /^(?:\*|(\d+)(?:-(\d+))?)(?:\/(\d+))?$/.exec(part) ?? [];
    if (one === undefined && !part.startsWith("*")) throw new Error(`no such field: ${field}`);
    const from = Number(one ?? least);
    const to = Number(last ?? (one === undefined || step !== undefined ? most : one));
    const by = Number(step ?? 1);
    if (from < least || to > most || from > to || by < 1) throw new Error(`out of range: ${field}`);
    for (let number = from; number <= to; number += by) numbers.add(number);
  }
  return numbers;
};

/** What a clock in the zone shows at a moment. */
const clockIn = (timeZone: string) => {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
  });
  return (at: number) => {
    const parts = Object.fromEntries(
      format.formatToParts(at).map(({ type, value }) => [type, Number(value)]),
    ) as Record<"year" | "month" | "day" | "hour" | "minute", number>;
    const weekday = new Date(Date.UTC(parts.year, parts.month - 1, parts.day)).getUTCDay();
    return { ...parts, weekday };
  };
};
