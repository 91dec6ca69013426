import { expect, test } from "vitest";
import { ensureIndexes } from "#bot/db.ts";
import { cheersDefinition, createCheerStore } from "#bot/cheers/store.ts";
import { createInboxStore, inboxDefinition } from "#bot/inbox/store.ts";
import { createMeetupStore, meetupsDefinition } from "#bot/meetups/store.ts";
import type { Change } from "#bot/reflections/rules.ts";
import { createReflectionStore, reflectionsDefinition } from "#bot/reflections/store.ts";
import type { OverviewView } from "#shared/overview.ts";
import type { Audience } from "#shared/reflection.ts";
import { DAY, startCircle, START, type CircleStage } from "#tests/circles/circle.ts";
import { planOn } from "#tests/meetups/plan.ts";
import { scansDuring } from "#tests/support/plans.ts";

type Who = keyof CircleStage["people"];

const write = async (
  { site, circle, people }: CircleStage,
  who: Who,
  of: {
    readonly period?: string;
    readonly words?: readonly (readonly [text: string, audience: Audience])[];
    readonly conviction?: string;
    readonly status?: "kept" | "shared" | null;
  },
) => {
  const at = site.context.now();
  const { period = "2026-11", words = [], conviction, status = "shared" } = of;
  const qids = ["MO3", "MO4"];
  const changes: Change[] = [
    ...words.map(([text, audience], index): Change => ({
      do: "write",
      qid: qids[index] ?? "MO6",
      part: { text, at },
      how: "append",
      audience,
    })),
    ...(conviction === undefined
      ? []
      : [{ do: "choose", qid: "MO8", choice: conviction, audience: "self" } as const]),
    ...(status === null ? [] : [{ do: "close", status } as const]),
  ];
  await site.reflections.change(
    { memberId: people[who].id, cadence: "monthly", period },
    {
      eventId: `${who} ${period}`,
      script: { id: "monthly", version: 1 },
      circles: [circle.id],
      at,
    },
    changes,
  );
  return `${people[who].id}:monthly:${period}`;
};

const lookAs = async ({ site, people, path }: CircleStage, who: Who) => {
  const ask = await site.as(people[who].lineUserId);
  return (await (await ask("GET", `${path}/overview`)).json()) as OverviewView;
};

const said = [["最後まで話せた", "circle"]] as const;

test("a record without a cheer for three days is shown, until somebody cheers", async () => {
  const stage = await startCircle();
  const { site, people, path } = stage;
  const post = await write(stage, "member", { words: said });
  await write(stage, "organizer", { words: said });
  stage.passes(3 * DAY - 60_000);
  expect((await lookAs(stage, "organizer")).quiet).toEqual([]);
  stage.passes(120_000);
  const { quiet } = await lookAs(stage, "organizer");
  expect(quiet.map(({ id, author, words }) => [id, author.name, words[0]?.text])).toEqual([
    [post, "Mari", "最後まで話せた"],
  ]);
  // Their own record is among what a co-host finds.
  expect((await lookAs(stage, "cohost")).quiet).toHaveLength(2);
  const nao = await site.as(people.another.lineUserId);
  const cheer = `${path}/posts/${encodeURIComponent(post)}/cheers/CH5`;
  expect((await nao("PUT", cheer, { quiet: true })).status).toBe(200);
  expect((await lookAs(stage, "organizer")).quiet).toEqual([]);
});

test("a cheer given in another circle changes nothing in this one", async () => {
  const stage = await startCircle();
  const { site, people, circles, circle, other } = stage;
  const post = await write(stage, "member", { words: said });
  const { token } = await circles.invite(people.other.id, other.id, 7);
  await circles.accept(token, { memberId: people.member.id, introduction: null });
  const key = { memberId: people.member.id, cadence: "monthly", period: "2026-11" } as const;
  await site.reflections.show(key, other.id, site.context.now());
  stage.passes(3 * DAY);
  const ota = await site.as(people.other.lineUserId);
  const cheer = `/posts/${encodeURIComponent(post)}/cheers/CH5`;
  const elsewhere = await ota("PUT", `/api/circles/${other.id}${cheer}`, { quiet: false });
  expect(elsewhere.status).toBe(200);
  expect((await lookAs(stage, "organizer")).quiet.map(({ id }) => id)).toEqual([post]);
  expect(circle.id).not.toBe(other.id);
});

test("what is longer ago than a month, taken back or left behind is not shown", async () => {
  const stage = await startCircle();
  const { site, circles, circle, people } = stage;
  await write(stage, "member", { words: said });
  await write(stage, "another", { words: said });
  await write(stage, "cohost", { words: said });
  stage.passes(4 * DAY);
  expect((await lookAs(stage, "organizer")).quiet).toHaveLength(3);
  const key = { memberId: people.member.id, cadence: "monthly", period: "2026-11" } as const;
  await site.reflections.unshare(key, "undo");
  await circles.leave(people.another.id, circle.id);
  expect((await lookAs(stage, "organizer")).quiet).toHaveLength(1);
  stage.passes(40 * DAY);
  expect((await lookAs(stage, "organizer")).quiet).toEqual([]);
});

test("words for the organizer stand on the organizer's page alone, private ones nowhere", async () => {
  const stage = await startCircle();
  await write(stage, "member", {
    words: [
      ["住宅ローンと学費のこと", "organizer"],
      ["だれにも言わないこと", "self"],
    ],
  });
  stage.passes(4 * DAY);
  const { notes } = await lookAs(stage, "organizer");
  expect(notes.map(({ author, words }) => [author.name, words])).toEqual([
    ["Mari", [{ qid: "MO3", choice: null, text: "住宅ローンと学費のこと" }]],
  ]);
  const cohosts = JSON.stringify(await lookAs(stage, "cohost"));
  expect(cohosts).not.toMatch(/住宅|Mari/);
  expect(JSON.stringify(await lookAs(stage, "organizer"))).not.toContain("だれにも");
});

test("the month is told in totals, and conviction only from five answers on", async () => {
  const stage = await startCircle();
  const { site, people, path } = stage;
  const olga = await site.as(people.organizer.lineUserId);
  await olga("POST", `${path}/meetups`, planOn({ day: "2026-11-28" }));
  await olga("POST", `${path}/meetups`, planOn());
  await write(stage, "member", { words: said });
  await write(stage, "another", { words: [["🔒のことば", "self"]] });
  expect((await lookAs(stage, "organizer")).month).toEqual({
    month: "2026-11",
    shared: 1,
    meetups: 1,
  });
  const past = { period: "2026-10", status: "kept" } as const;
  await write(stage, "organizer", { ...past, conviction: "2" });
  await write(stage, "cohost", { ...past, conviction: "3" });
  await write(stage, "formerCohost", { ...past, conviction: "4" });
  await write(stage, "member", { ...past, conviction: "4" });
  // Not closed yet, and not in the circle.
  await write(stage, "another", { ...past, conviction: "4", status: null });
  await write(stage, "other", { ...past, conviction: "4" });
  expect((await lookAs(stage, "organizer")).conviction).toBeNull();
  const key = { memberId: people.another.id, cadence: "monthly", period: "2026-10" } as const;
  const by = { eventId: "x", script: { id: "monthly", version: 1 }, circles: [], at: START };
  await site.reflections.change(key, by, [{ do: "close", status: "kept" }]);
  const told = { month: "2026-10", level: 3.5 };
  expect((await lookAs(stage, "organizer")).conviction).toEqual(told);
  // Between two looks nobody's answer can be told from the other ones.
  await stage.circles.remove(people.organizer.id, stage.circle.id, people.member.id);
  await site.reflections.change({ ...key, memberId: people.organizer.id }, by, [
    { do: "choose", qid: "MO8", choice: "5", audience: "self" },
  ]);
  expect((await lookAs(stage, "organizer")).conviction).toEqual(told);
});

test("what the page asks is served by an index", async () => {
  const { asked, scans } = await scansDuring(async (db) => {
    await ensureIndexes(db, [
      reflectionsDefinition,
      cheersDefinition,
      meetupsDefinition,
      inboxDefinition,
    ]);
    await createCheerStore(db).cheered("circle", ["a:monthly:2026-11"]);
    await createMeetupStore(db).countIn("circle", START, START);
    await createReflectionStore(db).choices(["a", "b"], "2026-10", "MO8");
    await createInboxStore(db).buriedCodes();
    await createInboxStore(db).retryAll("internal", START);
  });
  expect(asked).toBe(5);
  expect(scans).toEqual([]);
});
