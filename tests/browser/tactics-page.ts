import type { FieldId } from "#shared/inventory-fields.ts";
import type { FieldValue, ItemSection } from "#shared/inventory.ts";
import type { Locale } from "#shared/locale.ts";
import type { MiniApp } from "./liff-page.ts";

const JOINED = new Date("2026-07-06T12:00:00Z");
const NOW = new Date("2026-11-23T12:00:00Z");

/** A member with goals, skills, a tactic that is due, one that rests, one that graduated, and tasks. */
export const startTactics = async (
  stage: MiniApp,
  { locale = "ja", isEmpty = false }: { readonly locale?: Locale; readonly isEmpty?: boolean } = {},
) => {
  let time = JOINED;
  const site = await stage.site({ now: () => time });
  const yuki = await site.member("ゆき", locale);
  const { inventory } = site.context.features;
  const by = (at = time) => ({ operation: crypto.randomUUID(), at });
  const add = async (
    section: ItemSection,
    id: string,
    fields: Readonly<Partial<Record<FieldId, FieldValue>>>,
  ) => {
    const item = { section, id };
    await inventory.add(yuki.id, by(), item);
    for (const [field, value] of Object.entries(fields)) {
      const write = { item, field: field as FieldId, value, rev: 0 };
      await inventory.write(yuki.id, by(), write);
    }
  };
  if (!isEmpty) {
    const goals = ["一人で提案をまとめられる", "後輩に教えられる"];
    const year = { item: null, field: "I2-2", value: goals, rev: 0 } as const;
    await inventory.write(yuki.id, by(), year);
    await add("skill", "s1", { "I3-1": "会議の論点を整理する" });
    await add("skill", "s2", { "I3-1": "聞く" });
    await add("tactic", "a", {
      "I8-1": "朝の30分を使って、提案書の型を3つ覚える",
      "I8-2": ["skill", "time"],
      "I8-5": "quarter",
    });
    await add("tactic", "r", { "I8-1": "英語で日記を書く" });
    await add("tactic", "g", { "I8-1": "議事録を先に書いて、会議に出る" });
    const links = { goal: `I2-2:${goals[0]}`, draws: ["s1"] };
    await inventory.relate(yuki.id, by(), "a", links);
    await add("task", "t1", { "I9-1": "型の本を1冊選ぶ", "I9-2": "土曜の朝、駅前の本屋" });
    await add("task", "t2", { "I9-1": "先輩の提案書を1本写す" });
    await add("task", "t3", { "I9-1": "名刺を整理する" });
    for (const id of ["t1", "t2"]) await inventory.belong(yuki.id, by(), id, "a");
    time = new Date("2026-09-28T12:00:00Z");
    await inventory.decide(yuki.id, by(), "r", "rest");
    await inventory.decide(yuki.id, by(), "g", "graduate");
    const last = { item: { section: "tactic", id: "g" }, field: "I8-6", rev: 0 } as const;
    await inventory.write(yuki.id, by(), { ...last, value: "準備は、やさしさだと思えた" });
  }
  time = NOW;
  const itemOf = async (id: string) =>
    (await inventory.all(yuki.id)).items.find((item) => item.id === id);
  const stateOf = async (id: string) => (await itemOf(id))?.course?.state ?? "active";
  const open = (path: string, look = {}) => site.open(yuki.lineUserId, path, look);
  return { site, yuki, inventory, add, by, itemOf, stateOf, open };
};
