import { expect, test } from "vitest";
import type { ReflectionPage, ReflectionView } from "#shared/reflection-view.ts";
import { writeRecords } from "#tests/support/records.ts";
import { codeOf, startSite, type Site } from "#tests/support/site.ts";

const NOW = new Date("2026-11-23T12:00:00Z");

const write = (
  { reflections }: Site,
  memberId: string,
  record: { readonly period: string; readonly text: string; readonly at?: string },
) =>
  reflections.change(
    { memberId, cadence: "monthly", period: record.period },
    {
      eventId: crypto.randomUUID(),
      script: { id: "monthly", version: 1 },
      circles: [],
      at: new Date(record.at ?? "2026-11-23T12:00:00Z"),
    },
    [
      {
        do: "write",
        qid: "MO3",
        part: { messageId: "4445738", text: record.text, at: new Date() },
        how: "append",
        audience: "circle",
      },
      { do: "choose", qid: "MO8", choice: "4", audience: "self" },
      { do: "close", status: "kept" },
    ],
  );

const pageOf = async (answer: Response) => (await answer.json()) as ReflectionPage;

test("a member reads what they wrote, without what is the machine's", async () => {
  const site = await startSite({ now: () => NOW });
  const yuki = await site.member("Yuki");
  await write(site, yuki.id, { period: "2026-11", text: "提案が通った\n<b>やった</b>" });
  const asYuki = await site.as(yuki.lineUserId);
  expect(await pageOf(await asYuki("GET", "/api/me/reflections"))).toEqual({
    items: [
      {
        cadence: "monthly",
        period: "2026-11",
        standsOn: "2026-11-30",
        writtenOn: null,
        status: "kept",
        wanted: null,
        createdAt: "2026-11-23T12:00:00.000Z",
        sharedAt: null,
        rev: expect.any(Number) as number,
        answers: [
          { qid: "MO3", texts: ["提案が通った\n<b>やった</b>"], choice: null, audience: "circle" },
          { qid: "MO8", texts: [], choice: "4", audience: "self" },
        ],
      },
    ],
    since: "2026-11",
    cursor: null,
  });
  const one = await asYuki("GET", "/api/me/reflections/monthly/2026-11");
  expect((await one.json()) as ReflectionView).toMatchObject({ period: "2026-11", status: "kept" });
});

test("a record that is not there, or is another's, is not found", async () => {
  const site = await startSite({ now: () => NOW });
  const yuki = await site.member("Yuki");
  await write(site, yuki.id, { period: "2026-11", text: "秘密" });
  const asKen = await site.as((await site.member("Ken")).lineUserId);
  for (const path of ["monthly/2026-11", "first/first", "yearly/2026", "monthly/%7B%7D"]) {
    const answer = await asKen("GET", `/api/me/reflections/${path}`);
    expect([answer.status, await codeOf(answer)], path).toEqual([404, "not_found"]);
  }
  expect((await site.ask("GET", "/api/me/reflections/monthly/2026-11")).status).toBe(401);
});

test("nobody reads another's records", async () => {
  const site = await startSite({ now: () => NOW });
  const yuki = await site.member("Yuki");
  const ken = await site.member("Ken");
  await write(site, yuki.id, { period: "2026-11", text: "秘密" });
  const asKen = await site.as(ken.lineUserId);
  expect(await pageOf(await asKen("GET", "/api/me/reflections"))).toEqual({
    items: [],
    since: "2026-11",
    cursor: null,
  });
  expect((await site.ask("GET", "/api/me/reflections")).status).toBe(401);
});

test("pages go back along the road, each record once, whenever it was written", async () => {
  const site = await startSite({ now: () => NOW });
  const yuki = await site.member("Yuki");
  await writeRecords(site.reflections, yuki.id);
  await write(site, yuki.id, { period: "2024-05", text: "ずっと前のこと" });
  const asYuki = await site.as(yuki.lineUserId);
  const seen: ReflectionView[] = [];
  let cursor: string | null = "";
  for (let pages = 0; cursor !== null && pages < 20; pages += 1) {
    const query = cursor === "" ? "" : `&cursor=${encodeURIComponent(cursor)}`;
    const page = await pageOf(await asYuki("GET", `/api/me/reflections?limit=3${query}`));
    seen.push(...page.items);
    cursor = page.cursor;
  }
  expect(new Set(seen.map(({ cadence, period }) => `${cadence} ${period}`)).size).toBe(25);
  const days = seen.map(({ standsOn }) => standsOn);
  expect(days).toEqual(days.toSorted().toReversed());
  expect(seen.at(-1)).toMatchObject({ period: "2024-05", writtenOn: "2026-11-23" });
  expect(seen.at(-2)).toMatchObject({ cadence: "first", standsOn: "2025-12-18" });
  const week = seen.find(({ period }) => period === "2026-W31");
  expect(week).toMatchObject({ standsOn: "2026-07-30", writtenOn: null });
});

test("a draft that was emptied again stands nowhere", async () => {
  const site = await startSite({ now: () => NOW });
  const yuki = await site.member("Yuki");
  const asYuki = await site.as(yuki.lineUserId);
  const put = (text: string, base: string) =>
    asYuki("PUT", "/api/reflections/monthly/2026-11/answers/MO3", {
      text,
      base: { text: base },
      rev: 0,
    });
  await put("書いてみた", "");
  expect((await pageOf(await asYuki("GET", "/api/me/reflections"))).items).toHaveLength(1);
  await put("", "書いてみた");
  expect((await pageOf(await asYuki("GET", "/api/me/reflections"))).items).toEqual([]);
});

test("a cursor or a limit that was not given out is refused", async () => {
  const site = await startSite({ now: () => NOW });
  const asYuki = await site.as((await site.member("Yuki")).lineUserId);
  const queries = [
    "limit=0",
    "limit=101",
    "limit=ten",
    "cursor=",
    "cursor=x~y~z",
    "cursor=2026-11-30~monthly~%7B%24ne%3A1%7D",
    "cursor=2026-11-30~yearly~2026",
    "cursor=2026-11-30~monthly~2026-11~more",
    "cursor=1763856000000~monthly~2026-11",
    "member=1",
    "limit=1&limit=2",
  ];
  for (const query of queries) {
    const answer = await asYuki("GET", `/api/me/reflections?${query}`);
    expect(answer.status, query).toBe(400);
    expect(await codeOf(answer)).toBe("invalid_input");
  }
});
