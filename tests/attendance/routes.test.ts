import { expect, test } from "vitest";
import { ensureIndexes } from "#bot/db.ts";
import { attendanceDefinition, createAttendanceStore } from "#bot/attendance/store.ts";
import { createMeetupStore, meetupsDefinition } from "#bot/meetups/store.ts";
import type { AfterView, AttendanceView } from "#shared/attendance.ts";
import type { MeetupView } from "#shared/meetup.ts";
import { START, startCircle, type CircleStage } from "#tests/circles/circle.ts";
import { planOn, writeMeetup } from "#tests/meetups/plan.ts";
import { scansDuring } from "#tests/support/plans.ts";

type Who = keyof CircleStage["people"];

const start = async () => {
  const stage = await startCircle();
  const as = (who: Who) => stage.site.as(stage.people[who].lineUserId);
  const id = await writeMeetup(stage.site.db, stage.circle.id, "2026-11-21");
  return { ...stage, as, id, path: `/api/meetups/${id}` };
};

const statusOf = async (answer: Promise<Response>) => (await answer).status;

test("one tap says that one was there, by oneself or by whoever runs it, and another takes it back", async () => {
  const { as, path, people, site } = await start();
  const [asMari, asChie] = [await as("member"), await as("cohost")];
  const own = async () => (await (await asMari("GET", `${path}/after`)).json()) as AfterView;
  expect(await own()).toMatchObject({ hasBegun: true, isOver: true, wasThere: false });
  expect(await statusOf(asMari("PUT", `${path}/after`, { there: true }))).toBe(200);
  const ticked = await asChie("PUT", `${path}/attendance/${people.another.id}`, { there: true });
  const { people: all } = (await ticked.json()) as AttendanceView;
  const there = all.filter(({ wasThere }) => wasThere).map(({ name }) => name);
  expect(new Set(there)).toEqual(new Set(["Mari", "Nao"]));
  expect(all).toHaveLength(5);
  await asMari("PUT", `${path}/after`, { there: false });
  expect((await own()).wasThere).toBe(false);
  for (const who of ["member", "formerCohost"] as const) {
    const ask = await as(who);
    expect(await statusOf(ask("GET", `${path}/attendance`))).toBe(403);
    const tick = ask("PUT", `${path}/attendance/${people.another.id}`, { there: true });
    expect(await statusOf(tick)).toBe(403);
  }
  const asOta = await as("other");
  expect(await statusOf(asOta("PUT", `${path}/after`, { there: true }))).toBe(404);
  const stranger = `${path}/attendance/${people.other.id}`;
  expect(await statusOf(asChie("PUT", stranger, { there: true }))).toBe(404);
  expect(await statusOf(site.ask("GET", `${path}/after`))).toBe(401);
});

test("a line stays in one's own record of that month, for oneself alone, also in a shared one", async () => {
  const { as, path, people, site, circle } = await start();
  const [asMari, asOlga] = [await as("member"), await as("organizer")];
  const at = site.context.now();
  await site.reflections.change(
    { memberId: people.member.id, cadence: "monthly", period: "2026-11" },
    { eventId: "e", script: { id: "monthly", version: 1 }, circles: [circle.id], at },
    [
      {
        do: "write",
        qid: "MO3",
        part: { text: "最後まで話せた", at },
        how: "append",
        audience: "circle",
      },
      { do: "close", status: "shared" },
    ],
  );
  const line = "すぐ返さず、ひと呼吸おく";
  const kept = await asMari("PUT", `${path}/takeaway`, { text: `  ${line} `, base: "" });
  expect(await kept.json()).toMatchObject({ takeaway: line, wasThere: true, month: "2026-11" });
  const record = await (await asMari("GET", "/api/me/reflections/monthly/2026-11")).json();
  expect(JSON.stringify(record)).toContain(line);
  const found = await asMari("POST", "/api/me/search", { words: "ひと呼吸" });
  expect(JSON.stringify(await found.json())).toContain("takeaway");
  const feed = await asOlga("GET", `/api/circles/${circle.id}/feed`);
  expect(await feed.text()).toContain("最後まで話せた");
  for (const told of ["/feed", ""]) {
    expect(await (await asOlga("GET", `/api/circles/${circle.id}${told}`)).text()).not.toContain(
      line,
    );
  }
  expect(await (await asOlga("GET", `${path}/attendance`)).text()).not.toContain(line);
  const stale = await asMari("PUT", `${path}/takeaway`, { text: "別のことば", base: "" });
  expect(stale.status).toBe(409);
  expect(await stale.json()).toMatchObject({ theirs: line, yours: "別のことば" });
  const again = await asMari("PUT", `${path}/takeaway`, { text: "", base: line });
  expect(await again.json()).toMatchObject({ takeaway: "", wasThere: true });
});

test("a line begins no record: the month is still to be written, and asks all its questions", async () => {
  const { as, path, site, people } = await start();
  const asMari = await as("member");
  await asMari("PUT", `${path}/takeaway`, { text: "問いを持ち帰る", base: "" });
  const key = { memberId: people.member.id, cadence: "monthly", period: "2026-11" } as const;
  expect(await site.reflections.find(key)).toMatchObject({ status: "draft" });
  expect(await site.reflections.count(people.member.id)).toBe(0);
  const form = await (await asMari("GET", "/api/reflections/monthly/2026-11")).json();
  // What stayed is offered beside the weeks' notes while the month is written.
  expect(JSON.stringify(form)).toContain("問いを持ち帰る");
});

test("nothing stays of a meetup that has not begun, is off, or of who left the circle", async () => {
  const { as, path, circle, people, site } = await start();
  const [asOlga, asMari] = [await as("organizer"), await as("member")];
  const made = await asOlga("POST", `/api/circles/${circle.id}/meetups`, planOn());
  const { id } = (await made.json()) as MeetupView;
  for (const [ask, part, body] of [
    [asMari, "after", { there: true }],
    [asMari, "takeaway", { text: "早すぎることば", base: "" }],
    [asOlga, `attendance/${people.member.id}`, { there: true }],
  ] as const) {
    const early = await ask("PUT", `/api/meetups/${id}/${part}`, body);
    expect(early.status).toBe(400);
    expect(await early.json()).toMatchObject({ error: { fields: { meetup: "early" } } });
  }
  for (const [part, body, field] of [
    ["after", { there: "yes" }, "there"],
    ["after", { there: true, since: 1 }, "since"],
    ["takeaway", { text: "あ".repeat(401), base: "" }, "text"],
    ["takeaway", { text: "x" }, "base"],
  ] as const) {
    const refused = await asMari("PUT", `${path}/${part}`, body);
    expect(refused.status).toBe(400);
    expect(await refused.json()).toHaveProperty(["error", "fields", field]);
  }
  await asMari("PUT", `${path}/after`, { there: true });
  await asMari("DELETE", `/api/circles/${circle.id}/membership`);
  expect(await site.db.collection("attendance").countDocuments()).toBe(0);
});

test("every question about who was there is served by an index", async () => {
  const { asked, scans } = await scansDuring(async (db) => {
    await ensureIndexes(db, [attendanceDefinition, meetupsDefinition]);
    const store = createAttendanceStore(db);
    const key = { meetupId: "m", circleId: "c", memberId: "ana" };
    await store.set(key, { wasThere: true });
    await store.find(key);
    await store.ofMeetup("m");
    await store.forget("ana");
    await store.forget("ana", "c");
    await store.dropOf("c");
    await createMeetupStore(db).endedFor("ana", START, START);
  });
  expect(asked).toBeGreaterThan(6);
  expect(scans).toEqual([]);
});
