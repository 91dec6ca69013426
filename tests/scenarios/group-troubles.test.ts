import { expect, test } from "vitest";
import { createContext } from "#bot/context.ts";
import { createConversation } from "#bot/conversation/compose.ts";
import { openLog } from "#bot/log.ts";
import type { MeetupView } from "#shared/meetup.ts";
import { planOn } from "#tests/meetups/plan.ts";
import { startGroupCircle } from "#tests/support/group-circle.ts";
import { runJobs } from "#tests/support/jobs.ts";

test("what LINE will never take ends with its reason, is told once, and goes out when pressed again", async () => {
  const { link, plan, announce, look, double, group, said, olga, yuki, db, context } =
    await startGroupCircle();
  await link();
  for (const status of [400, 403, 404] as const) {
    const id = await plan();
    double.faults.shut(group, status);
    expect(await announce(id)).toBe("refused");
    expect(await look(id)).toMatchObject({ group: { isThere: true }, news: "announce", people: 3 });
    const sends = db.collection("sends").find({ period: { $regex: id } });
    expect(await sends.toArray()).toMatchObject([
      { state: "failed", cause: expect.stringMatching(`^${status}`) as string },
    ]);
    double.faults.shut(group, status);
    expect(await announce(id)).toBe("refused");
    // Nothing tries by itself, and what is pressed again is another send.
    if (status === 403) await runJobs(context.scheduler);
    const before = said().length;
    expect(await announce(id)).toBe("sent");
    expect(said()).toHaveLength(before + 1);
    await olga.says("ヘルプ");
    expect(olga.heard().match(/LINEが受け付けませんでした/g)).toHaveLength(1);
    await olga.says("ヘルプ");
    expect(olga.heard()).not.toContain("受け付けませんでした");
    await yuki.says("ヘルプ");
    expect(yuki.heard()).not.toContain("受け付けませんでした");
  }
});

test("a bot that is not in the group any more is told once to who runs the circle, however it went", async () => {
  const { link, plan, announce, double, group, olga, settled, features } = await startGroupCircle();
  await link();
  await double.removeBot(group);
  await settled();
  expect(await announce(await plan())).toBe("gone");
  await olga.says("ヘルプ");
  expect(olga.heard().match(/グループから外れているようです/g)).toHaveLength(1);
  expect(olga.heard()).toContain("研究所のみんな");
  await double.inviteBot(group);
  await settled();
  // Between the count and the push it left without a word.
  double.botLeaves(group);
  expect(await features.groups.refused(group, true)).toBe("away");
  expect(await features.groups.refused(group, true)).toBe("away");
  await olga.says("ヘルプ");
  expect(olga.heard().match(/グループから外れているようです/g)).toHaveLength(1);
});

test("an invitation whose event was lost is found out when somebody calls", async () => {
  const { link, plan, announce, double, group, olga, settled } = await startGroupCircle();
  await link();
  await double.removeBot(group);
  await settled();
  double.faults.next("webhook_lost");
  await double.inviteBot(group);
  await settled();
  const id = await plan();
  expect(await announce(id)).toBe("gone");
  await double.say(olga.userId, "ねえ", { chat: group, mentionsBot: true });
  await settled();
  expect(await announce(id)).toBe("sent");
});

test("two who press at once at two instances send one card", async () => {
  const { link, plan, said, context, db, now, olga, yuki, idOf, circle } = await startGroupCircle();
  await link();
  const [olgaId, yukiId] = [await idOf(olga.userId), await idOf(yuki.userId)];
  await context.features.circles.appoint(olgaId, circle.id, yukiId, "organizer", null);
  const { config } = context;
  const log = openLog({ level: "error", write: () => {} });
  const other = createContext({ config, db, log, now, clock: now, createConversation });
  const id = await plan();
  const outcomes = await Promise.all(
    [context, other, context, other].map(async ({ features }, index) =>
      features.announcements.send(index < 2 ? olgaId : yukiId, id),
    ),
  );
  expect(outcomes).toEqual(
    Array.from({ length: 4 }, () => ({ ok: true, is: { outcome: "sent" } })),
  );
  expect(said().filter(({ type }) => type === "flex")).toHaveLength(2);
  expect(await db.collection("sends").countDocuments({ kind: "meetup-announce" })).toBe(1);
});

test("moved while people answer, every answer is kept: for the old time or for the new one", async () => {
  const { features, asOlga, plan, olga, yuki, idOf } = await startGroupCircle();
  const id = await plan({ capacity: 1, waits: true });
  const ids = [await idOf(olga.userId), await idOf(yuki.userId)];
  const [moved] = await Promise.all([
    asOlga("PUT", `/api/meetups/${id}`, {
      ...planOn({ day: "2026-12-20", capacity: 1, waits: true }),
      rev: 1,
    }),
    ...ids.flatMap((memberId) => [
      features.meetups.rsvp(memberId, id, "listen"),
      features.meetups.rsvp(memberId, id, "yes"),
    ]),
  ]);
  expect(moved?.status).toBe(200);
  const view = (await (await asOlga("GET", `/api/meetups/${id}`)).json()) as MeetupView;
  const fresh = view.run?.answers.filter(({ rsvp, isOld }) => rsvp !== null && !isOld) ?? [];
  const old = view.run?.answers.filter(({ isOld }) => isOld) ?? [];
  expect(fresh.length + old.length).toBe(2);
  expect(view.counts.yes + view.counts.waiting).toBe(fresh.length);
  expect(view.counts.yes).toBeLessThanOrEqual(1);
  expect(view.from).toBe("2026-12-20T11:00:00.000Z");
});

test("called off while the reminders of its eve wait, nobody is reminded", async () => {
  const { plan, features, idOf, olga, yuki, jumpTo, context, db } = await startGroupCircle();
  const id = await plan({ day: "2027-01-16" });
  jumpTo("2027-01-15T12:00+09:00");
  await runJobs(context.scheduler);
  const eve = () => db.collection("sends").find({ on: "2027-01-15", kind: "second" }).toArray();
  expect((await eve()).map(({ state }) => String(state))).toEqual(["planned", "planned"]);
  expect(await features.meetups.cancel(await idOf(olga.userId), id, true)).toMatchObject({
    ok: true,
  });
  const heard = () => [olga, yuki].map((one) => one.bubbles().length);
  const before = heard();
  jumpTo("2027-01-15T21:00+09:00");
  await runJobs(context.scheduler);
  expect(heard()).toEqual(before);
  expect((await eve()).map(({ state }) => String(state))).toEqual(["dropped", "dropped"]);
});

test("a short month keeps room for what the group was promised, and the page says what it costs", async () => {
  const { link, plan, look, announce, double, context, db, group } = await startGroupCircle();
  await link();
  double.quota.setLimit(4);
  const id = await plan();
  const planned = Array.from({ length: 3 }, (_, i) => ({
    _id: crypto.randomUUID(),
    recipient: `U${String(i).padStart(32, "0")}`,
    kind: "weekly",
    period: "2026-W48",
    class: "nudge-weekly",
    people: 1,
    month: "2026-11",
    state: "planned",
    plannedAt: context.now(),
  }));
  await db.collection<(typeof planned)[number]>("sends").insertMany(planned);
  // The notice of December's meetup is for December: this month keeps nothing for it.
  expect(await context.features.reserved(new Date("2026-11-30T15:00Z"))).toBe(0);
  expect(await context.features.reserved(new Date("2026-12-31T15:00Z"))).toBe(3);
  const cut = (people: number) =>
    expect.arrayContaining([{ class: "nudge-weekly", people }]) as unknown;
  expect(await look(id)).toMatchObject({ people: 3, left: 4, cut: cut(3) });
  const soon = await plan({ day: "2026-12-05" });
  expect(await context.features.reserved(new Date("2026-11-30T15:00Z"))).toBe(3);
  expect(await look(soon)).toMatchObject({ people: 3, left: 4, cut: cut(3) });
  expect(await announce(soon)).toBe("sent");
  expect(double.quota.used()).toBe(3);
  expect(double.botMessages(group)).toHaveLength(2);
});
