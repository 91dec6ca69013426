import { expect, test } from "vitest";
import type {
  ConvictionView,
  PlacesView,
  SearchView,
  WordsView,
  YearView,
} from "#shared/record.ts";
import type { AnswerConflict } from "#shared/reflection-form.ts";
import type { ReflectionPage, ReflectionView } from "#shared/reflection-view.ts";
import { writeRecords } from "#tests/support/records.ts";
import { codeOf, startSite } from "#tests/support/site.ts";

const JOINED = new Date("2025-12-18T11:00:00Z");
const NOW = new Date("2026-11-24T11:00:00Z");

const setUp = async () => {
  let time = JOINED;
  const site = await startSite({ now: () => time });
  const yuki = await site.member("ゆき");
  const ken = await site.member("けん");
  time = NOW;
  await writeRecords(site.reflections, yuki.id);
  const asYuki = await site.as(yuki.lineUserId);
  const read = async <T>(path: string) => (await (await asYuki("GET", path)).json()) as T;
  const search = async (words: string, cursor?: string | null) =>
    (await (
      await asYuki("POST", "/api/me/search", { words, ...(cursor && { cursor }) })
    ).json()) as SearchView;
  return { ...site, yuki, ken, asYuki, asKen: await site.as(ken.lineUserId), read, search };
};

const fieldsOf = async (answer: Response) =>
  ((await answer.json()) as { error: { fields?: Record<string, string> } }).error.fields;

test("nobody looks back without having signed in", async () => {
  const { ask } = await setUp();
  const asked: [string, string, unknown?][] = [
    ["GET", "/api/me/conviction"],
    ["GET", "/api/me/words"],
    ["GET", "/api/me/words/MO3"],
    ["GET", "/api/me/years/2026"],
    ["POST", "/api/me/search", { words: "面接" }],
    ["PUT", "/api/me/bridges/2026-05", { text: "a", base: "" }],
  ];
  for (const [method, path, body] of asked) {
    const answer = await ask(method, path, body);
    expect([answer.status, await codeOf(answer)], path).toEqual([401, "unauthenticated"]);
  }
});

test("nobody finds anything of another's", async () => {
  const { asKen } = await setUp();
  const json = async (answer: Response) => (await answer.json()) as unknown;
  expect(await json(await asKen("GET", "/api/me/conviction"))).toEqual({ points: [], titles: [] });
  expect(await json(await asKen("GET", "/api/me/words"))).toEqual({ questions: [] });
  expect((await asKen("GET", "/api/me/words/WK2")).status).toBe(404);
  expect(await json(await asKen("POST", "/api/me/search", { words: "資料" }))).toEqual({
    records: [],
    inventory: [],
    cursor: null,
  });
  const year = (await json(await asKen("GET", "/api/me/years/2026"))) as YearView;
  expect(JSON.stringify(year)).not.toMatch(/kept|shared|draft/);
});

test("one line bridges five months, is one record, and is read in its place", async () => {
  const { asYuki, read, reflections, yuki } = await setUp();
  const before = await reflections.count(yuki.id);
  const line = { text: "育休で、家にいた", from: "2026-04", base: "" };
  expect((await asYuki("PUT", "/api/me/bridges/2026-08", line)).status).toBe(200);
  expect(await reflections.count(yuki.id)).toBe(before + 1);
  const record = await read<ReflectionView>("/api/me/reflections/monthly/2026-08");
  expect(record).toMatchObject({
    status: "kept",
    standsOn: "2026-08-31",
    writtenOn: "2026-11-24",
    answers: [{ qid: "bridge", texts: ["育休で、家にいた"], choice: "2026-04", audience: "self" }],
  });
  const again = await asYuki("PUT", "/api/me/bridges/2026-08", line);
  expect(again.status).toBe(200);
  expect(await reflections.count(yuki.id)).toBe(before + 1);
});

test("a bridge is rewritten, and taken away it leaves plain road and the earlier count", async () => {
  const { asYuki, read, reflections, yuki } = await setUp();
  const before = await reflections.count(yuki.id);
  const put = (text: string, base: string) =>
    asYuki("PUT", "/api/me/bridges/2026-05", { text, base });
  await put("休んだ", "");
  expect((await put("ゆっくり休んだ", "休んだ")).status).toBe(200);
  const stale = await put("別の画面で", "休んだ");
  expect(stale.status).toBe(409);
  expect((await stale.json()) as AnswerConflict).toMatchObject({
    error: { code: "conflict" },
    theirs: { text: "ゆっくり休んだ" },
    yours: { text: "別の画面で" },
  });
  expect((await put("", "ゆっくり休んだ")).status).toBe(200);
  expect(await reflections.count(yuki.id)).toBe(before);
  const page = await read<ReflectionPage>("/api/me/reflections?limit=100");
  expect(page.items.some(({ period }) => period === "2026-05")).toBe(false);
  expect((await put("また書いた", "")).status).toBe(200);
  expect(await reflections.count(yuki.id)).toBe(before + 1);
});

test("what was written in the meantime stays as it is beside a bridge", async () => {
  const { asYuki, reflections, yuki } = await setUp();
  const line = { text: "ひとことで言うと、前へ", base: "" };
  expect((await asYuki("PUT", "/api/me/bridges/2026-03", line)).status).toBe(200);
  const key = { memberId: yuki.id, cadence: "monthly", period: "2026-03" } as const;
  expect(await reflections.find(key)).toMatchObject({
    status: "shared",
    answers: {
      MO3: { parts: [{ text: "はじめて最後まで任せてもらえた" }] },
      bridge: { audience: "self" },
    },
  });
});

test.each([
  ["2026-11", 404],
  ["2026-12", 404],
  ["2025-11", 404],
  ["2026-13", 404],
  ["2026-W05", 404],
])("there is no bridge over %s", async (month, status) => {
  const { asYuki } = await setUp();
  const answer = await asYuki("PUT", `/api/me/bridges/${month}`, { text: "a", base: "" });
  expect(answer.status).toBe(status);
});

test.each([
  [{ text: "a", base: "", from: "2026-06" }, "from"],
  [{ text: "a", base: "", from: "2025-11" }, "from"],
  [{ text: "a", base: "", from: "x" }, "from"],
  [{ text: "x".repeat(1001), base: "" }, "text"],
  [{ text: "\ud83d", base: "" }, "text"],
  [{ text: "a" }, "base"],
  [{ text: "a", base: "", memberId: "x" }, "memberId"],
])("a bridge that does not fit is refused by name: %j", async (body, field) => {
  const { asYuki, reflections, yuki } = await setUp();
  const before = await reflections.count(yuki.id);
  const answer = await asYuki("PUT", "/api/me/bridges/2026-05", body);
  expect(answer.status).toBe(400);
  expect(Object.keys((await fieldsOf(answer)) ?? {})).toEqual([field]);
  expect(await reflections.count(yuki.id)).toBe(before);
});

test("conviction stands by month, the quarters' titles beside it", async () => {
  const { read } = await setUp();
  expect(await read<ConvictionView>("/api/me/conviction")).toEqual({
    points: [
      { month: "2026-10", level: 3 },
      { month: "2026-11", level: 4 },
    ],
    titles: [{ quarter: "2026-Q3", text: "任せることを覚えた3か月" }],
  });
});

test("the same question then and now: only what was answered more than once", async () => {
  const { read, asYuki } = await setUp();
  const { questions } = await read<WordsView>("/api/me/words");
  expect(questions).toEqual([
    { qid: "WK2", times: 18 },
    { qid: "WK1", times: 7 },
    { qid: "MO3", times: 2 },
  ]);
  const { places } = await read<PlacesView>("/api/me/words/MO3");
  expect(places).toEqual([
    { cadence: "monthly", period: "2026-03" },
    { cadence: "monthly", period: "2026-11" },
  ]);
  for (const qid of ["MO8", "QU9", "memo", "__proto__", "constructor"]) {
    expect((await asYuki("GET", `/api/me/words/${qid}`)).status, qid).toBe(404);
  }
});

test("what was written is found in records and inventory, the newest first", async () => {
  const { search, asYuki } = await setUp();
  await asYuki("PUT", "/api/inventory/fields/I2-3", { value: "資料づくりを任せる", rev: 0 });
  await asYuki("PUT", "/api/inventory/fields/I2-2", { value: ["教える", "しりょう室"], rev: 0 });
  const found = await search("ｼﾘｮｳ");
  expect(found.records).toEqual([]);
  expect(found.inventory.map(({ field }) => field)).toEqual(["I2-2"]);
  const { records, inventory } = await search("資料");
  expect(records.map(({ period }) => period)).toEqual(["2026-W48", "2026-11"].toReversed());
  expect(records[0]?.lines[0]).toEqual({
    qid: "MO3",
    pieces: [
      { text: "<b>", isHit: false },
      { text: "資料", isHit: true },
      { text: expect.stringMatching(/^<\/b>を見ないで/) as string, isHit: false },
    ],
  });
  expect(inventory).toMatchObject([{ section: "goal", field: "I2-3" }]);
});

test("what a tactic was called before is found as well", async () => {
  const { search, asYuki } = await setUp();
  const item = "/api/inventory/items/tactic";
  await asYuki("POST", item, { id: "t1" });
  await asYuki("PATCH", `${item}/t1`, { field: "I8-1", value: "通勤の電車で書く", rev: 0 });
  await asYuki("POST", `${item}/t1/reshape`);
  await asYuki("PATCH", `${item}/t1`, { field: "I8-1", value: "昼休みに書く", rev: 1 });
  const { inventory } = await search("通勤");
  expect(inventory).toMatchObject([{ section: "tactic", field: "I8-1" }]);
});

test("several words are all looked for, in one record", async () => {
  const { search } = await setUp();
  expect((await search("勉強会 上司")).records.map(({ period }) => period)).toEqual(["2026-11"]);
  expect((await search("勉強会 打ち合わせ")).records).toEqual([]);
});

test("what is found comes page by page, each record once", async () => {
  const { search, reflections, yuki } = await setUp();
  for (let index = 1; index < 30; index += 1) {
    const period = `20${20 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}`;
    await reflections.bridge(
      { memberId: yuki.id, cadence: "monthly", period },
      { script: { id: "monthly", version: 1 }, at: NOW },
      { text: `旅の記録 ${index}`, base: "" },
    );
  }
  const first = await search("旅");
  expect(first.records).toHaveLength(20);
  const second = await search("旅", first.cursor);
  expect(second).toMatchObject({ inventory: [], cursor: null });
  const periods = [...first.records, ...second.records].map(({ period }) => period);
  expect(new Set(periods).size).toBe(29);
  expect(periods).toEqual(periods.toSorted().toReversed());
});

test.each([
  [{ words: "" }, "words"],
  [{ words: " \u3000" }, "words"],
  [{ words: "x".repeat(101) }, "words"],
  [{ words: "a", cursor: "x~y" }, "cursor"],
  [{ words: "a", cursor: 7 }, "cursor"],
  [{ words: "a", memberId: "x" }, "memberId"],
  [{ words: { $ne: 1 } }, "words"],
])("a search that does not fit is refused by name: %j", async (body, field) => {
  const { asYuki } = await setUp();
  const answer = await asYuki("POST", "/api/me/search", body);
  expect(answer.status).toBe(400);
  expect(Object.keys((await fieldsOf(answer)) ?? {})).toEqual([field]);
});

test("neither what is looked for nor what is found stands in a log", async () => {
  const { search, asYuki, logged } = await setUp();
  await search("上司に相談");
  await asYuki("POST", "/api/me/search", { words: "上司に相談", cursor: "上司" });
  await asYuki("PUT", "/api/me/bridges/2026-05", { text: "上司と離れた", base: "違う" });
  expect(logged.join("\n")).not.toContain("上司");
});

test("a year tells what can be written and what is there", async () => {
  const { read, asYuki } = await setUp();
  const year = await read<YearView>("/api/me/years/2026");
  expect(year).toMatchObject({ year: 2026, from: 2016, to: 2026 });
  expect(year.quarters).toEqual([
    { period: "2026-Q1", status: "none" },
    { period: "2026-Q2", status: "none" },
    { period: "2026-Q3", status: "shared" },
    { period: "2026-Q4", status: "none" },
  ]);
  expect(year.months.map(({ month, status }) => [month.slice(5), status])).toEqual([
    ["01", "none"],
    ["02", "none"],
    ["03", "shared"],
    ...["04", "05", "06", "07", "08", "09"].map((month) => [month, "none"]),
    ["10", "kept"],
    ["11", "shared"],
  ]);
  expect(year.months.at(-1)?.weeks).toEqual([
    { period: "2026-W45", status: "kept" },
    { period: "2026-W46", status: "none" },
    { period: "2026-W47", status: "none" },
    { period: "2026-W48", status: "draft" },
  ]);
  for (const named of ["2015", "2027", "x", "20266"]) {
    expect((await asYuki("GET", `/api/me/years/${named}`)).status, named).toBe(404);
  }
});
