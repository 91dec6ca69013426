import { expect, test } from "vitest";
import { startCommunity } from "#tests/support/community.ts";
import { runJobs } from "#tests/support/jobs.ts";

type Record = {
  readonly cadence: string;
  readonly period: string;
  readonly status: string;
  readonly answers: {
    readonly [qid: string]: {
      readonly choice?: string;
      readonly audience: string;
      readonly parts: readonly { readonly text: string }[];
    };
  };
};

const start = async (at: string) => {
  const community = await startCommunity({ start: new Date(at) });
  const { db, context, page } = community;
  const { features } = context;
  const idOf = async (userId: string) => (await features.members.find(userId))?.id ?? "";
  return {
    ...community,
    at: async (moment: string) => {
      community.jumpTo(moment);
      await runJobs(context.scheduler);
    },
    /** As if the one before had been of this variant, so that the next in turn comes. */
    after: (kind: string, variant: string) =>
      db.collection("sends").updateMany({ kind, state: "sent" }, { $set: { variant } }),
    /** Written on the page, in the record of now. */
    writes: async (userId: string, cadence: string, qid: string, text: string, keep = false) => {
      const ask = await page(userId);
      const path = `/api/reflections/${cadence}/current`;
      const put = await ask("PUT", `${path}/answers/${qid}`, { text, rev: 0 });
      expect(put.status).toBe(200);
      if (keep) expect((await ask("POST", `${path}/close`, { as: "kept" })).status).toBe(200);
    },
    record: async (userId: string, period: string) => {
      const memberId = await idOf(userId);
      const found = await db.collection("reflections").findOne({ memberId, period });
      return found as unknown as Record | null;
    },
  };
};

const promise = "火曜の朝に資料を読む";

/** A Friday on which last week's one thing comes back to whoever kept one. */
const onFriday = async (names: readonly string[]) => {
  const stage = await start("2026-10-05T20:00+09:00");
  const people = [];
  for (const name of names) {
    const one = await stage.member(name);
    await stage.context.features.members.set(
      (await stage.context.features.members.find(one.userId))!,
      { weekly: true },
    );
    people.push(one);
  }
  await stage.at("2026-10-16T20:01+09:00");
  await stage.after("weekly", "B");
  stage.jumpTo("2026-11-05T21:00+09:00");
  for (const { userId } of people) await stage.writes(userId, "weekly", "WK4", promise, true);
  await stage.at("2026-11-13T12:00+09:00");
  await stage.at("2026-11-13T20:01+09:00");
  return { ...stage, people };
};

test("last week's one thing comes back, and a tap, a number or a word becomes its answer", async () => {
  const names = ["ゆき", "なお", "けん", "りん", "しょう", "まい"];
  const stage = await onFriday(names);
  const [yuki, nao, ken, rin, sho, mai] = stage.people;
  const record = (userId: string) => stage.record(userId, "2026-W46");

  yuki!.hears(`先週の「ひとつだけ」は、こちらでした。\n「${promise}」\nその後、どうですか?`);
  yuki!.sees("やれた", "これから", "変わった");
  expect(yuki!.previews().join()).not.toContain("資料");
  const ahead = rin!.button("これから");
  await yuki!.taps("やれた");
  yuki!
    .hears("受け取りました。\nよければ、今週のこともひとことどうぞ。")
    .hears("今週、やったことは何ですか?");
  await yuki!.says("会議をひとつ回した");
  expect(await record(yuki!.userId)).toMatchObject({
    status: "draft",
    answers: {
      WKP: { choice: "done", audience: "self" },
      WK1: { parts: [{ text: "会議をひとつ回した" }] },
    },
  });
  // Back to it, and another answer: forward to the same question, as everywhere.
  await yuki!.taps("ひとつ戻る");
  await yuki!.taps("ひとつ戻る");
  yuki!.hears(promise);
  await yuki!.taps("変わった");
  expect((await record(yuki!.userId))?.answers["WKP"]).toMatchObject({ choice: "changed" });

  // On a computer there are no buttons.
  await nao!.says("2");
  nao!.hears("今週、やったことは何ですか?");
  expect((await record(nao!.userId))?.answers["WKP"]).toMatchObject({ choice: "ahead" });

  // Words are asked about by the name of what the reminder asked, and stay beside the tap.
  await ken!.says("読めました、半分だけ");
  ken!.hears("「先週の続き」への答えですか?").sees("答えとして残す", "メモに残す", "ちがいます");
  await ken!.taps("答えとして残す");
  ken!.sees("やれた", "これから", "変わった");
  await ken!.taps("やれた");
  ken!.hears("今週、やったことは何ですか?");
  expect((await record(ken!.userId))?.answers["WKP"]).toMatchObject({
    choice: "done",
    parts: [{ text: "読めました、半分だけ" }],
  });

  // Begun on the page meanwhile: it goes on where it stood.
  await stage.writes(rin!.userId, "weekly", "WK1", "見積もりを出した");
  await rin!.tapsOld(ahead);
  rin!.hears("そのなかで「できた」「ほめられた」「うれしかった」はありましたか?");
  expect((await record(rin!.userId))?.answers).toMatchObject({
    WKP: { choice: "ahead" },
    WK1: { parts: [{ text: "見積もりを出した" }] },
  });

  // Finished on the page meanwhile: it is there, and the record is at its end again.
  await stage.writes(sho!.userId, "weekly", "WK1", "見積もりを出した", true);
  await sho!.taps("やれた");
  sho!.sees("自分だけに残す", "仲間に見せる", "少し直す");
  expect(await record(sho!.userId)).toMatchObject({
    status: "kept",
    answers: { WKP: { choice: "done" } },
  });

  // Taken back meanwhile: there is nothing to answer, and nothing is made up.
  const ask = await stage.page(mai!.userId);
  const path = "/api/reflections/weekly/2026-W45/answers/WK4";
  const was = { text: promise, choice: null, audience: "circle" };
  expect((await ask("PUT", path, { text: "", rev: 9, base: was })).status).toBe(200);
  await mai!.taps("やれた");
  mai!.hears("今週、やったことは何ですか?");
  expect(mai!.heard()).not.toContain("受け取りました");
  expect((await record(mai!.userId))?.answers ?? {}).not.toHaveProperty("WKP");

  // Two weeks on it is an old button, wherever something was answered it is not.
  stage.jumpTo("2026-12-01T12:00+09:00");
  await nao!.tapsOld(ahead);
  expect((await record(nao!.userId))?.answers["WKP"]).toMatchObject({ choice: "ahead" });
  await mai!.tapsOld(ahead);
  mai!.hears("これは前回のボタンでした");
});

test("five taps see the quarter's holdings through, and words to its title find their place", async () => {
  const stage = await start("2026-09-01T20:00+09:00");
  const { member, at, writes, record, db, context } = stage;
  const yuki = await member("ゆき");
  const nao = await member("なお");
  stage.jumpTo("2026-09-20T12:00+09:00");
  await writes(yuki.userId, "monthly", "MO3", "司会を任された", true);
  const [yukiId, naoId] = [
    (await context.features.members.find(yuki.userId))?.id,
    (await context.features.members.find(nao.userId))?.id,
  ];
  // A quarter ago each had the variant before.
  const before = (_id: string, memberId: string | undefined, variant: string) => ({
    _id,
    recipient: _id,
    memberId,
    kind: "quarterly",
    period: "2026-Q3",
    on: "2026-09-05",
    state: "sent",
    class: "nudge-monthly",
    people: 1,
    month: "2026-09",
    plannedAt: new Date("2026-09-05T00:00+09:00"),
    sentAt: new Date("2026-09-05T20:00+09:00"),
    variant,
  });
  await db
    .collection<{ _id: string }>("sends")
    .insertMany([before("q1", yukiId, "B"), before("q2", naoId, "A")]);
  await at("2026-12-05T12:00+09:00");
  await at("2026-12-05T20:01+09:00");
  yuki.hears("5回タップするだけで見られます。").sees("タップで確認", "あとで");
  await yuki.taps("タップで確認");
  yuki.hears("まずは「スキル」から。");
  for (const label of ["増えた", "変わらない", "答えない", "減った"]) await yuki.taps(label);
  expect(yuki.heard()).not.toContain("5つとも");
  await yuki.taps("変わらない");
  yuki.hears("5つとも、ひと通り見られました。").hears("3か月の見直し、おつかれさまでした。");
  await yuki.taps("自分だけに残す");
  const kept = await record(yuki.userId, "2026-Q4");
  expect(kept).toMatchObject({ status: "kept" });
  expect(
    Object.entries(kept?.answers ?? {}).map(([qid, { choice }]) => `${qid} ${choice}`),
  ).toEqual(["QU3 up", "QU3e same", "QU3m down", "QU3t same"]);

  nao.hears("この3か月に題名をつけるなら?");
  await nao.says("任せることを覚えた3か月");
  nao.hears("「題名」への答えですか?");
  await nao.taps("答えとして残す");
  expect((await record(nao.userId, "2026-Q4"))?.answers["QU1"]?.parts).toMatchObject([
    { text: "任せることを覚えた3か月" },
  ]);
});
