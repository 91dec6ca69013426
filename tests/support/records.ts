import type { Change } from "#bot/reflections/rules.ts";
import type { Reflections } from "#bot/reflections/service.ts";
import type { Cadence } from "#shared/reflection.ts";

type Spec = {
  readonly cadence: Cadence;
  readonly period: string;
  readonly at: string;
  readonly answers: Readonly<Record<string, string>>;
  readonly choices?: Readonly<Record<string, string>>;
  readonly status?: "kept" | "shared" | null;
};

const weeks = Array.from({ length: 18 }, (_, index): Spec => {
  const week = 28 + index;
  const at = new Date(Date.UTC(2026, 6, 6 + index * 7 + 4)).toISOString();
  const answers: Record<string, string> =
    index % 3 === 0
      ? { WK1: "提案書のたたき台を作った", WK2: "進行を「わかりやすい」と言ってもらえた" }
      : { WK2: "準備した日は、落ち着いて話せる" };
  return { cadence: "weekly", period: `2026-W${week}`, at, answers };
});

/** A walk of two years: weeks, months, a quarter, a draft, the first page. */
const walk: readonly Spec[] = [
  {
    cadence: "first",
    period: "first",
    at: "2025-12-18T11:00:00Z",
    answers: { O3: "打ち合わせで「助かりました」と言われた" },
  },
  {
    cadence: "monthly",
    period: "2026-03",
    at: "2026-03-30T11:00:00Z",
    answers: { MO3: "はじめて最後まで任せてもらえた" },
    status: "shared",
  },
  {
    cadence: "quarterly",
    period: "2026-Q3",
    at: "2026-09-29T11:00:00Z",
    answers: { QU1: "任せることを覚えた3か月" },
    choices: { QU3: "up", QU4a: "graduate" },
    status: "shared",
  },
  ...weeks,
  {
    cadence: "monthly",
    period: "2026-10",
    at: "2026-11-01T11:00:00Z",
    answers: {},
    choices: { MO8: "3" },
  },
  {
    cadence: "monthly",
    period: "2026-11",
    at: "2026-11-22T11:00:00Z",
    answers: {
      MO2: "後輩の相談に乗った\n社内の勉強会を2回ひらいた",
      MO3: "<b>資料</b>を見ないで話せた。前よりも、相手の顔を見られたと思う。質問にも落ち着いて答えられた。",
      MO5a: "上司に相談が全部わたしに回ってくる",
      MO7: "もし月曜の朝になったら、よくある質問をひとつ書き足す",
    },
    choices: { MO8: "4", MO9: "strengths" },
    status: "shared",
  },
  {
    cadence: "weekly",
    period: "2026-W48",
    at: "2026-11-23T11:00:00Z",
    answers: { WK1: "朝の30分で、資料を読んだ" },
    status: null,
  },
];

const isPrivate = (qid: string) => ["MO5a", "MO5b", "MO8"].includes(qid);

/** Keeps a believable walk of 24 records for a member, as the chat would. */
export async function writeRecords(reflections: Reflections, memberId: string): Promise<void> {
  for (const { cadence, period, at, answers, choices = {}, status = "kept" } of walk) {
    const changes: Change[] = [
      ...Object.entries(answers).map(([qid, text]): Change => ({
        do: "write",
        qid,
        part: { text, at: new Date(at) },
        how: "append",
        audience: isPrivate(qid) ? "self" : "circle",
      })),
      ...Object.entries(choices).map(([qid, choice]): Change => ({
        do: "choose",
        qid,
        choice,
        audience: isPrivate(qid) ? "self" : "circle",
      })),
      ...(status === null ? [] : [{ do: "close", status } as const]),
    ];
    await reflections.change(
      { memberId, cadence, period },
      {
        eventId: `${cadence}-${period}`,
        script: { id: cadence, version: 1 },
        circles: [],
        at: new Date(at),
      },
      changes,
    );
  }
}
