import { firstCircleId } from "#bot/circles/rules.ts";
import { scripts } from "#bot/conversation/scripts/table.ts";
import type { Reflections } from "#bot/reflections/service.ts";
import type { Audience, Cadence, Period } from "#shared/reflection.ts";

export type PastRecord = {
  readonly cadence: Cadence;
  readonly period: Period;
  readonly at: Date;
  readonly texts: Readonly<Record<string, string>>;
  readonly choices?: Readonly<Record<string, string>>;
  /** Where somebody chose another reach than the script's. */
  readonly audiences?: Readonly<Record<string, Audience>>;
};

/** A record as the chat would have kept it; those of a month are shared. */
export async function writePastRecord(
  reflections: Reflections,
  memberId: string,
  { cadence, period, at, texts, choices = {}, audiences = {} }: PastRecord,
): Promise<void> {
  const script = scripts[cadence].at(-1) ?? scripts[cadence][0];
  const audienceOf = (qid: string) =>
    audiences[qid] ?? script.steps.find((step) => step.qid === qid)?.audience ?? "self";
  await reflections.change(
    { memberId, cadence, period },
    {
      eventId: `demo-${memberId}-${period}`,
      script: { id: script.id, version: script.version },
      circles: [firstCircleId],
      at,
    },
    [
      ...Object.entries(texts).map(([qid, text]) => ({
        do: "write" as const,
        qid,
        part: { text, at },
        how: "append" as const,
        audience: audienceOf(qid),
      })),
      ...Object.entries(choices).map(([qid, choice]) => ({
        do: "choose" as const,
        qid,
        choice,
        audience: audienceOf(qid),
      })),
      { do: "close", status: cadence === "monthly" ? "shared" : "kept" },
    ],
  );
}
