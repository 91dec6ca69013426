import type { Db } from "mongodb";
import type { FieldValue, ItemSection } from "#shared/inventory.ts";
import type { FieldId } from "#shared/inventory-fields.ts";
import { periodBefore, periodOf } from "#bot/calendar.ts";
import { scripts } from "#bot/conversation/scripts/table.ts";
import { createInventory } from "#bot/inventory/service.ts";
import { createSnapshotStore } from "#bot/inventory/snapshot-store.ts";
import { createInventoryStore } from "#bot/inventory/store.ts";
import { createReflections } from "#bot/reflections/service.ts";
import { createReflectionStore } from "#bot/reflections/store.ts";
import { beginTactics, settleTactics, walkTactic } from "./past-tactics.ts";

const day = 24 * 60 * 60_000;

type Words = Partial<Record<FieldId, FieldValue>>;

/** An inventory that grew over three months, and two quarters that tell of the five assets. */
export async function writePastInventory(db: Db, memberId: string, now: Date, zone: string) {
  const clock = { at: now };
  const inventory = createInventory({
    store: createInventoryStore({
      db,
      snapshots: createSnapshotStore(db),
      monthOf: (at) => periodOf("monthly", at, zone),
      now: () => clock.at,
    }),
  });
  let made = 0;
  const by = () => ({ operation: `demo-${(made += 1)}`, at: clock.at });
  const write = async (words: Words, item: { section: ItemSection; id: string } | null = null) => {
    for (const [field, value] of Object.entries(words) as [FieldId, FieldValue][]) {
      const { fields, items } = await inventory.all(memberId);
      const values = item === null ? fields : items.find(({ id }) => id === item.id)?.values;
      const rev = values?.[field]?.rev ?? 0;
      await inventory.write(memberId, by(), { item, field, value, rev });
    }
  };
  const add = async (section: ItemSection, id: string, words: Words) => {
    await inventory.add(memberId, by(), { section, id });
    await write(words, { section, id });
  };
  const ago = (days: number) => {
    clock.at = new Date(now.getTime() - days * day);
  };

  ago(95);
  await write({
    "I1-2": "誰かの役に立てたとき",
    "I2-3": "後輩に仕事を渡す",
    "I7-1": "none",
    "I6-4": "もう少し余裕があれば、動けそう",
  });
  await add("skill", "demo-skill-1", { "I3-1": "会議の進行", "I3-2": "alone" });
  await add("skill", "demo-skill-2", { "I3-1": "資料づくり", "I3-2": "alone", "I3-4": "keep" });
  await add("experience", "demo-life-1", {
    "I4-1": { from: "2009-04", to: "2013-09" },
    "I4-2": "人材会社で、営業",
    "I4-6": 1,
  });
  await add("experience", "demo-life-2", {
    "I4-1": { from: "2013-10", to: "2016" },
    "I4-2": "採用担当になる",
    "I4-6": 3,
  });

  const past = { inventory, memberId, by, add };
  await beginTactics(past);

  ago(62);
  await write({ "I2-3": "よくある質問を1枚にまとめて、相談の前に見てもらう" });
  await inventory.putAway(memberId, by(), { section: "skill", id: "demo-skill-2" });
  await add("experience", "demo-life-3", {
    "I4-1": { from: "2017-01", to: "2018-06" },
    "I4-2": "ひとりで全部かかえた時期",
    "I4-5": "頼むことの大切さ",
    "I4-6": -3,
  });
  await add("experience", "demo-life-4", {
    "I4-1": { from: "2018-07", to: null },
    "I4-2": "小さな会社の人事",
    "I4-6": 4,
  });

  await settleTactics(past);

  ago(20);
  await write({
    "I1-2": "後輩が、自分で調べて答えを見つけてきたとき",
    "I2-4": "相談の前に、1枚を見てから来る人が半分になったら",
    "I7-1": "half",
  });
  await write({ "I3-2": "teaching" }, { section: "skill", id: "demo-skill-1" });
  await add("skill", "demo-skill-3", {
    "I3-1": "面接の質問を、前の日に決めておく",
    "I3-2": "alone",
    "I3-4": "grow",
  });

  await walkTactic(past);

  const reflections = createReflections({ store: createReflectionStore(db), zone });
  const quarter = periodBefore(periodOf("quarterly", now, zone));
  await writeHands(
    reflections,
    memberId,
    periodBefore(quarter),
    new Date(now.getTime() - 98 * day),
    {
      QU3: "up",
      QU3e: "same",
      QU3p: "same",
      QU3m: "same",
      QU3t: "down",
    },
  );
  await writeHands(reflections, memberId, quarter, new Date(now.getTime() - 52 * day), {
    QU3: "up",
    QU3e: "up",
    QU3p: "up",
    QU3m: "same",
    QU3t: "same",
  });
}

async function writeHands(
  reflections: ReturnType<typeof createReflections>,
  memberId: string,
  period: string,
  at: Date,
  hands: Readonly<Record<string, string>>,
) {
  const [, { id, version }] = scripts.quarterly;
  await reflections.change(
    { memberId, cadence: "quarterly", period },
    { eventId: `demo-hands-${period}`, script: { id, version }, circles: [], at },
    [
      ...Object.entries(hands).map(([qid, choice]) => ({
        do: "choose" as const,
        qid,
        choice,
        audience: "self" as const,
      })),
      { do: "close", status: "kept" },
    ],
  );
}
