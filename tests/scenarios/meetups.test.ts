import { expect, test } from "vitest";
import { startCommunity } from "#tests/support/community.ts";
import { planOn } from "#tests/meetups/plan.ts";

const start = async () => {
  const community = await startCommunity();
  const { features } = community.context;
  const olga = await community.member("おるが");
  const yuki = await community.member("ゆき");
  const anna = await community.member("Anna", "I was asked for advice", "en");
  const idOf = async (userId: string) => (await features.members.find(userId))?.id ?? "";
  const olgaId = await idOf(olga.userId);
  const circle = await features.circles.found(olgaId, { name: "第一期", history: "from_joining" });
  for (const one of [yuki, anna]) {
    const { token } = await features.circles.invite(olgaId, circle.id, 7);
    const memberId = await idOf(one.userId);
    await features.circles.accept(token, { memberId, introduction: null });
  }
  const plan = async (more: Parameters<typeof planOn>[0] = {}) => {
    const made = await features.meetups.plan(olgaId, circle.id, planOn(more));
    if (!made.ok) throw new Error(made.reason);
    return made.meetup;
  };
  return { ...community, features, olga, yuki, anna, idOf, olgaId, circle, plan };
};

test("the next meetup is shown with one's answer, which can change at any time", async () => {
  const { yuki, plan } = await start();
  await yuki.says("定例会");
  yuki.hears("まだ決まっていません").sees("振り返る");
  const { id } = await plan();
  await yuki.opens("meetup");
  yuki
    .hears("12月19日(土) 20:00〜22:00")
    .hears("この秋のいちばんの学び")
    .hears("いまのお返事:これから")
    .sees("参加します", "聞くだけ参加", "まだ未定", "今回はお休み", "予定を見る");
  await yuki.taps("聞くだけ参加");
  yuki.hears("「聞くだけ参加」で承りました").sees("予定を見る");
  expect(yuki.button("予定を見る")).toMatchObject({
    type: "uri",
    uri: expect.stringContaining(`/meetups/${id}`) as string,
  });
  await yuki.says("定例会");
  yuki.hears("いまのお返事:聞くだけ参加");
  // Where LINE shows no buttons, the label or its number is sent.
  await yuki.says("4");
  yuki.hears("「今回はお休み」で承りました");
});

test("in English, by the clock of where the member is", async () => {
  const { anna, features, plan } = await start();
  await plan();
  const member = await features.members.find(anna.userId);
  if (member !== null) await features.members.set(member, { zone: "Europe/Berlin" });
  await anna.says("meetup");
  anna.hears("Saturday, December 19 12:00–14:00").hears("Your answer: Still open");
  await anna.taps("I'll join");
  anna.hears("I've noted “I'll join”");
});

test("an answer in the middle of a reflection does not end it: its question comes again", async () => {
  const { yuki, plan } = await start();
  await plan();
  await yuki.says("定例会");
  const yes = yuki.button("参加します");
  await yuki.says("振り返る");
  await yuki.taps("今週(3分)");
  const asked = yuki.heard().split("\n---\n").at(-1) ?? "";
  await yuki.tapsOld(yes);
  yuki.hears("「参加します」で承りました").hears(asked);
  await yuki.says("提案書のたたき台を作った");
  expect(yuki.heard()).not.toContain("もう一度");
});

test("a full meetup says so kindly and offers to listen; a freed seat is told with the next reply", async () => {
  const { yuki, anna, olga, plan } = await start();
  await plan({ capacity: 1 });
  await olga.says("定例会");
  await olga.taps("参加します");
  await yuki.says("定例会");
  await yuki.taps("参加します");
  yuki.hears("いまは満席です").sees("聞くだけ参加", "予定を見る");
  const later = await plan({ day: "2027-01-16", capacity: 1, waits: true });
  await olga.tapsOld({ type: "postback", data: `do=rsvp&m=${later.id}&a=yes` });
  await anna.tapsOld({ type: "postback", data: `do=rsvp&m=${later.id}&a=yes` });
  anna.hears("in line for one");
  await olga.tapsOld({ type: "postback", data: `do=rsvp&m=${later.id}&a=no` });
  await anna.says("help");
  anna.hears("A seat is free: you can join the meetup on Saturday, January 16");
});

test("a button of a meetup that is over, cancelled or somebody else's changes nothing", async () => {
  const { yuki, plan, features, olgaId, jumpTo, person } = await start();
  const { id } = await plan();
  const stranger = await person("よその人");
  await stranger.taps("わかりました");
  const data = `do=rsvp&m=${id}&a=yes`;
  await stranger.tapsOld({ type: "postback", data });
  stranger.hears("もうお返事を受け付けていません");
  await features.meetups.cancel(olgaId, id, true);
  await yuki.tapsOld({ type: "postback", data });
  yuki.hears("もうお返事を受け付けていません").sees("定例会の予定");
  await features.meetups.cancel(olgaId, id, false);
  jumpTo("2026-12-19T13:00:00Z");
  await yuki.tapsOld({ type: "postback", data });
  yuki.hears("もうお返事を受け付けていません");
  await yuki.tapsOld({ type: "postback", data: `do=rsvp&m=${id}&a=maybe` });
  yuki.hears("前回のボタン");
  expect((await features.meetups.one(id))?.answers).toEqual([]);
});

test("whoever runs the circle begins a meetup in the chat and finishes it on the page", async () => {
  const { olga, yuki, circle } = await start();
  await olga.says("定例会");
  olga.sees("振り返る", "定例会をつくる");
  await olga.taps("定例会をつくる");
  olga.hears("何日にしましょうか").sees("日付を選ぶ", "いつもの日で");
  await olga.taps("日付を選ぶ", { date: "2026-12-12" });
  olga.hears("第一期の定例会ですね");
  expect(olga.button("続きを決める")).toMatchObject({
    uri: expect.stringMatching(new RegExp(`/meetups/new/${circle.id}/2026-12-12$`)) as string,
  });
  await olga.says("続きを決める");
  olga.hears(`/meetups/new/${circle.id}/2026-12-12`);
  await yuki.tapsOld({ type: "postback", data: `do=plan&circle=${circle.id}` });
  yuki.hears("前回のボタン");
});
