import { periodBefore } from "#bot/calendar.ts";
import { asksForCare } from "#bot/conversation/care.ts";
import { isBlank } from "#bot/reflections/rules.ts";
import { idOf } from "#bot/reflections/document.ts";
import type { Reflection, ReflectionStore } from "#bot/reflections/store.ts";
import type { SendDoc } from "#bot/sends/store.ts";
import { textOf } from "#shared/reflection.ts";
import { wholeUpTo } from "#shared/text.ts";

const mostPast = 60;
/** What a month held, then what was meant to come: never the worry. */
const monthQuestions = ["MO3", "MO2", "MO7"];

type Past = Pick<Reflection, "memberId" | "cadence" | "period">;

/** The member's own words that reminders can be about, of many at once; null: there are none. */
export const createReadPast =
  (reflections: Pick<ReflectionStore, "byIds">) =>
  async (sends: readonly SendDoc[]): Promise<(send: SendDoc) => string | null> => {
    const pastOf = createPastOf();
    const ids = [...new Set(sends.flatMap((send) => pastOf(send).map(idOf)))];
    const records = await reflections.byIds(ids);
    const kept = new Map(
      records.flatMap((each) => (each.status === "draft" ? [] : [[idOf(each), each] as const])),
    );
    return (send) => {
      for (const past of pastOf(send)) {
        const record = kept.get(idOf(past));
        if (record === undefined) continue;
        // Of a quarter nothing is quoted: it asks what has changed since.
        if (send.kind === "quarterly" && !isBlank(record.answers)) return "";
        const text = shown(record, send.kind === "weekly" ? ["WK4"] : monthQuestions);
        if (text !== null) return text;
      }
      return null;
    };
  };

/** The records that a reminder looks back on, in the order in which they are asked. */
function createPastOf() {
  // A batch is about very few periods.
  const before = new Map<string, string>();
  const back = (period: string): string => {
    const known = before.get(period) ?? periodBefore(period);
    before.set(period, known);
    return known;
  };
  return ({ memberId, kind, period, on }: SendDoc): Past[] => {
    if (memberId === undefined || on === undefined) return [];
    const then = back(back(back(on.slice(0, 7))));
    const month: Past = { memberId, cadence: "monthly", period: then };
    switch (kind) {
      case "weekly":
        return [{ memberId, cadence: kind, period: back(period) }];
      case "monthly":
        return [month];
      case "quarterly":
        return [{ memberId, cadence: kind, period: back(period) }, month];
      default:
        return [];
    }
  };
}

/** The first of these answers that may be shown in passing, shortened. */
function shown({ answers }: Reflection, qids: readonly string[]): string | null {
  for (const qid of qids) {
    const text = textOf(answers[qid]).replaceAll(/\s+/gu, " ").trim();
    if (text === "" || asksForCare(text)) continue;
    return text.length <= mostPast ? text : `${wholeUpTo(text, mostPast - 1)}…`;
  }
  return null;
}
