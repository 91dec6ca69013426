import { expect, test } from "vitest";
import type { FormView } from "#shared/reflection-form.ts";
import { minute, startCommunity } from "#tests/support/community.ts";

const QUARTER = "/api/reflections/quarterly/2026-Q3";
const SEPTEMBER = "2026-09-25T11:00:00Z";

async function startQuarter(language = "ja") {
  const community = await startCommunity({ start: new Date("2026-07-06T11:00:00Z") });
  const yuki = await community.member("ゆき", "会議の進行をほめられた", language);
  const { inventory, members } = community.context.features;
  const id = (await members.find(yuki.userId))?.id ?? "";
  const by = () => ({ operation: crypto.randomUUID(), at: community.now() });
  const tactics = {
    a: "朝の30分で型を3つ覚える",
    b: "隣の部署に月1回話を聞く",
    c: "議事録を先に書く",
  };
  for (const [key, value] of Object.entries(tactics)) {
    const item = { section: "tactic", id: key } as const;
    await inventory.add(id, by(), item);
    await inventory.write(id, by(), { item, field: "I8-1", value, rev: 0 });
  }
  community.jumpTo(SEPTEMBER);
  /** The quarter, up to its first tactic. */
  const begins = async () => {
    await yuki.says("振り返る");
    await yuki.taps("3か月(20分)");
    await yuki.taps("ここで書く");
    await yuki.taps("スキップ");
    await yuki.taps("次へ");
    for (let each = 0; each < 5; each += 1) await yuki.taps("答えない");
  };
  const stored = async (key: keyof typeof tactics) => {
    const item = (await inventory.all(id)).items.find((each) => each.id === key);
    const words = (field: "I8-1" | "I8-6") => item?.values[field]?.value;
    return {
      state: item?.course?.state ?? "active",
      name: words("I8-1"),
      last: words("I8-6") ?? null,
      formers: (item?.formers ?? []).map(({ text }) => text),
    };
  };
  const ask = await community.page(yuki.userId);
  return { ...community, yuki, id, by, inventory, begins, stored, tactics, ask };
}

test("a quarter with three tactics: one goes on, one graduates, one rests", async () => {
  const { yuki, begins, stored, tactics, passes } = await startQuarter();
  await begins();
  yuki
    .hears("「朝の30分で型を3つ覚える」は、この先どうしますか")
    .sees("続ける", "やり方を変える", "卒業する", "寝かせる");
  await yuki.taps("続ける");
  yuki.hears("「隣の部署に月1回話を聞く」");
  await yuki.taps("卒業する");
  yuki.hears("「隣の部署に月1回話を聞く」は、ここで卒業です").hears("2026年9月25日");
  yuki.sees("このまま卒業する", "ひとつ戻る");
  expect(await stored("b")).toMatchObject({ state: "graduated", last: null });
  passes(minute);
  await yuki.says("聞けば教えてもらえると知った");
  yuki.hears("「議事録を先に書く」は、この先どうしますか");
  await yuki.taps("寝かせる");
  yuki.hears("「議事録を先に書く」は、寝かせておきます").hears("しっくりきていますか");
  expect(await stored("a")).toMatchObject({ state: "active", name: tactics.a });
  expect(await stored("b")).toMatchObject({
    state: "graduated",
    name: tactics.b,
    last: "聞けば教えてもらえると知った",
  });
  expect(await stored("c")).toMatchObject({ state: "resting", name: tactics.c });
});

test("the ceremony quotes a tactic on its card and never in a notification", async () => {
  const { yuki, begins } = await startQuarter();
  await begins();
  await yuki.taps("卒業する");
  const bubbles = yuki.bubbles() as { type: string; altText?: string; text?: string }[];
  expect(JSON.stringify(bubbles)).toContain("朝の30分で型を3つ覚える");
  for (const { type, altText, text } of bubbles) {
    expect(`${text ?? ""}${altText ?? ""}`).not.toContain("朝の30分");
    expect(type).toBe("flex");
  }
  expect(bubbles[0]?.altText).toContain("「…」は、ここで卒業です。");
});

test("who changes their mind is taken at their last word, wherever it was said", async () => {
  const { yuki, begins, stored, tactics, passes, ask } = await startQuarter();
  await begins();
  await yuki.taps("卒業する");
  passes(minute);
  await yuki.says("ありがとう、朝の30分");
  await yuki.says("戻る");
  await yuki.taps("ひとつ戻る");
  yuki
    .hears("「朝の30分で型を3つ覚える」")
    .sees("続ける", "やり方を変える", "卒業する", "寝かせる", "このまま次へ", "ひとつ戻る");
  await yuki.taps("やり方を変える");
  expect(await stored("a")).toMatchObject({ state: "active", last: null });
  yuki.hears("いまの言葉で書いてみませんか");
  passes(minute);
  await yuki.says("夜の30分で型を3つ覚える");
  expect(await stored("a")).toMatchObject({
    state: "active",
    name: "夜の30分で型を3つ覚える",
    formers: [tactics.a],
  });

  await yuki.unsends("夜の30分で型を3つ覚える");
  expect(await stored("a")).toMatchObject({ state: "active", name: tactics.a, formers: [] });

  const form = (await (await ask("GET", QUARTER)).json()) as FormView;
  const asked = form.questions.find(({ qid }) => qid === "QU4a");
  expect(asked).toMatchObject({ about: "a", choice: "change" });
  const wish = { choice: "graduate", base: { choice: "change" }, about: "a", rev: form.rev };
  expect((await ask("PUT", `${QUARTER}/answers/QU4a`, wish)).status).toBe(200);
  // The earlier last words are still in the record: they hold again with the decision.
  expect(await stored("a")).toMatchObject({ state: "graduated", last: "ありがとう、朝の30分" });
  await ask("PUT", `${QUARTER}/answers/QU4a`, {
    ...wish,
    choice: null,
    base: { choice: "graduate" },
  });
  expect(await stored("a")).toMatchObject({ state: "active", name: tactics.a, last: null });
});

test("a question stays about its tactic, whatever happens to the list meanwhile", async () => {
  const { yuki, begins, stored, inventory, id, by } = await startQuarter();
  await begins();
  await inventory.order(id, by(), "tactic", ["c", "b", "a"]);
  await yuki.taps("卒業する");
  expect(await stored("a")).toMatchObject({ state: "graduated" });
  await yuki.taps("このまま卒業する");
  yuki.hears("「議事録を先に書く」");
  await inventory.putAway(id, by(), { section: "tactic", id: "c" });
  await yuki.taps("寝かせる");
  yuki.hears("「隣の部署に月1回話を聞く」は、この先どうしますか");
  await yuki.taps("寝かせる");
  expect(await stored("b")).toMatchObject({ state: "resting" });
});

test("a wording written on by hand loses only the words that are taken back", async () => {
  const { yuki, begins, stored, passes, inventory, id, by } = await startQuarter();
  await begins();
  await yuki.taps("やり方を変える");
  passes(minute);
  await yuki.says("夜に覚える");
  const item = { section: "tactic", id: "a" } as const;
  const rev = (await inventory.all(id)).items.find((each) => each.id === "a")?.values["I8-1"]?.rev;
  const value = "夜に覚える。週末も";
  await inventory.write(id, by(), { item, field: "I8-1", value, rev: rev ?? 0 });
  await yuki.unsends("夜に覚える");
  expect(await stored("a")).toMatchObject({ name: "。週末も" });
  expect(JSON.stringify(await inventory.all(id))).not.toContain("夜に覚える");
});

test("what was decided by hand since then is not decided again by an old record", async () => {
  const { yuki, begins, stored, inventory, id, by, ask } = await startQuarter();
  await begins();
  await yuki.taps("寝かせる");
  await inventory.decide(id, by(), "a", "wake");
  const theme = { text: "人に任せる", base: { text: "" }, rev: 0 };
  expect((await ask("PUT", `${QUARTER}/answers/QU6`, theme)).status).toBe(200);
  expect(await stored("a")).toMatchObject({ state: "active" });
});

test("who leaves takes tactics, earlier wordings and last words along", async () => {
  const { yuki, begins, db, passes, id, by, inventory } = await startQuarter();
  await begins();
  await yuki.taps("卒業する");
  passes(minute);
  await yuki.says("おかげで朝が好きになった");
  await inventory.reshape(id, by(), { section: "tactic", id: "b" });
  passes(minute);
  await yuki.says("退会");
  await yuki.taps("記録を受け取る");
  yuki
    .hears(
      "・朝の30分で型を3つ覚える\n■ 最後のひとこと\nおかげで朝が好きになった\n2026年9月25日に卒業",
    )
    .hears("これまでの言い方: 隣の部署に月1回話を聞く");
  await yuki.taps("消して退会");
  for (const { name } of await db.listCollections().toArray()) {
    const all = JSON.stringify(await db.collection(name).find().toArray());
    expect(all, name).not.toMatch(/朝が好き|隣の部署|議事録/);
  }
});
