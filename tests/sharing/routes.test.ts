import { expect, test } from "vitest";
import type { FeedPage } from "#shared/feed.ts";
import type { Preview, SharingView } from "#shared/reflection-form.ts";
import { startSite } from "#tests/support/site.ts";
import { JOINED, NOVEMBER, NOW, put } from "#tests/reflections/form.ts";

const fieldsOf = async (answer: Response) =>
  ((await answer.json()) as { error: { fields: unknown } }).error.fields;

/** Yuki in two circles, each with somebody else; Mia is in the second alone. */
async function startCircles() {
  let time = JOINED;
  const site = await startSite({ now: () => time });
  const { circles } = site.context.features;
  const [yuki, olga, mia, ota] = [
    await site.member("ゆき"),
    await site.member("Olga"),
    await site.member("Mia"),
    await site.member("Ota"),
  ];
  const found = (name: string) => circles.found(olga.id, { name, history: "from_joining" });
  const enter = async (circleId: string, memberId: string, by = olga.id) => {
    const { token } = await circles.invite(by, circleId, 7);
    await circles.accept(token, { memberId, introduction: null });
  };
  time = new Date(JOINED.getTime() + 1000);
  const cohort = await found("第二期");
  time = new Date(JOINED.getTime() + 2000);
  const table = await found("週末テーブル");
  const others = await circles.found(ota.id, { name: "別の会", history: "from_beginning" });
  for (const { id } of [cohort, table]) await enter(id, yuki.id);
  await enter(table.id, mia.id);
  time = NOW;
  const asYuki = await site.as(yuki.lineUserId);
  await put(asYuki, "MO3", { text: "最後まで話せた", base: { text: "" } });
  await put(asYuki, "MO6", {
    text: "学費のこと",
    audience: "organizer",
    base: { text: "", audience: "circle" },
  });
  const close = (body: object) => asYuki("POST", `${NOVEMBER}/close`, body);
  const readAs = async ({ lineUserId }: { readonly lineUserId: string }, circle: string) => {
    const page = await (await site.as(lineUserId))("GET", `/api/circles/${circle}/feed`);
    return page.status === 200
      ? ((await page.json()) as FeedPage).items.flatMap(({ words }) => words.map(({ qid }) => qid))
      : page.status;
  };
  const passes = (ms: number) => {
    time = new Date(time.getTime() + ms);
  };
  return {
    site,
    circles,
    yuki,
    olga,
    mia,
    ota,
    cohort,
    table,
    others,
    asYuki,
    close,
    readAs,
    passes,
    enter,
  };
}

const viewOf = async (answer: Response) => {
  const { status, circles } = (await answer.json()) as SharingView;
  const named = (has: (place: SharingView["circles"][number]) => boolean) =>
    circles.filter(has).map(({ name }) => name);
  return {
    status,
    shown: named(({ isShown }) => isShown),
    usual: named(({ isUsual }) => isUsual),
    all: named(() => true),
  };
};

test("a record is seen in the circles chosen, and in no other", async () => {
  const { close, asYuki, readAs, mia, olga, cohort, table } = await startCircles();
  expect(await viewOf(await asYuki("GET", `${NOVEMBER}/circles`))).toEqual({
    status: "draft",
    shown: [],
    usual: ["第二期", "週末テーブル"],
    all: ["第二期", "週末テーブル"],
  });
  expect((await close({ as: "shared", circles: [cohort.id, cohort.id] })).status).toBe(200);
  expect(await readAs(olga, cohort.id)).toEqual(["MO3", "MO6"]);
  expect(await readAs(olga, table.id)).toEqual([]);
  expect(await readAs(mia, table.id)).toEqual([]);
  expect(await readAs(mia, cohort.id)).toBe(404);
});

test("the last choice is remembered, and what is shared without a word goes there", async () => {
  const { close, asYuki, readAs, olga, cohort, table } = await startCircles();
  await close({ as: "shared", circles: [table.id] });
  await close({ as: "kept" });
  const { usual } = await viewOf(await asYuki("GET", `${NOVEMBER}/circles`));
  expect(usual).toEqual(["週末テーブル"]);
  await close({ as: "shared" });
  expect(await readAs(olga, cohort.id)).toEqual([]);
  expect(await readAs(olga, table.id)).toEqual(["MO3", "MO6"]);
});

test("without a choice so far it goes to every open circle of the writer", async () => {
  const { close, readAs, olga, cohort, table, circles } = await startCircles();
  await circles.close(olga.id, cohort.id, true);
  await close({ as: "shared" });
  expect(await readAs(olga, cohort.id)).toEqual([]);
  expect(await readAs(olga, table.id)).toEqual(["MO3", "MO6"]);
});

test("sharing is refused where it cannot be, by name, and nothing is shared", async () => {
  const { close, asYuki, circles, olga, cohort, others } = await startCircles();
  await circles.close(olga.id, cohort.id, true);
  const cases: readonly (readonly [object, unknown])[] = [
    [{ as: "shared", circles: [others.id] }, { circles: "unknown" }],
    [{ as: "shared", circles: ["no-such-circle"] }, { circles: "unknown" }],
    [{ as: "shared", circles: [cohort.id] }, { circles: "closed" }],
    [{ as: "shared", circles: [] }, { circles: "min_length" }],
    [{ as: "kept", circles: [cohort.id] }, { circles: "strict_object" }],
  ];
  for (const [body, fields] of cases) {
    const answer = await close(body);
    expect([answer.status, await fieldsOf(answer)]).toEqual([400, fields]);
  }
  expect((await viewOf(await asYuki("GET", `${NOVEMBER}/circles`))).status).toBe("draft");
});

test("a circle is added and taken away at once, as often as it is asked", async () => {
  const { close, asYuki, readAs, mia, olga, cohort, table } = await startCircles();
  const at = (circle: { readonly id: string }) => `${NOVEMBER}/circles/${circle.id}`;
  expect(await fieldsOf(await asYuki("PUT", at(table)))).toEqual({ status: "draft" });
  await close({ as: "shared", circles: [cohort.id] });
  for (let times = 0; times < 2; times += 1) {
    const { shown } = await viewOf(await asYuki("PUT", at(table)));
    expect(shown).toEqual(["第二期", "週末テーブル"]);
  }
  expect(await readAs(mia, table.id)).toEqual(["MO3"]);
  for (let times = 0; times < 2; times += 1)
    expect((await viewOf(await asYuki("DELETE", at(table)))).shown).toEqual(["第二期"]);
  expect(await readAs(mia, table.id)).toEqual([]);
  expect(await readAs(olga, cohort.id)).toEqual(["MO3", "MO6"]);
  expect(await viewOf(await asYuki("DELETE", at(cohort)))).toMatchObject({
    status: "kept",
    shown: [],
  });
  expect((await viewOf(await asYuki("PUT", at(table)))).status).toBe("shared");
});

test("a circle that comes to see a record later sees it as new, the first one not again", async () => {
  const { close, asYuki, readAs, site, passes, enter, olga, mia, cohort, table } =
    await startCircles();
  await close({ as: "shared", circles: [cohort.id] });
  passes(60_000);
  const nao = await site.member("Nao");
  for (const { id } of [cohort, table]) await enter(id, nao.id);
  passes(60_000);
  await asYuki("PUT", `${NOVEMBER}/circles/${table.id}`);
  expect(await readAs(nao, table.id)).toEqual(["MO3"]);
  expect(await readAs(mia, table.id)).toEqual(["MO3"]);
  expect(await readAs(nao, cohort.id)).toEqual([]);
  const page = await (await site.as(olga.lineUserId))("GET", `/api/circles/${cohort.id}/feed`);
  const [post] = ((await page.json()) as FeedPage).items;
  expect(post?.sharedAt).toBe(NOW.toISOString());
});

test("circles of others, closed ones and strangers are refused", async () => {
  const { close, asYuki, site, circles, ota, olga, cohort, table, others } = await startCircles();
  await close({ as: "shared", circles: [cohort.id] });
  for (const method of ["PUT", "DELETE"])
    for (const circle of [others.id, "no-such-circle"])
      expect((await asYuki(method, `${NOVEMBER}/circles/${circle}`)).status).toBe(404);
  for (const { id } of [cohort, table]) await circles.close(olga.id, id, true);
  const added = await asYuki("PUT", `${NOVEMBER}/circles/${table.id}`);
  expect([added.status, await fieldsOf(added)]).toEqual([400, { circle: "closed" }]);
  // What a closed circle has can still be taken back, and is told as long as it is there.
  const told = await viewOf(await asYuki("GET", `${NOVEMBER}/circles`));
  expect(told).toMatchObject({ shown: ["第二期"], all: ["第二期"], usual: [] });
  const back = await viewOf(await asYuki("DELETE", `${NOVEMBER}/circles/${cohort.id}`));
  expect(back).toMatchObject({ status: "kept", all: [] });
  const asOta = await site.as(ota.lineUserId);
  expect((await viewOf(await asOta("GET", `${NOVEMBER}/circles`))).all).toEqual(["別の会"]);
  for (const method of ["GET", "PUT", "DELETE"]) {
    const path = method === "GET" ? "" : `/${cohort.id}`;
    expect((await site.ask(method, `${NOVEMBER}/circles${path}`)).status).toBe(401);
  }
});

test("a record looks to its writer as companions and the organizer of a circle see it", async () => {
  const { close, asYuki, site, circles, ota, olga, cohort, others } = await startCircles();
  const preview = async (query = "") =>
    (await (await asYuki("GET", `${NOVEMBER}/preview${query}`)).json()) as Preview;
  const before = await preview(`?circle=${cohort.id}`);
  expect(before.circle).toEqual({ id: cohort.id, name: "第二期" });
  await close({ as: "shared", circles: [cohort.id] });
  const seen = await preview();
  const [post] = (
    (await (
      await (
        await site.as(olga.lineUserId)
      )("GET", `/api/circles/${cohort.id}/feed`)
    ).json()) as FeedPage
  ).items;
  expect(post).toMatchObject(seen.organizer ?? {});
  expect(seen.companions?.words.map(({ qid }) => qid)).toEqual(["MO3"]);
  expect(before).toEqual(seen);
  const foreign = await asYuki("GET", `${NOVEMBER}/preview?circle=${others.id}`);
  expect([foreign.status, await fieldsOf(foreign)]).toEqual([400, { circle: "unknown" }]);
  await circles.close(olga.id, cohort.id, true);
  expect((await preview(`?circle=${cohort.id}`)).organizer).toEqual(seen.organizer);
  const asOta = await site.as(ota.lineUserId);
  expect(await (await asOta("GET", `${NOVEMBER}/preview`)).json()).toMatchObject({
    companions: null,
    organizer: null,
  });
});
