import type { messagingApi } from "@line/bot-sdk";
import { expect, test } from "vitest";
import { createContext } from "#bot/context.ts";
import { createConversation } from "#bot/conversation/compose.ts";
import { openLog } from "#bot/log.ts";
import type { CircleGroupView } from "#shared/group.ts";
import { startGroupCircle } from "#tests/support/group-circle.ts";
import { runJobs } from "#tests/support/jobs.ts";

type Doc = { readonly _id: string; readonly [field: string]: unknown };

/** A circle of seven with a linked group, whose November had records and cheers, and private ones. */
const start = async () => {
  const stage = await startGroupCircle();
  const { features, olga, yuki, idOf, circle, double, db, link, page, jumpTo, context } = stage;
  await link();
  const olgaId = await idOf(olga.userId);
  const ids = [olgaId, await idOf(yuki.userId)];
  for (let i = 0; i < 5; i += 1) {
    const { userId } = double.addPerson({ name: `なかま${i}` });
    const { id } = await features.members.consent(userId, "ja");
    const { token } = await features.circles.invite(olgaId, circle.id, 7);
    await features.circles.accept(token, { memberId: id, introduction: null });
    ids.push(id);
  }
  const at = new Date("2026-11-25T12:00Z");
  const record = (
    memberId: string,
    status: "shared" | "kept",
    circleIds: readonly string[],
  ): Doc => ({
    _id: `${memberId}:monthly:2026-11`,
    memberId,
    cadence: "monthly",
    period: "2026-11",
    script: { id: "monthly", version: 1 },
    status,
    answers: { MO3: { parts: [{ text: "ひみつのことば", at }], audience: "circle" } },
    wanted: null,
    standsOn: "2026-11-30",
    createdAt: at,
    sharedTo: circleIds,
    sharedAt: status === "shared" ? at : null,
    places: Object.fromEntries(circleIds.map((id) => [id, `${at.toISOString()}~${memberId}`])),
    messageIds: [],
    eventIds: [],
    rev: 1,
  });
  await db
    .collection<Doc>("reflections")
    .insertMany(
      ids.map((id, i) => record(id, i < 5 ? "shared" : "kept", i < 5 ? [circle.id] : [])),
    );
  const cheer = (from: number, to: number): Doc => ({
    _id: crypto.randomUUID(),
    postId: `${ids[to]}:monthly:2026-11`,
    memberId: ids[from],
    to: ids[to],
    word: "CH1",
    slot: 0,
    quiet: true,
    at,
    toldBy: "page",
    seenAt: at,
  });
  // Five cheer five; the one on a record that is shown nowhere does not count.
  const cheers = [0, 1, 2, 3, 4].map((to) => cheer((to + 1) % 5, to));
  await db.collection<Doc>("cheers").insertMany([...cheers, cheer(0, 6)]);
  const turn = async (on: boolean) => {
    const ask = await page(olga.userId);
    const answer = await ask("PUT", `/api/circles/${circle.id}/group/digest`, { on });
    return (await answer.json()) as CircleGroupView;
  };
  const digests = () =>
    stage
      .said()
      .filter(({ type, ...of }) => type === "flex" && JSON.stringify(of).includes("みんなの歩み"));
  const at_ = async (moment: string) => {
    jumpTo(moment);
    await runJobs(context.scheduler);
  };
  const sends = () => db.collection("sends").find({ kind: "digest" }).toArray();
  return { ...stage, ids, turn, digests, at: at_, sends };
};

test("off until an organizer asks for it, then once a month, under two instances too: numbers alone", async () => {
  const { turn, digests, at, sends, context, db, now, page, yuki, circle } = await start();
  const seen = await (
    await page(yuki.userId)
  )("PUT", `/api/circles/${circle.id}/group/digest`, {
    on: true,
  });
  expect(seen.status).toBe(403);
  expect((await turn(true)).group).toMatchObject({ digest: true, people: 3 });
  await at("2026-12-01T12:00+09:00");
  expect(await sends()).toMatchObject([
    { state: "planned", class: "digest", period: "2026-11", people: 3 },
  ]);
  const { config } = context;
  const log = openLog({ level: "error", write: () => {} });
  const other = createContext({ config, db, log, now, clock: now, createConversation });
  await at("2026-12-01T19:01+09:00");
  await Promise.all([other.features.digests.plan(), other.deliverDue(), context.deliverDue()]);
  for (const moment of [
    "2026-12-01T20:06+09:00",
    "2026-12-02T19:06+09:00",
    "2026-12-15T19:06+09:00",
  ])
    await at(moment);
  expect(digests()).toHaveLength(1);
  const [card] = digests() as messagingApi.FlexMessage[];
  const text = JSON.stringify(card);
  expect(card?.altText).toBe("11月のみんなの歩みを、数でまとめました。おつかれさまでした。");
  expect(text).toContain("5枚");
  expect(text).toContain("5回");
  expect(text).not.toContain("強み");
  expect(text).not.toMatch(/なかま|おるが|ゆき|ひみつ/);
  expect(await sends()).toMatchObject([{ state: "sent", people: 3 }]);
});

test("where too few stand behind a number, or it was taken back, nothing is sent, and it says why", async () => {
  const { turn, digests, at, sends, db, ids } = await start();
  await turn(true);
  await db.collection<Doc>("cheers").deleteOne({ to: ids[0] ?? "" });
  await db
    .collection<Doc>("reflections")
    .updateOne({ _id: `${ids[0]}:monthly:2026-11` }, { $set: { status: "kept", sharedTo: [] } });
  await at("2026-12-01T12:00+09:00");
  await at("2026-12-01T19:06+09:00");
  expect(await sends()).toMatchObject([{ state: "dropped", cause: "few" }]);
  expect(digests()).toEqual([]);
});

test("turned off, stopped, or without room it does not go out; the last rides on an answer", async () => {
  const { turn, digests, at, sends, db, context, double, group, olga, settled } = await start();
  await turn(true);
  await at("2026-12-01T12:00+09:00");
  await turn(false);
  await at("2026-12-01T19:01+09:00");
  expect(await sends()).toMatchObject([{ state: "dropped", cause: "off" }]);
  const again = () =>
    db
      .collection("sends")
      .updateMany(
        { kind: "digest" },
        { $set: { state: "planned" }, $unset: { triedAt: "", cause: "" } },
      );
  await turn(true);
  await again();
  await context.ledger.stop("digest", true);
  await context.deliverDue();
  expect(await sends()).toMatchObject([{ state: "dropped", cause: "stopped" }]);
  await context.ledger.stop("digest", false);
  await again();
  double.quota.setLimit(2);
  await at("2026-12-01T19:20+09:00");
  expect(await sends()).toMatchObject([{ state: "dropped", cause: "cut" }]);
  expect(digests()).toEqual([]);
  for (let times = 0; times < 2; times += 1) {
    await double.say(olga.userId, "ねえ", { chat: group, mentionsBot: true });
    await settled();
    expect(digests()).toHaveLength(1);
  }
});

test("a group that refuses it is told to the organizer once, and not tried again", async () => {
  const { turn, digests, at, sends, double, group, olga } = await start();
  await turn(true);
  await at("2026-12-01T12:00+09:00");
  double.faults.shut(group, 403);
  await at("2026-12-01T19:01+09:00");
  await at("2026-12-01T19:30+09:00");
  expect(await sends()).toMatchObject([{ state: "failed", cause: "403" }]);
  expect(digests()).toEqual([]);
  await olga.says("ヘルプ");
  expect(olga.heard().match(/LINEが受け付けませんでした/g)).toHaveLength(1);
});

test("another group of the circle gets no second one, and none before it is asked for again", async () => {
  const { turn, at, sends, newGroup, link, said } = await start();
  await turn(true);
  await at("2026-12-01T12:00+09:00");
  await at("2026-12-01T19:06+09:00");
  expect(await sends()).toMatchObject([{ state: "sent" }]);
  const second = await newGroup("新しいグループ");
  await link(second);
  expect((await turn(false)).group?.digest).toBe(false);
  await turn(true);
  await at("2026-12-02T12:06+09:00");
  expect(await sends()).toHaveLength(1);
  expect(JSON.stringify(said(second))).not.toContain("みんなの歩み");
});
