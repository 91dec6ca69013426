import type { messagingApi } from "@line/bot-sdk";
import { expect, test } from "vitest";
import { createContext } from "#bot/context.ts";
import { createConversation } from "#bot/conversation/compose.ts";
import { openLog } from "#bot/log.ts";
import { createDeliverDue } from "#bot/sends/deliver.ts";
import { createSendStore, type SendDoc } from "#bot/sends/store.ts";
import type { MeetupView, Rsvp } from "#shared/meetup.ts";
import { planOn } from "#tests/meetups/plan.ts";
import { startGroupCircle } from "#tests/support/group-circle.ts";
import { runJobs } from "#tests/support/jobs.ts";

type Someone = { readonly userId: string; readonly bubbles: () => readonly unknown[] };

const start = async (names: Readonly<Record<string, string>> = {}) => {
  const stage = await startGroupCircle({ start: new Date("2026-11-28T20:00+09:00") });
  const { features, olga, idOf, circle, member, db, context } = stage;
  const olgaId = await idOf(olga.userId);
  const others: Record<string, Someone & Awaited<ReturnType<typeof member>>> = {};
  for (const [name, language] of Object.entries(names)) {
    const one = await member(name, "会議の進行をほめられた", language);
    const { token } = await features.circles.invite(olgaId, circle.id, 7);
    const memberId = await idOf(one.userId);
    await features.circles.accept(token, { memberId, introduction: null });
    others[name] = one;
  }
  const answers = async (one: Someone, id: string, rsvp: Rsvp) => {
    const said = await features.meetups.rsvp(await idOf(one.userId), id, rsvp);
    expect(said.ok).toBe(true);
  };
  const eves = () =>
    db.collection<SendDoc>("sends").find({ kind: "eve" }).sort({ plannedAt: 1 }).toArray();
  return {
    ...stage,
    others,
    answers,
    at: async (moment: string) => {
      stage.jumpTo(moment);
      await runJobs(context.scheduler);
    },
    eves,
    outcomes: async () =>
      (await eves()).map(({ state, cause }) => [state, cause ?? ""].join(" ").trim()).toSorted(),
  };
};

const cardOf = (one: Someone) => one.bubbles().at(-1) as messagingApi.FlexMessage;

/** The buttons of a card, as they stand under it. */
const buttonsOf = (card: messagingApi.FlexMessage): messagingApi.Action[] => {
  const footer = (card.contents as messagingApi.FlexBubble).footer?.contents ?? [];
  return footer.flatMap((each) => (each.type === "button" ? [each.action] : []));
};

const labelled = (one: Someone, label: string): messagingApi.Action => {
  const found = buttonsOf(cardOf(one)).find((each) => "label" in each && each.label === label);
  if (found === undefined) throw new Error(`no button 「${label}」`);
  return found;
};

test("five kinds of people on the eve: three hear it, each once, under two instances", async () => {
  const stage = await start({ なお: "ja", Anna: "en", りん: "ja", しょう: "ja" });
  const { plan, yuki, others, answers, at, eves, db, context, now, features, idOf } = stage;
  const { なお: nao, Anna: anna, りん: rin, しょう: sho } = others;
  const id = await plan();
  await answers(yuki, id, "yes");
  await answers(nao!, id, "listen");
  await answers(anna!, id, "undecided");
  await answers(rin!, id, "no");
  // Anna has written her month already: nobody asks her again.
  const annaId = await idOf(anna!.userId);
  await features.reflections.change(
    { memberId: annaId, cadence: "monthly", period: "2026-12" },
    { eventId: "1", script: { id: "monthly", version: 1 }, circles: [], at: now() },
    [
      {
        do: "write",
        qid: "MO3",
        part: { text: "Wrote", at: now() },
        how: "append",
        audience: "circle",
      },
    ],
  );
  const heard = () => [yuki, nao!, anna!, rin!, sho!].map((one) => one.bubbles().length);
  await at("2026-12-18T12:00+09:00");
  expect(await eves()).toHaveLength(3);
  expect((await eves())[0]).toMatchObject({
    state: "planned",
    class: "announcement",
    people: 1,
    period: `${id}/2026-12-19`,
    dueAt: new Date("2026-12-18T20:00+09:00"),
  });
  const before = heard();
  stage.jumpTo("2026-12-18T20:01+09:00");
  const { config } = context;
  const log = openLog({ level: "error", write: () => {} });
  const other = createContext({ config, db, log, now, clock: now, createConversation });
  await Promise.all([other.features.nudges.plan(), other.deliverDue(), context.deliverDue()]);
  await at("2026-12-18T20:06+09:00");
  await at("2026-12-18T21:00+09:00");
  // Who said no hears nothing; who said nothing is asked for a word.
  expect(heard().map((count, i) => count - before[i]!)).toEqual([1, 1, 1, 0, 1]);
  sho!.hears("明日は定例会です");
  expect(await stage.outcomes()).toEqual(["sent", "sent", "sent"]);

  yuki
    .hears("第一期")
    .hears("明日20:00から定例会です。")
    .hears("12月19日(土) 20:00〜22:00")
    .hears("この秋のいちばんの学び")
    .hears("準備はなくて大丈夫。話したいことがひとつあれば、それで十分です。")
    .hears("いまのお返事:参加します");
  expect(yuki.previews().at(-1)).toBe(
    "明日20:00から定例会です。\n準備はなくて大丈夫。話したいことがひとつあれば、それで十分です。",
  );
  anna!.hears("The meetup is tomorrow at 20:00.").hears("Your answer: Not sure yet");
  const labels = (one: Someone) =>
    buttonsOf(cardOf(one)).map((each) => ("label" in each ? each.label : ""));
  expect(labels(yuki)).toEqual(["振り返りを書く", "参加リンク", "欠席に変更"]);
  expect(labels(anna!)).toEqual(["Link to join", "I can't come"]);
  expect(labelled(yuki, "参加リンク")).toMatchObject({
    uri: expect.stringMatching(new RegExp(`/meetups/${id}$`)) as string,
  });
  // The way in stands on the page alone.
  expect(JSON.stringify(cardOf(yuki))).not.toContain("meet.example");

  const [write, no] = [labelled(yuki, "振り返りを書く"), labelled(yuki, "欠席に変更")];
  await yuki.tapsOld(write);
  yuki.hears(/12月/).sees("はじめる", "画面で書く", "前回の記録を見る", "あとで");
  await yuki.tapsOld(no);
  yuki.hears("「今回はお休み」で承りました");
  const asOlga = await stage.page(stage.olga.userId);
  const { counts } = (await (await asOlga("GET", `/api/meetups/${id}`)).json()) as MeetupView;
  expect(counts).toMatchObject({ yes: 0, listen: 1, undecided: 1, no: 2 });
});

test("whatever changes before it goes out is minded, and the ledger tells why", async () => {
  const stage = await start({ なお: "ja", りん: "ja", しょう: "ja", けい: "ja" });
  const { plan, yuki, olga, others, answers, at, features, idOf, circle } = stage;
  const { なお: nao, りん: rin, しょう: sho, けい: kei } = others;
  const id = await plan({ day: "2027-01-16" });
  const all = [olga, yuki, nao!, rin!, sho!, kei!];
  for (const one of all) await answers(one, id, "yes");
  await at("2027-01-15T12:00+09:00");
  expect(await stage.outcomes()).toEqual(Array.from({ length: 6 }, () => "planned"));
  await answers(yuki, id, "no");
  await nao!.blocks();
  await features.circles.leave(await idOf(rin!.userId), circle.id);
  const resting = await features.members.find(sho!.userId);
  await features.members.restUntil(resting!, new Date("2027-02-01T00:00+09:00"));
  await kei!.says("設定");
  await kei!.taps("お知らせをすべて止める");
  stage.jumpTo("2027-01-15T20:01+09:00");
  const heard = () => all.map((one) => one.bubbles().length);
  const before = heard();
  // Whose day was planned anew meanwhile has nothing planned any more.
  await stage.context.deliverDue();
  expect(heard().map((count, i) => count - before[i]!)).toEqual([1, 0, 0, 0, 0, 0]);
  expect(await stage.outcomes()).toEqual([
    "dropped blocked",
    "dropped declined",
    "dropped no-meetup",
    "dropped off",
    "dropped resting",
    "sent",
  ]);
  await at("2027-01-15T21:00+09:00");
  expect(heard().map((count, i) => count - before[i]!)).toEqual([1, 0, 0, 0, 0, 0]);
});

test("called off while they go out, the rest stays at home", async () => {
  const stage = await start({ なお: "ja" });
  const { plan, yuki, olga, others, answers, at, features, idOf, db, context, now } = stage;
  const id = await plan({ day: "2027-01-16" });
  for (const one of [olga, yuki, others["なお"]!]) await answers(one, id, "listen");
  await at("2027-01-15T12:00+09:00");
  stage.jumpTo("2027-01-15T20:01+09:00");
  const olgaId = await idOf(olga.userId);
  let cancelling: Promise<unknown> = Promise.resolve();
  const deliver = createDeliverDue({
    store: createSendStore(db),
    sends: context.sends,
    line: context.line,
    async compose(sends) {
      await cancelling;
      return features.composeNudges(sends);
    },
    now,
    clock: now,
    ids: () => crypto.randomUUID(),
    log: context.log,
    atOnce: 1,
    at: (step) => {
      if (step === "pushed") cancelling = features.meetups.cancel(olgaId, id, true);
    },
  });
  await deliver();
  expect(await stage.outcomes()).toEqual(["dropped no-meetup", "dropped no-meetup", "sent"]);
});

test("moved after it was told, the new date is told anew to whoever answers again", async () => {
  const { plan, yuki, olga, answers, at, page, eves, outcomes } = await start();
  const id = await plan({ day: "2027-01-16" });
  for (const one of [olga, yuki]) await answers(one, id, "yes");
  await at("2027-01-15T12:00+09:00");
  await at("2027-01-15T20:01+09:00");
  yuki.hears("明日20:00から定例会です。");
  const asOlga = await page(olga.userId);
  const view = (await (await asOlga("GET", `/api/meetups/${id}`)).json()) as MeetupView;
  const moved = { ...planOn({ day: "2027-01-23", from: "19:00" }), rev: view.run?.rev };
  expect((await asOlga("PUT", `/api/meetups/${id}`, moved)).status).toBe(200);
  await at("2027-01-15T20:30+09:00");
  await answers(yuki, id, "undecided");
  await at("2027-01-22T12:00+09:00");
  await at("2027-01-22T20:01+09:00");
  yuki.hears("明日19:00から定例会です。").hears("いまのお返事:まだ未定");
  expect(olga.heard()).not.toContain("19:00");
  expect(await outcomes()).toEqual(["sent", "sent", "sent"]);
  expect(new Set((await eves()).map(({ period }) => period))).toEqual(
    new Set([`${id}/2027-01-16`, `${id}/2027-01-23`]),
  );
});

test("who answers on the eve itself is still reminded; of one made at the last moment nobody is", async () => {
  const { plan, yuki, olga, answers, at, eves, features, idOf, circle } = await start();
  const id = await plan({ day: "2027-01-16", link: null });
  await at("2027-01-15T08:30+09:00");
  await answers(yuki, id, "undecided");
  const soon = planOn({ day: "2027-01-16", from: "08:00", to: "09:00" });
  const late = await features.meetups.plan(await idOf(olga.userId), circle.id, soon);
  for (const one of [olga, yuki]) await answers(one, late.ok ? late.meetup.id : "", "yes");
  await at("2027-01-15T12:00+09:00");
  await at("2027-01-15T20:01+09:00");
  yuki.hears("明日20:00から定例会です。");
  expect(labelled(yuki, "予定を見る")).toMatchObject({ type: "uri" });
  await at("2027-01-15T20:05+09:00");
  expect((await eves()).map(({ period }) => period)).toEqual([`${id}/2027-01-16`]);
});

test("a short month keeps room for the day before, and weekly ones are left out", async () => {
  const { plan, yuki, olga, answers, db, context, double, now, features, jumpTo } = await start();
  const id = await plan({ day: "2026-12-19" });
  const next = await plan({ day: "2027-01-16" });
  await answers(olga, id, "yes");
  await answers(yuki, id, "undecided");
  for (const one of [olga, yuki]) await answers(one, next, "listen");
  expect(await features.reservedEves(new Date("2026-12-31T15:00Z"))).toBe(2);
  double.quota.setLimit(3);
  jumpTo("2026-12-04T20:00+09:00");
  const weekly = Array.from({ length: 3 }, (_, i) => ({
    _id: crypto.randomUUID(),
    recipient: `U${String(i).padStart(32, "0")}`,
    kind: "weekly",
    period: "2026-W49",
    class: "nudge-weekly",
    people: 1,
    month: "2026-12",
    state: "planned",
    plannedAt: now(),
    dueAt: now(),
  }));
  await db.collection<(typeof weekly)[number]>("sends").insertMany(weekly);
  const sent: string[] = [];
  const deliver = createDeliverDue({
    store: createSendStore(db),
    sends: context.sends,
    reserved: (until) => features.reservedEves(until),
    line: { push: (to) => (sent.push(to), Promise.resolve({ ok: true })) },
    compose: (sends) =>
      Promise.resolve(new Map(sends.map(({ _id }) => [_id, { is: "said", messages: [] }]))),
    now,
    clock: now,
    ids: () => crypto.randomUUID(),
    log: context.log,
  });
  await deliver();
  expect(sent).toHaveLength(1);
  const cut = await db.collection("sends").find({ cause: "cut" }).toArray();
  expect(cut).toHaveLength(2);
});
