import { expect, test } from "vitest";
import { minute, startCommunity } from "#tests/support/community.ts";
import { LIFF_ID } from "#tests/support/settings.ts";

test("the menu's 棚卸し shows what was filled in on the page, and opens it", async () => {
  const { member, context, now, passes } = await startCommunity();
  const yuki = await member("ゆき");
  await yuki.opens("inventory");
  yuki.hears("棚卸しは、まだ空です").sees("棚卸しを開く", "振り返る");
  expect(yuki.button("棚卸しを開く")).toMatchObject({
    type: "uri",
    uri: `https://liff.line.me/${LIFF_ID}/inventory`,
  });

  const { inventory, members } = context.features;
  const id = (await members.find(yuki.userId))?.id ?? "";
  const by = (operation: string) => ({ operation, at: now() });
  const write = { item: null, field: "I2-3", value: "提案書を2本", rev: 0 } as const;
  await inventory.write(id, by("1"), write);
  const item = { section: "experience", id: "e" } as const;
  await inventory.add(id, by("2"), item);
  await inventory.write(id, by("3"), { item, field: "I4-2", value: "引き継ぎ役", rev: 0 });
  const years = { from: "2021", to: null };
  await inventory.write(id, by("4"), { item, field: "I4-1", value: years, rev: 0 });

  passes(minute);
  await yuki.opens("inventory");
  yuki.hears("目標\n・この3か月で: 提案書を2本").hears("経験\n・引き継ぎ役\n  時期: 2021〜いま");
  yuki.sees("棚卸しを開く", "振り返る");
});

test("who leaves takes the inventory along, and nothing of it stays", async () => {
  const { member, context, now, db } = await startCommunity();
  const yuki = await member("ゆき");
  const { inventory, members } = context.features;
  const id = (await members.find(yuki.userId))?.id ?? "";
  const money = { item: null, field: "I6-5", value: "学費のこと", rev: 0 } as const;
  await inventory.write(id, { operation: "1", at: now() }, money);
  await yuki.says("退会");
  await yuki.taps("記録を受け取る");
  yuki.hears("お金\n■ お金で気になっていること\n学費のこと");
  await yuki.taps("消して退会");
  for (const { name } of await db.listCollections().toArray()) {
    const all = JSON.stringify(await db.collection(name).find().toArray());
    expect(all, name).not.toContain("学費のこと");
  }
});

test("words of earlier months are handed over too, go with a message taken back, and leave", async () => {
  const { member, context, db, jumpTo, now } = await startCommunity({
    start: new Date("2026-09-10T03:00:00Z"),
  });
  const yuki = await member("ゆき");
  const { inventory, members } = context.features;
  const id = (await members.find(yuki.userId))?.id ?? "";
  const write = (value: string, rev: number) =>
    inventory.write(id, { operation: value, at: now() }, { item: null, field: "I2-3", value, rev });
  await write("9月のことば", 0);
  jumpTo("2026-10-10T03:00:00Z");
  await write("10月のことば", 1);
  await write("変わらないことば", 2);
  jumpTo("2026-11-10T03:00:00Z");
  await inventory.confirm(id, { operation: "c", at: now() }, "goal");
  await yuki.says("退会");
  await yuki.taps("記録を受け取る");
  yuki
    .hears("目標\n■ この3か月で\n変わらないことば")
    .hears("2026年9月の棚卸しにあった言葉\n● 目標\n・この3か月で: 9月のことば");
  expect(yuki.heard().split("変わらないことば")).toHaveLength(2);
  await yuki.taps("消して退会");
  for (const { name } of await db.listCollections().toArray()) {
    const all = JSON.stringify(await db.collection(name).find().toArray());
    expect(all, name).not.toContain("のことば");
    expect(all, name).not.toContain(id);
  }
});
