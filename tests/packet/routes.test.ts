import { expect, test } from "vitest";
import { ensureIndexes } from "#bot/db.ts";
import { emptyPacket } from "#bot/packet/rules.ts";
import { createPacketStore, packetsDefinition } from "#bot/packet/store.ts";
import { create } from "#bot/meetups/rules.ts";
import type { Change } from "#bot/reflections/rules.ts";
import type { MeetupView } from "#shared/meetup.ts";
import type { PacketView } from "#shared/packet.ts";
import type { Audience } from "#shared/reflection.ts";
import { DAY, START, startCircle, type CircleStage } from "#tests/circles/circle.ts";
import { planOn } from "#tests/meetups/plan.ts";
import { scansDuring } from "#tests/support/plans.ts";

type Who = keyof CircleStage["people"];

const startPacket = async () => {
  const stage = await startCircle();
  const { site, people, circle } = stage;
  const as = (who: Who) => site.as(people[who].lineUserId);
  const [asOlga, asChie, asMari] = [await as("organizer"), await as("cohost"), await as("member")];
  const made = await asOlga("POST", `${stage.path}/meetups`, planOn({ day: "2026-11-28" }));
  const { id } = (await made.json()) as MeetupView;
  const path = `/api/meetups/${id}/packet`;
  for (const [ask, rsvp] of [
    [asMari, "yes"],
    [asOlga, "yes"],
    [await as("another"), "listen"],
    [asChie, "undecided"],
  ] as const)
    await ask("PUT", `/api/meetups/${id}/rsvp`, { rsvp });
  const mari = { memberId: people.member.id, cadence: "monthly", period: "2026-11" } as const;
  const at = site.context.now();
  const write = (qid: string, text: string, audience: Audience): Change => ({
    do: "write",
    qid,
    part: { text, at },
    how: "append",
    audience,
  });
  await site.reflections.change(
    mari,
    { eventId: "e", script: { id: "monthly", version: 1 }, circles: [circle.id], at },
    [
      write("MO3", "最後まで話せた", "circle"),
      write("MO2", "運営にだけのこと", "organizer"),
      write("MO5a", "だれにも言わないもやもや", "self"),
      write("MO5c", "引き継ぎの型をつくる", "circle"),
      { do: "choose", qid: "MO9", choice: "insights", audience: "self" },
      { do: "close", status: "shared" },
    ],
  );
  const look = async (ask = asOlga) => (await (await ask("GET", path)).json()) as PacketView;
  const act = async (wish: object, ask = asOlga) => ask("POST", path, wish);
  return { ...stage, as, asOlga, asChie, asMari, id, path, mari, look, act };
};

test("the running order holds what is shared here, for those who run it and nobody else", async () => {
  const { look, people, site, path, asChie, as } = await startPacket();
  const { member, organizer, cohost, another } = people;
  const packet = await look();
  expect(packet.cards.map(({ id, rsvp }) => [id, rsvp])).toEqual([
    [member.id, "yes"],
    [organizer.id, "yes"],
    [cohost.id, "undecided"],
  ]);
  expect(packet.cards[0]).toMatchObject({ name: "Mari", wanted: "insights", before: null });
  expect(packet.listening).toMatchObject([{ id: another.id, name: "Nao" }]);
  expect(packet.issues).toMatchObject([{ name: "Mari", text: "引き継ぎの型をつくる" }]);
  expect(packet).toMatchObject({ at: null, clock: { isRunning: false, leftMs: 300_000 } });
  // It may stand on a screen for all: what is for the organizer alone is not in it either.
  expect(JSON.stringify(packet)).not.toMatch(/運営にだけ|もやもや/);
  expect((await look(asChie)).cards).toHaveLength(3);
  for (const [who, status] of [
    ["member", 403],
    ["formerCohost", 403],
    ["other", 404],
    ["removed", 404],
  ] as const) {
    const ask = await as(who);
    const answers = [await ask("GET", path), await ask("POST", path, { do: "start" })];
    expect(answers.map((each) => each.status)).toEqual([status, status]);
  }
  expect((await site.ask("GET", path)).status).toBe(401);
});

test("a record that is taken back is gone from it at once, and so is whoever changes their mind", async () => {
  const { look, site, asMari, id, mari, people } = await startPacket();
  await site.reflections.unshare(mari, "taken-back");
  const after = await look();
  expect(after.cards[0]).toMatchObject({ name: "Mari", now: [], next: [], wanted: null });
  expect(after.issues).toEqual([]);
  await asMari("PUT", `/api/meetups/${id}/rsvp`, { rsvp: "listen" });
  expect((await look()).cards.map((card) => card.id)).not.toContain(people.member.id);
});

test("two who run it at once see the same, and the last one who does something is right", async () => {
  const { act, look, asOlga, asChie, people, passes } = await startPacket();
  const [mari, olga, chie] = [people.member.id, people.organizer.id, people.cohost.id];
  await act({ do: "arrange", order: [chie, mari, olga] });
  const answers = await Promise.all([
    act({ do: "skip", id: olga, skipped: true }, asOlga),
    act({ do: "go", to: chie }, asChie),
    act({ do: "start" }, asOlga),
    act({ do: "skip", id: mari, skipped: true }, asChie),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  await act({ do: "start" }, asChie);
  passes(30_000);
  const [one, other] = [await look(asOlga), await look(asChie)];
  expect(one).toMatchObject({ at: chie, clock: { isRunning: true, leftMs: 270_000 } });
  expect(one.cards.map((card) => [card.id, card.isSkipped])).toEqual([
    [chie, false],
    [mari, true],
    [olga, true],
  ]);
  expect(other).toMatchObject({ at: one.at, clock: one.clock });
});

test("nobody who leaves stays in it, and a week after the meetup it is closed", async () => {
  const { act, look, as, asMari, path, circle, people, passes, site } = await startPacket();
  await act({ do: "go", to: people.member.id });
  await asMari("DELETE", `/api/circles/${circle.id}/membership`);
  const kept = await site.db.collection("packets").find().toArray();
  expect(JSON.stringify(kept)).not.toContain(people.member.id);
  expect(await look()).toMatchObject({ at: people.organizer.id });
  passes(5 * DAY + 2 * 3_600_000);
  expect((await (await as("organizer"))("GET", path)).status).toBe(200);
  passes(7 * DAY);
  const over = await (await as("organizer"))("GET", path);
  expect(over.status).toBe(400);
  expect(await over.json()).toMatchObject({ error: { fields: { meetup: "over" } } });
});

test("what is not known is refused by its name, and a meetup that is off has no running order", async () => {
  const { act, asOlga, id, path } = await startPacket();
  for (const wish of [
    { do: "dance" },
    { do: "start", at: 1 },
    { do: "go" },
    { do: "arrange", order: "all" },
    { do: "skip", id: "x" },
  ]) {
    const refused = await act(wish);
    expect(refused.status, JSON.stringify(wish)).toBe(400);
    expect(await refused.json()).toHaveProperty("error.fields");
  }
  await asOlga("PUT", `/api/meetups/${id}/cancelled`, { cancelled: true });
  expect((await asOlga("GET", path)).status).toBe(400);
});

test("every question about a running order is served by an index", async () => {
  const { asked, scans } = await scansDuring(async (db) => {
    await ensureIndexes(db, [packetsDefinition]);
    const store = createPacketStore(db);
    const made = create({ id: "m", circleId: "c" }, planOn(), "Asia/Tokyo", START);
    if (!made.ok) throw new Error(made.reason);
    const empty = emptyPacket(made.meetup);
    await store.apply(empty, (packet) => ({ ...packet, order: ["ana"] }));
    await store.apply(empty, (packet) => ({ ...packet, at: "ana" }));
    await store.find("m");
    await store.forget("ana");
    await store.dropOf("c");
  });
  expect(asked).toBeGreaterThan(6);
  expect(scans).toEqual([]);
});
