import { expect, test } from "vitest";
import type { Change } from "#bot/reflections/rules.ts";
import { ensureIndexes } from "#bot/db.ts";
import { placesOf } from "#bot/reflections/document.ts";
import { createReflections } from "#bot/reflections/service.ts";
import { createReflectionStore, reflectionsDefinition } from "#bot/reflections/store.ts";
import type { FeedPage } from "#shared/feed.ts";
import type { Audience } from "#shared/reflection.ts";
import { startCircle, START, type CircleStage } from "#tests/circles/circle.ts";
import { testDatabase } from "#tests/support/database.ts";
import { scansDuring } from "#tests/support/plans.ts";
import { record } from "./record.ts";

const share = (
  { site, circle }: CircleStage,
  memberId: string,
  period: string,
  answers: Readonly<Record<string, readonly [text: string, audience: Audience]>>,
  at = START,
) =>
  site.reflections.change(
    { memberId, cadence: "monthly", period },
    {
      eventId: `${memberId} ${period}`,
      script: { id: "monthly", version: 1 },
      circles: [circle.id],
      at,
    },
    [
      ...Object.entries(answers).map(([qid, [text, audience]]): Change => ({
        do: "write",
        qid,
        part: { text, at, messageId: `${memberId}-${text}` },
        how: "append",
        audience,
      })),
      { do: "close", status: "shared" },
    ],
  );

const readAs = async (stage: CircleStage, viewer: keyof CircleStage["people"], query = "") => {
  const ask = await stage.site.as(stage.people[viewer].lineUserId);
  const answer = await ask("GET", `${stage.path}/feed${query}`);
  return (await answer.json()) as FeedPage;
};

const later = (minutes: number) => new Date(START.getTime() + minutes * 60_000);

test("a companion reads what was shared, with the promise of the month before", async () => {
  const stage = await startCircle();
  const { id } = stage.people.member;
  await share(stage, id, "2026-10", { MO7: ["型を1枚つくる", "circle"] });
  await share(
    stage,
    id,
    "2026-11",
    {
      MO3: ["最後まで話せた", "circle"],
      MO5a: ["上司のこと", "self"],
      MO6: ["学費のこと", "organizer"],
    },
    later(1),
  );
  const page = await readAs(stage, "another");
  expect(page.circle).toEqual({ id: stage.circle.id, name: "第一期" });
  expect(page.items.map(({ period, before }) => [period, before])).toEqual([
    ["2026-11", "型を1枚つくる"],
    ["2026-10", null],
  ]);
  expect(page.items[0]?.author).toMatchObject({ id, name: "Mari" });
  expect(JSON.stringify(page)).not.toMatch(/上司|学費/);
  expect(JSON.stringify(await readAs(stage, "organizer"))).toContain("学費のこと");
  expect(page.cursor).toBeNull();
});

test("a change of mind, an unsend, leaving and removal take a post away at once", async () => {
  const stage = await startCircle();
  const { site, circles, circle, people } = stage;
  const key = { memberId: people.member.id, cadence: "monthly", period: "2026-11" } as const;
  const words = { MO3: ["話せた", "circle"] } as const;
  const count = async () => (await readAs(stage, "organizer")).items.length;
  await share(stage, people.member.id, "2026-11", words);
  await share(stage, people.another.id, "2026-11", words);
  await share(stage, people.cohost.id, "2026-11", words);
  await share(stage, people.formerCohost.id, "2026-11", words);
  expect(await count()).toBe(4);
  await site.reflections.unshare(key, "undo");
  expect(await count()).toBe(3);
  await site.reflections.erase(people.another.id, `${people.another.id}-話せた`, "unsend");
  expect(await count()).toBe(2);
  await circles.leave(people.cohost.id, circle.id);
  expect(await count()).toBe(1);
  await circles.remove(people.organizer.id, circle.id, people.formerCohost.id);
  expect(await count()).toBe(0);
});

test("pages follow each other without a gap or a double, also over posts of one moment", async () => {
  const stage = await startCircle();
  const { member, another } = stage.people;
  for (let month = 1; month <= 9; month += 1) {
    const at = later(Math.floor(month / 3));
    await share(stage, member.id, `2026-0${month}`, { MO3: [`m${month}`, "circle"] }, at);
    await share(stage, another.id, `2026-0${month}`, { MO3: [`a${month}`, "circle"] }, at);
    // These leave no trace, and no gap either.
    await share(stage, stage.people.cohost.id, `2026-0${month}`, { MO3: ["x", "self"] }, at);
  }
  const seen: string[] = [];
  let cursor: string | null = "";
  while (cursor !== null) {
    const query: string = cursor === "" ? "" : `&cursor=${encodeURIComponent(cursor)}`;
    const page: FeedPage = await readAs(stage, "organizer", `?limit=4${query}`);
    seen.push(...page.items.map(({ id }) => id));
    expect(page.items.length).toBeLessThanOrEqual(4);
    ({ cursor } = page);
  }
  expect(seen).toHaveLength(18);
  expect(new Set(seen).size).toBe(18);
});

test("a cursor nobody gave out is refused by name", async () => {
  const stage = await startCircle();
  const ask = await stage.site.as(stage.people.member.lineUserId);
  const answer = await ask("GET", `${stage.path}/feed?cursor=x`);
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({ error: { fields: { cursor: "unknown" } } });
  expect((await ask("GET", `${stage.path}/feed?page=2`)).status).toBe(400);
});

test("what the feed asks is served by an index, and it looks at little more than it shows", async () => {
  const since = new Date(0);
  const { asked, scans } = await scansDuring(async (db) => {
    await ensureIndexes(db, [reflectionsDefinition]);
    const reflections = createReflections({ store: createReflectionStore(db), zone: "Asia/Tokyo" });
    await reflections.sharedTo("circle", { since, after: null }, 20);
    await reflections.sharedTo("circle", { since, after: { sharedAt: START, id: "a" } }, 20);
    await reflections.byIds(["a"]);
    await createReflectionStore(db).sharersOf("circle", "2026-11", since);
  });
  expect(asked).toBe(4);
  expect(scans).toEqual([]);

  const { db } = await testDatabase();
  await ensureIndexes(db, [reflectionsDefinition]);
  const docs = Array.from({ length: 600 }, (_, index) => {
    const of = record({
      memberId: `m${index}`,
      sharedTo: index % 3 === 0 ? ["circle", "other"] : ["other"],
      sharedAt: later(Math.floor(index / 50)),
    });
    return { ...of, _id: `m${index}` as never, period: `p${index}`, places: placesOf(of) };
  });
  await db.collection("reflections").insertMany(docs);
  const plan = await db.command({
    explain: {
      find: "reflections",
      filter: {
        "places.circle": { $gte: since.toISOString(), $lt: `${later(6).toISOString()}~m310` },
      },
      sort: { "places.circle": -1 },
      limit: 20,
    },
    verbosity: "executionStats",
  });
  const { nReturned, totalDocsExamined } = plan["executionStats"] as Record<string, number>;
  expect([nReturned, totalDocsExamined]).toEqual([20, 20]);
});

test("a place in the feed tells nothing of what its reader does not see", async () => {
  const stage = await startCircle();
  const { people, circle, other, circles, site } = stage;
  await share(stage, people.member.id, "2026-09", { MO3: ["話せた", "circle"] }, later(1));
  await share(stage, people.cohost.id, "2026-10", { MO6: ["学費のこと", "organizer"] }, later(2));
  await share(stage, people.cohost.id, "2026-11", { MO6: ["学費のこと", "organizer"] }, later(3));
  const first = await readAs(stage, "another", "?limit=1");
  const { cursor, until } = first;
  expect(first.items).toEqual([]);
  const told = `${cursor} ${Buffer.from(cursor ?? "", "base64url").toString("latin1")}`;
  expect(told).not.toContain(people.cohost.id.slice(0, 8));
  expect(told).not.toContain(String(later(2).getTime()).slice(0, 8));
  expect([later(2), later(3)].map((at) => at.toISOString())).not.toContain(until);
  const query = `?limit=1&cursor=${encodeURIComponent(cursor ?? "")}`;
  expect((await readAs(stage, "another", query)).items).toHaveLength(1);
  // It is nobody else's, and of no other circle.
  const { token } = await circles.invite(people.other.id, other.id, 7);
  await circles.accept(token, { memberId: people.another.id, introduction: null });
  for (const [who, id] of [
    ["member", circle.id],
    ["another", other.id],
  ] as const) {
    const ask = await site.as(people[who].lineUserId);
    expect((await ask("GET", `/api/circles/${id}/feed${query}`)).status).toBe(400);
  }
});

test("the time at which a record was shown elsewhere is told to nobody here", async () => {
  const stage = await startCircle();
  const { people, other, site } = stage;
  const words = { MO3: ["話せた", "circle"] } as const;
  await share(stage, people.member.id, "2026-10", words);
  await share(stage, people.member.id, "2026-11", words, later(0.5));
  const key = { memberId: people.member.id, cadence: "monthly", period: "2026-10" } as const;
  await site.reflections.show(key, other.id, later(0.75));
  const text = JSON.stringify(await readAs(stage, "another", "?limit=1"));
  expect(text).not.toContain(later(0.75).toISOString());
  expect(text).not.toContain(String(later(0.75).getTime()));
});
