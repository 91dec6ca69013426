import { expect, test } from "vitest";
import { ensureIndexes } from "#bot/db.ts";
import { createPostReportStore, postReportsDefinition } from "#bot/post-reports/store.ts";
import type { FeedPage } from "#shared/feed.ts";
import type { ReportedPosts } from "#shared/post-reports.ts";
import { START } from "#tests/circles/circle.ts";
import { fieldsOf, startComments, type Who } from "#tests/comments/stage.ts";
import { scansDuring } from "#tests/support/plans.ts";
import { provePrivacyTable } from "#tests/support/privacy-table.ts";

/** Mari's step, and whoever asks the organizers to look at it. */
const startReports = async () => {
  const stage = await startComments();
  const { askAs, at, read, path, feedPath, postOf } = stage;
  const list = `${path}/post-reports`;
  return {
    ...stage,
    list,
    report: async (who: Who, post = postOf("member")) =>
      (await askAs(who))("PUT", `${at(post)}/report`),
    unreport: async (who: Who) => (await askAs(who))("DELETE", `${at()}/report`),
    settle: async (who: Who, outcome: string, post = postOf("member")) =>
      (await askAs(who))("PUT", `${list}/${post}`, { outcome }),
    found: async (who: Who) => (await read<ReportedPosts>(who, list)).items,
    feed: async (who: Who) => (await read<FeedPage>(who, feedPath)).items.map(({ id }) => id),
  };
};

type Stage = Awaited<ReturnType<typeof startReports>>;

const cases: Readonly<
  Record<string, { readonly after?: (stage: Stage) => Promise<unknown>; readonly finds?: RegExp }>
> = {
  "that the record was reported": {},
  "who reported it": { finds: /"by":\[\{"id"|"report":"open"/ },
  "the same, seen to": { after: ({ settle }) => settle("organizer", "settled") },
  "the same, the record taken out": { after: ({ settle }) => settle("organizer", "removed") },
  "the same, taken back": { after: ({ unreport }) => unreport("another") },
};

const viewers = {
  reporter: "another",
  writer: "member",
  companion: "cohost",
  organizer: "organizer",
  elsewhere: "other",
} as const satisfies Record<string, Who>;

provePrivacyTable("of a report of a record", {
  cases,
  viewers,
  async happens({ after, finds = /"report":"\w+"|"reportedAt":/ }) {
    const stage = await startReports();
    expect((await stage.report("another")).status).toBe(200);
    await after?.(stage);
    return async (who) => {
      const ask = await stage.askAs(who);
      const paths = [
        stage.at(),
        stage.list,
        stage.reports,
        stage.feedPath,
        ...(who === "member" ? ["/api/me/takeout?format=json"] : []),
      ];
      const seen = await Promise.all(paths.map(async (path) => (await ask("GET", path)).text()));
      return finds.test(seen.join());
    };
  },
});

test("an organizer takes a step out of the circle; its writer keeps it and is told, once", async () => {
  const { report, settle, found, feed, list, askAs, site, people, circle, postOf } =
    await startReports();
  const key = { memberId: people.member.id, cadence: "monthly", period: "2026-11" } as const;
  await report("another");
  await report("cohost");
  expect(await found("organizer")).toMatchObject([
    {
      post: { id: postOf("member"), words: [{ text: "最後まで話せた" }] },
      by: [{ id: people.another.id }, { id: people.cohost.id }],
    },
  ]);
  for (const [who, status] of [
    ["cohost", 403],
    ["member", 403],
    ["removed", 404],
    ["other", 404],
  ] as const) {
    expect((await (await askAs(who))("GET", list)).status).toBe(status);
    expect((await settle(who, "removed")).status).toBe(status);
  }
  expect((await settle("organizer", "gone")).status).toBe(400);
  expect((await settle("organizer", "removed")).status).toBe(204);
  expect((await settle("organizer", "removed")).status).toBe(404);
  expect(await found("organizer")).toEqual([]);
  expect(await feed("another")).toEqual([]);
  const [record] = await site.reflections.byIds([postOf("member")]);
  expect(record).toMatchObject({ status: "kept", sharedTo: [] });
  const owed = JSON.stringify(await site.db.collection("conversations").find().toArray());
  expect(owed.match(/「2026年11月」の歩みを/g)).toHaveLength(1);
  expect(owed).not.toMatch(/Nao|Chie|最後まで/);
  // Shown again, it is a step like any other.
  await site.reflections.show(key, circle.id, site.context.now());
  expect((await report("another")).status).toBe(200);
});

test("what was seen to stays where it is, and is not brought up again", async () => {
  const { report, settle, found, feed, at, read } = await startReports();
  await report("another");
  expect((await settle("organizer", "settled")).status).toBe(204);
  expect(await (await report("another")).json()).toEqual({ report: "settled" });
  expect(await found("organizer")).toEqual([]);
  expect(await feed("another")).toHaveLength(1);
  expect(await read<object>("another", at())).toMatchObject({ report: "settled" });
});

test("nobody decides about their own step, and where nobody else could, nobody is told", async () => {
  const { report, settle, found, share, postOf, circles, circle, people, askAs, at } =
    await startReports();
  await share("organizer");
  const post = postOf("organizer");
  const alone = await report("another", post);
  expect([alone.status, await fieldsOf(alone)]).toEqual([400, { post: "nobody" }]);
  const own = await report("member");
  expect([own.status, await fieldsOf(own)]).toEqual([400, { post: "own" }]);
  await circles.appoint(people.organizer.id, circle.id, people.cohost.id, "organizer", null);
  expect((await report("another", post)).status).toBe(200);
  expect(await found("organizer")).toEqual([]);
  expect((await settle("organizer", "removed", post)).status).toBe(404);
  // Whom they muted they still look after here.
  await (
    await askAs("cohost")
  )("PUT", `/api/me/mutes/${people.organizer.id}`);
  expect((await (await askAs("cohost"))("GET", at(post))).status).toBe(404);
  expect(await found("cohost")).toHaveLength(1);
});

test("with whoever leaves, what they told goes, and what was told of them", async () => {
  const { report, leave, site, share, postOf } = await startReports();
  await share("another");
  await report("another");
  await report("cohost", postOf("another"));
  expect(await site.db.collection("postReports").countDocuments()).toBe(2);
  await leave("another");
  expect(await site.db.collection("postReports").countDocuments()).toBe(0);
});

test("every question about reports of posts is served by an index", async () => {
  const { asked, scans } = await scansDuring(async (db) => {
    await ensureIndexes(db, [postReportsDefinition]);
    const store = createPostReportStore(db);
    const one = { circleId: "circle", postId: "mari:monthly:2026-11", by: "nao" };
    await store.add({ ...one, author: "mari", at: START, state: "open" });
    await store.state(one);
    await store.open("circle", "olga", 10);
    await store.isOpen("circle", one.postId, "olga");
    await store.settle("circle", one.postId);
    await store.takeBack(one);
    await store.drop("circle", one.postId);
    await store.dropOf("circle");
    await store.forget("nao");
  });
  expect(asked).toBe(10);
  expect(scans).toEqual([]);
});
