import { periodOf } from "#bot/calendar.ts";
import type { Site } from "#tests/support/site.ts";

const week = 7 * 86_400_000;
const cadences = ["weekly", "monthly", "quarterly"] as const;

const sentences = [
  "提案書のたたき台を作って、先輩に見てもらった",
  "かいぎの進行を「わかりやすい」と言ってもらえた",
  "準備した日は、落ち着いて話せる",
  "後輩の相談に、最後まで付き合えた",
  "引き継ぎの型を1枚にまとめた",
];

/** Ten years of weeks, months and quarters, written straight into the store: 680 records and more. */
export async function writeYears({ db }: Site, memberId: string, until: Date): Promise<number> {
  const records = new Map<string, Record<string, unknown>>();
  for (let back = 0; back < 10 * 52; back += 1) {
    const at = new Date(until.getTime() - back * week);
    for (const cadence of cadences) {
      const period = periodOf(cadence, at, "Asia/Tokyo");
      const _id = `${memberId}:${cadence}:${period}`;
      if (!records.has(_id)) records.set(_id, recordOf(memberId, cadence, period, at, back));
    }
  }
  const docs = [...records].map(([_id, record]) => ({ _id, ...record }));
  await db.collection<{ _id: string }>("reflections").insertMany(docs);
  return docs.length;
}

function recordOf(
  memberId: string,
  cadence: (typeof cadences)[number],
  period: string,
  at: Date,
  back: number,
) {
  const qids = {
    weekly: ["WK1", "WK2", "WK3"],
    monthly: ["MO2", "MO3", "MO6"],
    quarterly: ["QU1"],
  };
  const text = (index: number) =>
    Array.from({ length: 4 }, (_, i) => sentences[(back + index + i) % sentences.length]).join(
      "\n",
    );
  const answers = Object.fromEntries(
    qids[cadence].map((qid, index) => [
      qid,
      { parts: [{ text: text(index), at }], audience: "circle" },
    ]),
  );
  return {
    memberId,
    cadence,
    period,
    script: { id: cadence, version: 1 },
    answers:
      cadence === "monthly"
        ? { ...answers, MO8: { parts: [], choice: String((back % 5) + 1), audience: "self" } }
        : answers,
    wanted: null,
    status: "kept",
    sharedTo: [],
    sharedAt: null,
    createdAt: at,
    rev: 1,
    eventIds: [],
    messageIds: [],
  };
}
