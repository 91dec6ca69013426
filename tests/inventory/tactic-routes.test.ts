import { expect, test } from "vitest";
import type { FormView } from "#shared/reflection-form.ts";
import type { SectionView } from "#shared/inventory-view.ts";
import { codeOf, startSite } from "#tests/support/site.ts";

const START = new Date("2026-11-23T12:00:00Z");
const QUARTER = "/api/reflections/quarterly/2026-Q4";

const setUp = async () => {
  const site = await startSite({ now: () => START });
  const yuki = await site.member("Yuki");
  const ask = await site.as(yuki.lineUserId);
  await ask("POST", "/api/inventory/items/tactic", { id: "a" });
  await ask("POST", "/api/inventory/items/task", { id: "t" });
  const write = (section: string, id: string, field: string, value: unknown, rev = 0) =>
    ask("PATCH", `/api/inventory/items/${section}/${id}`, { field, value, rev });
  await write("tactic", "a", "I8-1", "朝に読む");
  await write("task", "t", "I9-1", "本を選ぶ");
  const itemOf = async (answer: Response | Promise<Response>) =>
    ((await (await answer).json()) as SectionView).items[0];
  const form = async () => (await (await ask("GET", QUARTER)).json()) as FormView;
  return { site, yuki, ask, write, itemOf, form };
};

test("a tactic rests, is woken and graduates, and each answer is its section as it is now", async () => {
  const { ask, itemOf } = await setUp();
  const decide = (as: string) => itemOf(ask("POST", "/api/inventory/tactics/a/decide", { as }));
  expect((await decide("rest"))?.course).toEqual({
    state: "resting",
    since: "2026-11-23",
    lookAgainOn: null,
    goal: null,
    draws: [],
    before: { state: "active", since: null, lookAgainOn: null },
  });
  expect((await decide("takeBack"))?.course).toMatchObject({ state: "active", since: null });
  expect((await decide("graduate"))?.course).toMatchObject({ state: "graduated" });
  expect((await decide("wake"))?.course).toMatchObject({
    state: "active",
    before: { state: "graduated" },
  });
});

test("links, a task's tactic and an earlier wording are kept", async () => {
  const { ask, itemOf, write } = await setUp();
  const links = { goal: "I2-2:教える", draws: ["s1"] };
  expect((await itemOf(ask("PUT", "/api/inventory/tactics/a/links", links)))?.course).toMatchObject(
    links,
  );
  const belonging = ask("PUT", "/api/inventory/tasks/t/tactic", { tactic: "a" });
  expect((await itemOf(belonging))?.tactic).toBe("a");
  const shape = "/api/inventory/items/task/t/reshape";
  expect((await itemOf(ask("POST", shape)))?.formers).toEqual([
    { text: "本を選ぶ", on: "2026-11-23" },
  ]);
  await write("task", "t", "I9-1", "図書館に行く", 1);
  expect(await itemOf(ask("DELETE", shape))).toMatchObject({
    formers: [],
    fields: [{ id: "I9-1", value: "本を選ぶ", rev: 3 }],
  });
});

test("what does not fit is refused with the part named; what is not there is not found", async () => {
  const { ask } = await setUp();
  const bad: readonly (readonly [method: string, path: string, body: unknown, field: string])[] = [
    ["POST", "tactics/a/decide", { as: "fail" }, "as"],
    ["POST", "tactics/a/decide", { as: "rest", more: 1 }, "more"],
    ["PUT", "tactics/a/links", { goal: "I1-1", draws: [] }, "goal"],
    ["PUT", "tactics/a/links", { goal: "I2-2:\ud800", draws: [] }, "goal"],
    ["PUT", "tactics/a/links", { goal: null, draws: ["x", "x"] }, "draws"],
    ["PUT", "tactics/a/links", { draws: [] }, "goal"],
    ["PUT", "tasks/t/tactic", { tactic: "a b" }, "tactic"],
  ];
  for (const [method, path, body, field] of bad) {
    const answer = await ask(method, `/api/inventory/${path}`, body);
    expect(answer.status, path).toBe(400);
    const { error } = (await answer.json()) as { error: { code: string; fields: object } };
    expect(error.code).toBe("invalid_input");
    expect(Object.keys(error.fields), path).toEqual([field]);
  }
  const gone: readonly (readonly [string, string, unknown?])[] = [
    ["POST", "tactics/z/decide", { as: "rest" }],
    ["POST", "tactics/t/decide", { as: "rest" }],
    ["PUT", "tactics/z/links", { goal: null, draws: [] }],
    ["PUT", "tasks/t/tactic", { tactic: "z" }],
    ["PUT", "tasks/a/tactic", { tactic: null }],
    ["POST", "items/skill/a/reshape"],
    ["DELETE", "items/task/z/reshape"],
  ];
  for (const [method, path, body] of gone) {
    const answer = await ask(method, `/api/inventory/${path}`, body);
    expect([answer.status, await codeOf(answer)], path).toEqual([404, "not_found"]);
  }
});

test("a fourth tactic is not woken while three are active", async () => {
  const { ask } = await setUp();
  await ask("POST", "/api/inventory/tactics/a/decide", { as: "graduate" });
  for (const id of ["b", "c", "d"]) await ask("POST", "/api/inventory/items/tactic", { id });
  const answer = await ask("POST", "/api/inventory/tactics/a/decide", { as: "wake" });
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({ error: { fields: { id: "full" } } });
});

test("nobody decides for another member, and nobody without a session", async () => {
  const { site, ask } = await setUp();
  const ken = await site.member("Ken");
  const asKen = await site.as(ken.lineUserId);
  const path = "/api/inventory/tactics/a/decide";
  expect((await asKen("POST", path, { as: "graduate" })).status).toBe(404);
  expect((await site.ask("POST", path, { as: "graduate" })).status).toBe(401);
  const mine = (await (await ask("GET", "/api/inventory")).json()) as {
    sections: readonly SectionView[];
  };
  expect(mine.sections[7]?.items[0]?.course?.state).toBe("active");
});

test("a quarter answered on the page decides as the chat does, once, and is taken back with it", async () => {
  const { site, yuki, ask, form } = await setUp();
  const stored = async () => {
    const [item] = (await site.context.features.inventory.all(yuki.id)).items;
    return [
      item?.course?.state ?? "active",
      item?.values["I8-1"]?.value,
      item?.values["I8-1"]?.rev,
    ];
  };
  const save = async (qid: string, body: object) =>
    (await ask("PUT", `${QUARTER}/answers/${qid}`, { rev: 0, ...body })).status;
  const questions = (await form()).questions.filter(({ qid }) => qid.startsWith("QU4a"));
  expect(questions).toMatchObject([
    { qid: "QU4a", question: "「朝に読む」は、この先どうしますか?", about: "a", asked: true },
    { qid: "QU4an", asked: false, leadsFrom: { qid: "QU4a", choice: "change" }, audience: "self" },
    {
      qid: "QU4al",
      asked: false,
      leadsFrom: { qid: "QU4a", choice: "graduate" },
      moment: "graduation",
      quote: "朝に読む",
      audience: "self",
    },
  ]);
  const change = { choice: "change", base: { choice: null }, about: "a" };
  expect(await save("QU4a", change)).toBe(200);
  expect(await save("QU4an", { text: "夜に読む", base: { text: "" }, about: "a" })).toBe(200);
  expect(await save("QU4an", { text: "夜に読む", base: { text: "" }, about: "a" })).toBe(200);
  expect(await stored()).toEqual(["active", "夜に読む", 2]);
  // The question is still about the words that were reviewed.
  expect((await form()).questions.find(({ qid }) => qid === "QU4a")?.question).toContain(
    "朝に読む",
  );

  expect(await save("QU4a", { choice: "graduate", base: { choice: "change" } })).toBe(200);
  expect(await stored()).toEqual(["graduated", "朝に読む", 3]);
  expect(await save("QU4a", { choice: null, base: { choice: "graduate" } })).toBe(200);
  expect(await stored()).toEqual(["active", "朝に読む", 3]);
});

test("a decision without its tactic's name is about the one that stands in that place", async () => {
  const { site, yuki, ask } = await setUp();
  const body = { choice: "rest", base: { choice: null }, rev: 0 };
  expect((await ask("PUT", `${QUARTER}/answers/QU4a`, body)).status).toBe(200);
  const record = await site.reflections.find({
    memberId: yuki.id,
    cadence: "quarterly",
    period: "2026-Q4",
  });
  expect(record?.answers["QU4a"]).toMatchObject({ choice: "rest", about: "a" });
  expect((await ask("PUT", `${QUARTER}/answers/QU4b`, { ...body, about: "a b" })).status).toBe(400);
});
