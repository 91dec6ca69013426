import type { Db, Document } from "mongodb";
import { periodOf } from "#bot/calendar.ts";
import { writeField } from "#bot/inventory/rules.ts";
import { createSnapshotStore } from "#bot/inventory/snapshot-store.ts";
import { createInventoryStore } from "#bot/inventory/store.ts";
import { createPostReportStore } from "#bot/post-reports/store.ts";
import { writeMeetup } from "#tests/meetups/plan.ts";
import type { startCommunity } from "./community.ts";

type Community = Awaited<ReturnType<typeof startCommunity>>;

/** Every word this member ever wrote, one for each place where words are kept. */
export const writtenWords = [
  "会議の進行をほめられた話",
  "提案書のたたき台という仕事",
  "金曜の夜の気づき",
  "ひとりごとのメモ",
  "おだやかに働くという目的",
  "先月まで目的だったことば",
  "聞く力というスキル",
  "育成という経験",
  "会のみなさんへの自己紹介",
  "まだ置き場のないひとこと",
  "仲間の歩みに贈ったことば",
  "定例会で残ったことば",
] as const;

/** A member with something in every place where anything of a member is kept. */
export const joinFully = async (community: Community, name = "ゆきのなまえ") => {
  const [
    first,
    work,
    insight,
    memo,
    purpose,
    before,
    skill,
    experience,
    greeting,
    undecided,
    ,
    stayed,
  ] = writtenWords;
  const someone = await community.member(name, first);
  await someone.says("設定");
  await someone.says("振り返る");
  await someone.taps("今週(3分)");
  await someone.says(work);
  community.passes(60_000);
  await someone.taps("スキップ");
  await someone.says(insight);
  community.passes(60_000);
  await someone.taps("スキップ");
  await someone.taps("自分だけに残す");
  await someone.taps("今回はなし");
  community.passes(60_000);
  await someone.says(memo);
  await someone.taps("メモに残す");

  // In an earlier month, and written over since: it stands in that month's snapshot alone.
  const { db, now, context } = community;
  const earlier = new Date(now().getTime() - 40 * 24 * 60 * 60_000);
  const lastMonth = createInventoryStore({
    db,
    snapshots: createSnapshotStore(db),
    monthOf: (at) => periodOf("monthly", at, context.config.timeZone),
    now: () => earlier,
  });
  const joined = await context.features.members.find(someone.userId);
  await lastMonth.apply(joined?.id ?? "", "earlier", (state) =>
    writeField(state, { item: null, field: "I1-2", value: before, rev: 0 }, earlier),
  );

  const ask = await community.page(someone.userId);
  const put = async (path: string, body: unknown, method = "PUT") => {
    const answer = await ask(method, path, body);
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  };
  await put("/api/inventory/fields/I1-2", { value: purpose, rev: 1 });
  await put("/api/inventory/items/skill", { id: "s1" }, "POST");
  await put("/api/inventory/items/skill/s1", { field: "I3-1", value: skill, rev: 0 }, "PATCH");
  await put("/api/inventory/items/experience", { id: "e1" }, "POST");
  await put(
    "/api/inventory/items/experience/e1",
    { field: "I4-2", value: experience, rev: 0 },
    "PATCH",
  );
  await put("/api/me/calendar-link", undefined, "POST");
  await put("/api/me/transfer-code", undefined, "POST");
  await put("/api/me/takeout-links", { format: "text" }, "POST");
  // What could not be answered by a reply was pushed, and stands in the ledger.
  community.passes(60_000);
  await someone.says(undecided);
  const member = await community.context.features.members.find(someone.userId);
  if (member === null) throw new Error("no member");
  const { circles, members } = community.context.features;
  const { userId: lineUserId } = community.double.addPerson({ name: "けん" });
  const visitor = { lineUserId, name: "けん", picture: null, locale: "ja" } as const;
  const { id: other } = await members.consentOnPage(visitor);
  const circle = await circles.found(other, { name: "会", history: "from_joining" });
  const { token } = await circles.invite(other, circle.id, 7);
  await circles.accept(token, { memberId: member.id, introduction: greeting });
  const { meetups, packets, attendance } = community.context.features;
  const day = new Date(community.now().getTime() + 7 * 24 * 60 * 60_000).toISOString();
  const made = await meetups.plan(other, circle.id, {
    theme: null,
    day: day.slice(0, 10),
    from: "20:00",
    to: "22:00",
    place: null,
    link: null,
    capacity: null,
    waits: false,
    rhythm: null,
  });
  if (!made.ok) throw new Error(made.reason);
  await meetups.rsvp(member.id, made.meetup.id, "undecided");
  const over = new Date(community.now().getTime() - 2 * 24 * 60 * 60_000).toISOString();
  const begun = await writeMeetup(db, circle.id, over.slice(0, 10));
  await attendance.write(member.id, begun, { text: stayed, base: "" });
  await packets.act(other, made.meetup.id, { do: "start" });
  await cheerBothWays(community, [member.id, other], circle.id);
  await nameStrengths(community, [member.id, other]);
  await createPostReportStore(db).add({
    circleId: circle.id,
    postId: `${other}:monthly:2026-11`,
    author: other,
    by: member.id,
    at: now(),
    state: "open",
  });
  await commentAndMute(community, [member.id, other], circle.id);
  await community.context.sends.push({
    recipient: someone.userId,
    kind: "nudge",
    period: "2026-11",
    class: "nudge-monthly",
    people: 1,
    messages: [{ type: "text", text: "お知らせ" }],
    retryKey: crypto.randomUUID(),
  });
  return { someone, member, ask };
};

/** A companion shares, the member cheers, and the other way round. */
async function cheerBothWays({ context, now }: Community, pair: Pair, circleId: string) {
  const { reflections, cheers } = context.features;
  for (const [writer, reader] of bothWays(pair)) {
    const key = { memberId: writer, cadence: "monthly", period: "2026-11" } as const;
    const script = { id: "monthly", version: 1 };
    const part = { text: "仲間に見せたひとこと", at: now() };
    const given = { eventId: `shares-${writer}`, script, circles: [circleId], at: now() };
    await reflections.change(key, given, [
      { do: "write", qid: "MO3", part, how: "append", audience: "circle" },
      { do: "choose", qid: "MO9", choice: "strengths", audience: "self" },
      { do: "close", status: "shared" },
    ]);
    const at = { circleId, postId: `${writer}:monthly:2026-11` };
    const outcome = await cheers.cheer(reader, at, { word: "CH6", quiet: false });
    if (!outcome.ok) throw new Error(outcome.reason);
  }
}

/** A companion names a strength of the member, and the other way round. */
async function nameStrengths({ context }: Community, pair: Pair) {
  const words = { word: "listening", name: null, effect: null, granted: null } as const;
  const scene = "会議で、最後まで聞いていたところ";
  const { strengths } = context.features;
  for (const [by, of] of bothWays(pair)) {
    const named = await strengths.name(by, `${of}:monthly:2026-11`, "o1", { ...words, scene });
    if (!named.ok) throw new Error(named.reason);
  }
}

/** They comment on each other's records, and the member, who has had enough of it, mutes them. */
async function commentAndMute({ context }: Community, pair: Pair, circleId: string) {
  const { comments, mutes } = context.features;
  for (const [by, of] of bothWays(pair)) {
    const at = { circleId, postId: `${of}:monthly:2026-11` };
    const text = by === pair[0] ? "仲間の歩みに贈ったことば" : "いつも準備が早いところ";
    const said = await comments.comment(by, at, { id: "o1", kind: "praise", text });
    if (!said.ok) throw new Error(said.reason);
  }
  await mutes.mute(...pair);
}

/** The member, and a companion. */
type Pair = readonly [string, string];

const bothWays = ([one, other]: Pair) => [[one, other] as const, [other, one] as const];

/** The documents in which one of these stands, wherever it stands. */
export const traces = async (db: Db, needles: readonly string[]) => {
  const found: { readonly collection: string; readonly doc: Document }[] = [];
  for (const { name } of await db.listCollections().toArray())
    for (const doc of await db.collection(name).find().toArray()) {
      const text = JSON.stringify(doc);
      if (needles.some((needle) => text.includes(needle))) found.push({ collection: name, doc });
    }
  return found;
};
