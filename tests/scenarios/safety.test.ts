import type { messagingApi } from "@line/bot-sdk";
import { expect, test } from "vitest";
import { hour, minute, startCommunity } from "#tests/support/community.ts";
import { beginsWeek } from "#tests/support/openings.ts";

test("a message taken back disappears from the draft, and the next reply says so", async () => {
  const { member, passes, db } = await startCommunity();
  const yuki = await member("ゆき");
  passes(hour);
  await beginsWeek(yuki);
  passes(minute);
  await yuki.says("A社の件で揉めた");
  await yuki.unsends("A社の件で揉めた");
  yuki.hearsNothing();
  for (const { name } of await db.listCollections().toArray())
    expect(JSON.stringify(await db.collection(name).find().toArray()), name).not.toContain("A社");
  passes(minute);
  await yuki.says("早く帰れた");
  yuki.hears("送信を取り消されたので、記録からも消しました");
  passes(minute);
  await yuki.says("朝がよい");
  expect(yuki.heard()).not.toContain("送信を取り消された");
});

test("a sentence filed into the inventory goes with the message it came from", async () => {
  const { member, passes } = await startCommunity();
  const yuki = await member("ゆき");
  passes(hour);
  await beginsWeek(yuki);
  passes(minute);
  await yuki.says("A社の監査を乗り切った");
  for (let left = 3; left > 0; left -= 1) await yuki.says("スキップ");
  await yuki.taps("自分だけに残す");
  await yuki.taps("経験");
  yuki.hears("「経験」に、下書きとして入れました");
  await yuki.unsends("A社の監査を乗り切った");
  await yuki.says("棚卸し");
  expect(yuki.heard()).not.toContain("A社");
});

test("after a block and an unblock the records are there and the notices are off", async () => {
  const { member, db } = await startCommunity();
  const yuki = await member("ゆき");
  await yuki.blocks();
  yuki.hearsNothing();
  expect(await db.collection("members").findOne()).toMatchObject({ friend: false });
  await yuki.unblocks();
  yuki
    .hears("おかえりなさい")
    .hears("お知らせは、まず止めてあります")
    .sees("お知らせを選ぶ", "記録を見る");
  expect(await db.collection("members").findOne()).toMatchObject({
    friend: true,
    settings: { weekly: false, quiet: true },
  });
  await yuki.taps("記録を見る");
  yuki.hears("会議の進行をほめられた");
});

test("a changed LINE name is noticed within a day, a chosen language stays", async () => {
  const { member, double, passes, db } = await startCommunity();
  const yuki = await member("ゆき");
  await yuki.says("English");
  yuki.hears("From now on");
  double.rename(yuki.userId, "山田ゆき");
  passes(25 * hour);
  await yuki.says("help");
  expect(await db.collection("members").findOne()).toMatchObject({
    name: "山田ゆき",
    locale: "en",
  });
});

test("hard words are kept as they are, places to talk are shown, and nobody is told", async () => {
  const { member, passes, double, db } = await startCommunity();
  const yuki = await member("ゆき");
  passes(hour);
  await beginsWeek(yuki);
  passes(minute);
  const pushed = double.requests.filter(({ path }) => path.endsWith("/push")).length;
  await yuki.says("もう消えてしまいたい");
  yuki.hears("つらい時間を過ごされているのですね").sees("このままでいい");
  expect(yuki.bubbles().at(-1)).toMatchObject({
    contents: {
      footer: {
        contents: [
          {
            type: "button",
            action: {
              type: "uri",
              label: "窓口を見る",
              uri: "https://www.mhlw.go.jp/mamorouyokokoro/",
            },
          },
        ],
      },
    },
  });
  expect(double.requests.filter(({ path }) => path.endsWith("/push"))).toHaveLength(pushed);
  const draft = await db.collection("reflections").findOne({ cadence: "weekly" });
  expect(draft?.["answers"].WK1.parts[0].text).toBe("もう消えてしまいたい");
  await yuki.taps("このままでいい");
  yuki.hears("「できた」「ほめられた」");
});

test("whoever sees the lock screen after hard words learns nothing from it", async () => {
  const { member, passes } = await startCommunity();
  const yuki = await member("ゆき");
  passes(hour);
  await beginsWeek(yuki);
  passes(minute);
  await yuki.says("もう消えてしまいたい");
  const previews = yuki.previews();
  await yuki.says("窓口を見る");
  yuki.hears("こちらから開けます");
  expect([...previews, ...yuki.previews()]).toEqual(["受け取りました。", "受け取りました。"]);
  const [card] = yuki.bubbles();
  expect(JSON.stringify(card)).toContain("https://www.mhlw.go.jp/mamorouyokokoro/");
  expect(card).toMatchObject({ type: "flex" });
});

test("in the group the bot greets, answers its mention only, and keeps no word", async () => {
  const { member, double, db, settled } = await startCommunity();
  const yuki = await member("ゆき");
  const group = double.createGroup({ name: "研究所", members: [yuki.userId] });
  await double.inviteBot(group.id);
  await settled();
  expect(JSON.stringify(double.botMessages(group.id))).toContain("保存しません");
  await double.say(yuki.userId, "今月やったことは採用面接です", { chat: group.id });
  await settled();
  expect(double.botMessages(group.id)).toHaveLength(1);
  await double.say(yuki.userId, "わたしの給料の話です", { chat: group.id, mentionsBot: true });
  await settled();
  const [, answer] = double.botMessages(group.id);
  expect(JSON.stringify(answer)).toContain("1対1で開く");
  for (const { name } of await db.listCollections().toArray()) {
    const all = JSON.stringify(await db.collection(name).find().toArray());
    expect(all, name).not.toContain("採用面接");
    expect(all, name).not.toContain("給料");
  }
});

test("no private word reaches a notification preview or the log", async () => {
  const { member, passes, double, logged } = await startCommunity();
  const yuki = await member("ゆき", "ひみつの一歩");
  passes(hour);
  await beginsWeek(yuki);
  passes(minute);
  await yuki.says("ひみつの相談");
  await yuki.says("わたしの記録");
  yuki.hears("ひみつの");
  for (const message of double.botMessages(yuki.userId) as messagingApi.Message[]) {
    if (message.type === "flex") expect(message.altText).not.toContain("ひみつ");
    if (message.type === "text") expect(message.text).not.toContain("ひみつ");
  }
  expect(logged.join("\n")).not.toContain("ひみつ");
});
