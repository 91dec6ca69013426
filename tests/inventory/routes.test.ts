import { expect, test } from "vitest";
import type { FieldConflict, InventoryView, SectionView } from "#shared/inventory-view.ts";
import { codeOf, startSite } from "#tests/support/site.ts";

const START = new Date("2026-11-23T12:00:00Z");

const setUp = async () => {
  const site = await startSite({ now: () => START });
  const yuki = await site.member("Yuki");
  const asYuki = await site.as(yuki.lineUserId);
  const inventory = async () =>
    (await (await asYuki("GET", "/api/inventory")).json()) as InventoryView;
  const section = async (name: string) =>
    (await inventory()).sections.find((each) => each.section === name);
  return { site, yuki, asYuki, inventory, section };
};

const fieldsOf = async (answer: Response) =>
  ((await answer.json()) as { error: { fields?: Record<string, string> } }).error.fields;

test("an inventory begins with nine empty sections", async () => {
  const { inventory } = await setUp();
  const { sections } = await inventory();
  expect(sections.map((each) => each.section)).toEqual(
    "purpose goal skill experience people money time tactic task".split(" "),
  );
  expect(sections[0]).toEqual({ section: "purpose", fields: [], items: [], lookedAt: null });
});

test("a field is written, and the answer is its section as it is now", async () => {
  const { asYuki, section } = await setUp();
  const write = { value: "提案書を2本", audience: "circle", rev: 0 };
  const answer = await asYuki("PUT", "/api/inventory/fields/I2-3", write);
  expect(answer.headers.get("cache-control")).toBe("no-store");
  const shown = (await answer.json()) as SectionView;
  expect(shown).toEqual({
    section: "goal",
    fields: [{ id: "I2-3", value: "提案書を2本", audience: "circle", rev: 1 }],
    items: [],
    lookedAt: "2026-11-23",
  });
  expect(await section("goal")).toEqual(shown);
});

test("every kind of field takes its value and keeps it exactly", async () => {
  const { asYuki, section } = await setUp();
  const values = {
    "I1-1": { picks: ["honesty"], own: ["静けさ"] },
    "I1-2": `${"あ".repeat(19_989)}👩‍👩‍👧‍👦`.slice(0, 20_000),
    "I1-3": "<script>alert(1)</script> \u202eשלום\u202c 🙂\n\t次の行",
    "I1-4": "3",
    "I2-2": ["一人で提案", "", "教える"],
    "I2-5": "own",
    "I6-1": "unsaid",
    "I7-6": ["child", "commute"],
  };
  for (const [id, value] of Object.entries(values)) {
    const answer = await asYuki("PUT", `/api/inventory/fields/${id}`, { value, rev: 0 });
    expect(answer.status, id).toBe(200);
  }
  const stored = (await section("purpose"))?.fields ?? [];
  expect(Object.fromEntries(stored.map(({ id, value }) => [id, value]))).toMatchObject({
    "I1-1": values["I1-1"],
    "I1-2": values["I1-2"],
    "I1-3": values["I1-3"],
  });
});

test("what does not fit is refused with the part named", async () => {
  const { asYuki, inventory } = await setUp();
  const bad: readonly (readonly [id: string, body: unknown, field: string])[] = [
    ["I1-3", { value: "あ".repeat(1001), rev: 0 }, "value"],
    ["I1-2", { value: "あ".repeat(20_001), rev: 0 }, "value"],
    ["I1-3", { value: "半分 \ud83d", rev: 0 }, "value"],
    ["I1-3", { value: "a\u0000b", rev: 0 }, "value"],
    ["I1-3", { value: ["a"], rev: 0 }, "value"],
    ["I1-3", { rev: 0 }, "value"],
    ["I1-4", { value: "6", rev: 0 }, "value"],
    ["I1-1", { value: { picks: ["honesty", "use", "team"], own: ["x"] }, rev: 0 }, "value"],
    ["I1-1", { value: { picks: ["honesty", "honesty"], own: [] }, rev: 0 }, "value"],
    ["I2-2", { value: ["1", "2", "3", "4"], rev: 0 }, "value"],
    ["I7-6", { value: ["cat"], rev: 0 }, "value"],
    ["I2-3", { value: "x" }, "rev"],
    ["I2-3", { value: "x", rev: -1 }, "rev"],
    ["I2-3", { value: "x", rev: 0, audience: "public" }, "audience"],
    ["I6-2", { value: "even", rev: 0, audience: "circle" }, "audience"],
    ["I2-3", { value: "x", rev: 0, memberId: "ken" }, "memberId"],
  ];
  for (const [id, body, field] of bad) {
    const answer = await asYuki("PUT", `/api/inventory/fields/${id}`, body);
    expect(answer.status, JSON.stringify(body).slice(0, 80)).toBe(400);
    expect(Object.keys((await fieldsOf(answer)) ?? {})).toContain(field);
  }
  expect((await inventory()).sections.flatMap(({ fields }) => fields)).toEqual([]);
});

test("a stale write gets both versions and changes nothing", async () => {
  const { asYuki, section } = await setUp();
  const write = (value: string, rev: number) =>
    asYuki("PUT", "/api/inventory/fields/I2-3", { value, rev });
  await write("家で書いた", 0);
  const answer = await write("電車で書いた", 0);
  expect(answer.status).toBe(409);
  expect((await answer.json()) as FieldConflict).toMatchObject({
    error: { code: "conflict" },
    current: { id: "I2-3", value: "家で書いた", rev: 1 },
    sent: { value: "電車で書いた" },
  });
  expect((await section("goal"))?.fields[0]?.value).toBe("家で書いた");
});

test("the same operation twice is done once", async () => {
  const { asYuki, section } = await setUp();
  const once = { "idempotency-key": "op-0001" };
  const write = { value: "書いた", rev: 0 };
  expect((await asYuki("PUT", "/api/inventory/fields/I2-3", write, once)).status).toBe(200);
  expect((await asYuki("PUT", "/api/inventory/fields/I2-3", write, once)).status).toBe(200);
  expect((await section("goal"))?.fields[0]?.rev).toBe(1);
  const odd = { "idempotency-key": "x y" };
  expect((await asYuki("PUT", "/api/inventory/fields/I2-3", write, odd)).status).toBe(400);
});

test("items are added, written, put in order and put away", async () => {
  const { asYuki, section } = await setUp();
  for (const id of ["aa", "bb"]) await asYuki("POST", "/api/inventory/items/skill", { id });
  const name = { field: "I3-1", value: "聞く", rev: 0 };
  expect((await asYuki("PATCH", "/api/inventory/items/skill/bb", name)).status).toBe(200);
  await asYuki("PUT", "/api/inventory/items/skill/order", { ids: ["bb", "aa"] });
  expect((await section("skill"))?.items).toEqual([
    {
      id: "bb",
      isDraft: false,
      source: null,
      fields: [{ id: "I3-1", value: "聞く", audience: "self", rev: 1 }],
    },
    { id: "aa", isDraft: false, source: null, fields: [] },
  ]);
  expect((await asYuki("DELETE", "/api/inventory/items/skill/bb")).status).toBe(200);
  expect((await asYuki("DELETE", "/api/inventory/items/skill/bb")).status).toBe(404);
  expect((await section("skill"))?.items.map(({ id }) => id)).toEqual(["aa"]);
});

test("a sentence from a reflection waits with its source and stays when accepted", async () => {
  const { site, yuki, asYuki, section } = await setUp();
  await site.context.features.inventory.file(yuki.id, {
    eventId: "event-1",
    section: "skill",
    text: "聞く",
    messageIds: ["m1"],
    cadence: "weekly",
    period: "2026-W48",
    at: START,
  });
  expect((await section("skill"))?.items[0]).toMatchObject({
    isDraft: true,
    source: { cadence: "weekly", period: "2026-W48" },
  });
  expect((await section("skill"))?.lookedAt).toBeNull();
  await asYuki("PATCH", "/api/inventory/items/skill/event-1", { draft: false });
  expect((await section("skill"))?.items[0]).toMatchObject({ isDraft: false });
  expect(await site.context.features.inventory.eraseMessage(yuki.id, "m1", START)).toBe(true);
  expect((await section("skill"))?.items).toEqual([]);
});

test("nothing changed is one tap", async () => {
  const { asYuki, section } = await setUp();
  const answer = await asYuki("POST", "/api/inventory/sections/time/confirm");
  expect(answer.status).toBe(200);
  expect((await section("time"))?.lookedAt).toBe("2026-11-23");
});

test("the preview shows what is shown and has no trace of the rest", async () => {
  const { asYuki } = await setUp();
  const write = (id: string, value: unknown, audience: string) =>
    asYuki("PUT", `/api/inventory/fields/${id}`, { value, audience, rev: 0 });
  await write("I2-3", "提案書を2本", "circle");
  await write("I1-3", "抱えこむ", "self");
  await write("I6-5", "学費のこと", "organizer");
  const seenAs = async (as: string) =>
    (await (await asYuki("GET", `/api/inventory/preview?as=${as}`)).json()) as unknown;
  expect(await seenAs("circle")).toEqual({
    sections: [{ section: "goal", fields: [{ id: "I2-3", value: "提案書を2本" }] }],
  });
  expect(JSON.stringify(await seenAs("organizer"))).toContain("学費のこと");
  expect(JSON.stringify(await seenAs("organizer"))).not.toContain("抱えこむ");
  for (const query of ["", "?as=self", "?as=circle&as=circle", "?as=circle&member=x"]) {
    expect((await asYuki("GET", `/api/inventory/preview${query}`)).status, query).toBe(400);
  }
});

const writes = [
  ["PUT", "/api/inventory/fields/I2-3", { value: "x", rev: 0 }],
  ["POST", "/api/inventory/items/skill", { id: "cc" }],
  ["PATCH", "/api/inventory/items/skill/aa", { field: "I3-1", value: "x", rev: 0 }],
  ["PATCH", "/api/inventory/items/skill/aa", { draft: false }],
  ["DELETE", "/api/inventory/items/skill/aa", undefined],
  ["PUT", "/api/inventory/items/skill/order", { ids: ["aa"] }],
  ["POST", "/api/inventory/sections/skill/confirm", undefined],
] as const;

test("without a session there is nothing to see or change", async () => {
  const { site } = await setUp();
  const reads = [
    ["GET", "/api/inventory", undefined],
    ["GET", "/api/inventory/preview?as=circle", undefined],
  ] as const;
  for (const [method, path, body] of [...reads, ...writes]) {
    const answer = await site.ask(method, path, body);
    expect(answer.status, path).toBe(401);
    expect(await codeOf(answer)).toBe("unauthenticated");
  }
});

test("another member's items are out of reach, and so are places that do not exist", async () => {
  const { site, asYuki, inventory } = await setUp();
  await asYuki("POST", "/api/inventory/items/skill", { id: "aa" });
  const before = await inventory();
  const asKen = await site.as((await site.member("Ken")).lineUserId);
  for (const [method, path, body] of writes.filter(([, path]) => /skill\/(aa|order)/.test(path))) {
    expect((await asKen(method, path, body)).status, path).toBe(404);
  }
  expect(await inventory()).toEqual(before);
  const nowhere = [
    ["PUT", "/api/inventory/fields/I99-1", { value: "x", rev: 0 }],
    ["PUT", "/api/inventory/fields/__proto__", { value: "x", rev: 0 }],
    ["PUT", "/api/inventory/fields/I3-1", { value: "x", rev: 0 }],
    ["POST", "/api/inventory/items/goal", { id: "dd" }],
    ["POST", "/api/inventory/items/money", { id: "dd" }],
    ["POST", "/api/inventory/sections/luck/confirm", undefined],
  ] as const;
  for (const [method, path, body] of nowhere) {
    expect((await asYuki(method, path, body)).status, path).toBe(404);
  }
});

test("a change of an item is one thing or the other, and nothing else", async () => {
  const { asYuki } = await setUp();
  await asYuki("POST", "/api/inventory/items/skill", { id: "aa" });
  const bodies = [
    {},
    { draft: true },
    { draft: false, value: "x" },
    { field: "I3-1", value: "x" },
    { field: "I3-1", value: "x", rev: 0, at: "now" },
    { field: 3, value: "x", rev: 0 },
  ];
  for (const body of bodies) {
    const answer = await asYuki("PATCH", "/api/inventory/items/skill/aa", body);
    expect(answer.status, JSON.stringify(body)).toBe(400);
  }
  expect((await asYuki("POST", "/api/inventory/items/skill", { id: "a b" })).status).toBe(400);
});
