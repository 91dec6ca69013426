import { expect, test } from "vitest";
import type { ReflectionPage } from "#shared/reflection-view.ts";
import { codeOf, startSite, type Site } from "#tests/support/site.ts";

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
  const site = await startSite();
  const yuki = await site.member("Yuki");
  await write(site, yuki.id, { period: "2026-11", text: "提案が通った\n<b>やった</b>" });
  const asYuki = await site.as(yuki.lineUserId);
  expect(await pageOf(await asYuki("GET", "/api/me/reflections"))).toEqual({
    items: [
      {
        cadence: "monthly",
        period: "2026-11",
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
    cursor: null,
  });
});

test("nobody reads another's records", async () => {
  const site = await startSite();
  const yuki = await site.member("Yuki");
  const ken = await site.member("Ken");
  await write(site, yuki.id, { period: "2026-11", text: "秘密" });
  const asKen = await site.as(ken.lineUserId);
  expect(await pageOf(await asKen("GET", "/api/me/reflections"))).toEqual({
    items: [],
    cursor: null,
  });
  expect((await site.ask("GET", "/api/me/reflections")).status).toBe(401);
});

test("pages go back in time, each record once, also when several were begun at once", async () => {
  const site = await startSite();
  const yuki = await site.member("Yuki");
  const together = "2026-06-01T00:00:00Z";
  const months = ["01", "02", "03", "04", "05", "06", "07"];
  for (const month of months) {
    const at = month < "05" ? together : `2026-${month}-20T00:00:00Z`;
    await write(site, yuki.id, { period: `2026-${month}`, text: month, at });
  }
  const asYuki = await site.as(yuki.lineUserId);
  const seen: string[] = [];
  let cursor: string | null = "";
  for (let pages = 0; cursor !== null && pages < 9; pages += 1) {
    const query = cursor === "" ? "" : `&cursor=${encodeURIComponent(cursor)}`;
    const page = await pageOf(await asYuki("GET", `/api/me/reflections?limit=2${query}`));
    seen.push(...page.items.map((item) => item.period));
    cursor = page.cursor;
  }
  expect(seen).toEqual([
    "2026-07",
    "2026-06",
    "2026-04",
    "2026-03",
    "2026-02",
    "2026-01",
    "2026-05",
  ]);
});

test("a cursor or a limit that was not given out is refused", async () => {
  const site = await startSite();
  const asYuki = await site.as((await site.member("Yuki")).lineUserId);
  const queries = [
    "limit=0",
    "limit=101",
    "limit=ten",
    "cursor=",
    "cursor=x~y~z",
    "cursor=1~monthly~%7B%24ne%3A1%7D",
    "member=1",
    "limit=1&limit=2",
  ];
  for (const query of queries) {
    const answer = await asYuki("GET", `/api/me/reflections?${query}`);
    expect(answer.status, query).toBe(400);
    expect(await codeOf(answer)).toBe("invalid_input");
  }
});
