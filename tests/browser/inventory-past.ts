import type { FieldId } from "#shared/inventory-fields.ts";
import type { FieldValue, ItemSection } from "#shared/inventory.ts";
import type { MiniApp } from "./liff-page.ts";

const NOW = new Date("2026-11-23T12:00:00Z");

/** A member whose inventory can be filled as of any time. */
export const startInventory = async (stage: MiniApp, locale: "ja" | "en" = "ja") => {
  const clock = { at: NOW };
  const site = await stage.site({ now: () => clock.at });
  const yuki = await site.member("ゆき", locale);
  const { inventory } = site.context.features;
  const by = () => ({ operation: crypto.randomUUID(), at: clock.at });
  const write = async (field: FieldId, value: FieldValue | null) => {
    const { rev = 0 } = (await inventory.all(yuki.id)).fields[field] ?? {};
    await inventory.write(yuki.id, by(), { item: null, field, value, rev });
  };
  const add = async (
    section: ItemSection,
    id: string,
    values: Partial<Record<FieldId, FieldValue>>,
  ) => {
    const item = { section, id };
    await inventory.add(yuki.id, by(), item);
    const { items } = await inventory.all(yuki.id);
    for (const [field, value] of Object.entries(values) as [FieldId, FieldValue][]) {
      const { rev = 0 } = items.find((each) => each.id === id)?.values[field] ?? {};
      await inventory.write(yuki.id, by(), { item, field, value, rev });
    }
  };
  const ids = async () => (await inventory.all(yuki.id)).items.map(({ id }) => id);
  const open = (path = "", look = {}) => site.open(yuki.lineUserId, `/inventory${path}`, look);
  /** September, October and now. */
  const walk = async () => {
    clock.at = new Date("2026-09-10T03:00:00Z");
    await write("I1-2", "誰かの役に立てたとき");
    await write("I2-3", "1本書く");
    await write("I6-5", "学費のこと");
    await add("skill", "s1", { "I3-1": "会議の論点を整理する", "I3-2": "taught" });
    await add("skill", "s2", { "I3-1": "議事録をとる" });
    clock.at = new Date("2026-10-10T03:00:00Z");
    await write("I2-3", "提案書を2本、自分で書く");
    await inventory.putAway(yuki.id, by(), { section: "skill", id: "s2" });
    clock.at = NOW;
    await add("skill", "s1", { "I3-2": "alone" });
    await add("skill", "s3", { "I3-1": "後輩に手順を説明する", "I3-4": "grow" });
    await write("I6-5", "学費の相談先がわかった");
  };
  const quarter = (period: string, choices: Readonly<Record<string, string>>) =>
    site.reflections.change(
      { memberId: yuki.id, cadence: "quarterly", period },
      { eventId: period, script: { id: "quarterly", version: 1 }, circles: [], at: NOW },
      Object.entries(choices).map(([qid, choice]) => ({
        do: "choose",
        qid,
        choice,
        audience: "self",
      })),
    );
  const quarters = async () => {
    const choices = { QU3: "up", QU3e: "same", QU3p: "up", QU3m: "down", QU3t: "same" };
    await quarter("2026-Q2", choices);
    await quarter("2026-Q3", { QU3: "up", QU3e: "up", QU3p: "same", QU3m: "same", QU3t: "down" });
  };
  const life = async () => {
    for (const [id, title, from, to, level] of [
      ["e1", "製造業で、生産管理の引き継ぎ役", "2012-04", "2015-03", 2],
      ["e2", "新しい工場の立ち上げ", "2015-04", "2017", 4],
      ["e3", "育休と、はじめての時短", "2018-01", "2019-06", -3],
      ["e4", "後輩の育成", "2019-07", "2023-03", 1],
      ["e5", "小さなチームの進行役", "2023-04", null, 3],
    ] as const) {
      await add("experience", id, { "I4-1": { from, to }, "I4-2": title, "I4-6": level });
    }
    await add("experience", "e6", { "I4-2": "学生のころの飲食店" });
  };
  return { site, yuki, inventory, write, add, ids, open, walk, quarter, quarters, life, clock, by };
};
