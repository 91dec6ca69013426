import { expect, test } from "vitest";
import type { AnswerConflict, Preview } from "#shared/reflection-form.ts";
import { maxAnswerLength } from "#shared/limits.ts";
import { codeOf } from "#tests/support/site.ts";
import { formOf, JOINED, NOVEMBER, NOW, put, startForm } from "./form.ts";

test("a month is asked in order, in the member's language, with what is known already", async () => {
  const { asYuki, members, yuki, reflections, says } = await startForm();
  await reflections.change(
    { memberId: yuki.id, cadence: "monthly", period: "2026-10" },
    { eventId: "e", script: { id: "monthly", version: 1 }, circles: [], at: JOINED },
    [
      {
        do: "write",
        qid: "MO7",
        part: { text: "型を\n3つ写す", at: JOINED },
        how: "append",
        audience: "circle",
      },
    ],
  );
  await says("MO2", "面接を3回", "m1");
  const form = await formOf(asYuki, "/api/reflections/monthly/current");
  expect(form).toMatchObject({ cadence: "monthly", period: "2026-11", status: "draft", rev: 1 });
  expect(form.lead).toContain("11月、おつかれさまでした");
  const asked = form.questions.filter(({ asked: is }) => is).map(({ qid }) => qid);
  expect(asked).toEqual([
    "MO1",
    "MO2",
    "MO3",
    "MO4",
    "MO5a",
    "MO5b",
    "MO5c",
    "MO6",
    "MO7",
    "MO8",
    "MO9",
  ]);
  const of = (qid: string) => form.questions.find((question) => question.qid === qid);
  expect(of("MO1")).toMatchObject({
    question: "いまの様子に近いのは?",
    quote: "型を\n3つ写す",
    kind: "choice",
  });
  expect(of("MO2")).toMatchObject({ kind: "long", text: "面接を3回", choice: null });
  expect(of("MO2")?.hints).toEqual(["箇条書きでも、単語でも大丈夫です。"]);
  expect(of("MO5d")).toMatchObject({ asked: false, follows: "MO5c", audience: "self" });
  expect(of("MO8")?.choices[3]).toEqual({ id: "4", label: "わりと納得" });
  expect(of("MO8")?.hints).toEqual([]);

  await members.speak(yuki, "en");
  const english = await formOf(asYuki);
  expect(english.questions.find(({ qid }) => qid === "MO3")?.question).toBe(
    "Of those, what went better than before?",
  );
});

test("a page never speaks of sending messages or of the chat", async () => {
  const { asYuki } = await startForm();
  for (const path of ["weekly/current", "monthly/current", "quarterly/current"]) {
    const form = await formOf(asYuki, `/api/reflections/${path}`);
    const words = form.questions.map(({ question, hints }) => [question, ...hints].join("\n"));
    expect([form.lead, ...words].join("\n"), path).not.toMatch(/送っ|「次へ」|トーク|[{}]/);
  }
});

test("an answer is kept exactly, whatever it holds", async () => {
  const { asYuki, found } = await startForm();
  const texts = [
    "<script>alert(1)</script> & {name} $set a.b",
    "👩‍👩‍👧‍👦 مرحبا \u202e逆 \u0000\u0007\t終わり\n\n  ",
    "あ".repeat(20_000),
    "e\u0301 vs \u00e9",
  ];
  let base = "";
  for (const text of texts) {
    const answer = await put(asYuki, "MO3", { text, base: { text: base } });
    expect(answer.status).toBe(200);
    const form = await formOf(asYuki);
    expect(form.questions.find(({ qid }) => qid === "MO3")?.text).toBe(text);
    base = text;
  }
  expect((await found())?.answers["MO3"]?.audience).toBe("circle");
});

test.each([
  ["half a surrogate", { text: "\ud83d", base: {} }, "text"],
  [
    "a text that is too long",
    { text: "x".repeat(maxAnswerLength + 1), base: { text: "" } },
    "text",
  ],
  ["no text at all", { text: 7, base: {} }, "text"],
  ["an unknown field", { text: "a", base: { text: "" }, memberId: "x" }, "memberId"],
  ["a revision that is none", { text: "a", base: { text: "" }, rev: -1 }, "rev"],
  ["a base of another kind", { text: "a", base: { text: {} } }, "base.text"],
])("%s is refused by name, and nothing is stored", async (_, body, field) => {
  const { asYuki, found } = await startForm();
  const answer = await put(asYuki, "MO3", body);
  expect(answer.status).toBe(400);
  const { error } = (await answer.json()) as { error: { fields: Record<string, string> } };
  expect(Object.keys(error.fields)).toEqual([field]);
  expect(await found()).toBeNull();
});

test("neither text nor choice is no change", async () => {
  const { asYuki } = await startForm();
  expect((await put(asYuki, "MO3", { base: {} })).status).toBe(400);
});

test("what is not there is not found: questions, closings, cadences, periods", async () => {
  const { asYuki } = await startForm();
  const change = { text: "a", base: { text: "" } };
  for (const qid of ["MO99", "MO0", "MO10", "constructor", "__proto__", "answers.MO3"]) {
    expect((await put(asYuki, qid, change)).status, qid).toBe(404);
  }
  const paths = [
    "first/first",
    "monthly/2026-13",
    "monthly/2026-00",
    "weekly/2026-W00",
    "weekly/2025-W53",
    "weekly/2026-11",
    "quarterly/2026-Q5",
    "yearly/2026",
    "monthly/x",
    "monthly/2016-10",
    "weekly/2016-W46",
    "quarterly/2016-Q3",
  ];
  for (const path of paths) {
    expect((await asYuki("GET", `/api/reflections/${path}`)).status, path).toBe(404);
    const late = await put(asYuki, "MO3", change, `/api/reflections/${path}`);
    expect(late.status, path).toBe(404);
  }
});

test("the future is refused, ten years of the past are not", async () => {
  const { asYuki } = await startForm();
  for (const path of ["monthly/2026-12", "weekly/2026-W49", "quarterly/2027-Q1"]) {
    const answer = await asYuki("GET", `/api/reflections/${path}`);
    expect([answer.status, await codeOf(answer)], path).toEqual([400, "invalid_input"]);
  }
  const past = ["monthly/2026-10", "weekly/2026-W36", "monthly/2016-11", "quarterly/2016-Q4"];
  for (const path of past)
    expect((await asYuki("GET", `/api/reflections/${path}`)).status, path).toBe(200);
  const first = await formOf(asYuki, "/api/reflections/monthly/2026-09");
  expect(first.questions.map(({ qid }) => qid)).toEqual(["MO3"]);
  expect(first.lead).toBeNull();
});

test("a choice is one of those offered, and can be taken back", async () => {
  const { asYuki, found } = await startForm();
  const pick = (choice: string | null, base: string | null) =>
    put(asYuki, "MO9", { choice, base: { choice: base } });
  expect((await pick("loudly", null)).status).toBe(400);
  expect((await pick("rephrase", null)).status).toBe(400);
  expect((await pick("frank", null)).status).toBe(200);
  expect((await found())?.wanted).toBe("frank");
  expect((await pick(null, "frank")).status).toBe(200);
  expect(await found()).toMatchObject({ wanted: null, answers: {} });
});

test("two devices: only the same answer meets, and both versions come back", async () => {
  const { asYuki, says, found } = await startForm();
  await says("MO3", "前からのことば", "m1");
  const base = { text: "前からのことば" };
  expect((await put(asYuki, "MO4", { text: "べつの問い", base: { text: "" } })).status).toBe(200);
  expect((await put(asYuki, "MO3", { text: "電話で", base })).status).toBe(200);
  const late = await put(asYuki, "MO3", { text: "机で", base });
  expect(late.status).toBe(409);
  expect((await late.json()) as AnswerConflict).toEqual({
    error: { code: "conflict", requestId: expect.any(String) as string },
    theirs: { text: "電話で", choice: null, audience: "circle" },
    yours: { text: "机で", choice: null, audience: "circle" },
    rev: 3,
  });
  // The answer was lost on its way, so it is sent again.
  expect((await put(asYuki, "MO3", { text: "電話で", base })).status).toBe(200);
  const both = await put(asYuki, "MO3", { text: "電話で\n机で", base: { text: "電話で" } });
  expect(await both.json()).toEqual({ rev: 4 });
  expect((await found())?.rev).toBe(4);
});

test("without what was read, a stale revision is a conflict", async () => {
  const { asYuki } = await startForm();
  expect((await put(asYuki, "MO3", { text: "一", rev: 0 })).status).toBe(200);
  expect((await put(asYuki, "MO4", { text: "二", rev: 0 })).status).toBe(409);
  expect((await put(asYuki, "MO4", { text: "二", rev: 1 })).status).toBe(200);
});

test("two writers at the same moment: one is told, and no word is lost", async () => {
  const { asYuki, found } = await startForm();
  const answers = await Promise.all(
    ["い", "ろ", "は"].map((text) => put(asYuki, "MO2", { text, base: { text: "" } })),
  );
  expect(answers.map(({ status }) => String(status)).toSorted()).toEqual(["200", "409", "409"]);
  expect((await found())?.rev).toBe(1);
});

test("words edited in the form keep their messages: taking one back in LINE still finds it", async () => {
  const { asYuki, says, found, reflections, yuki } = await startForm();
  await says("MO2", "面接を3回\n報告も書いた", "m1", new Date("2026-11-24T10:00:00Z"));
  await says("MO2", "引き継ぎ", "m2", new Date("2026-11-24T10:01:00Z"));
  const text = "まえがき\n引き継ぎ\n面接を3回\n報告も書いた\nあとがき";
  await put(asYuki, "MO2", { text, base: { text: "面接を3回\n報告も書いた\n引き継ぎ" } });
  await reflections.erase(yuki.id, "m1", "unsent");
  const parts = (await found())?.answers["MO2"]?.parts ?? [];
  expect(parts.map((part) => part.text)).toEqual(["まえがき", "引き継ぎ", "あとがき"]);
  await says("MO2", "もうひとつ", "m3");
  const after = (await found())?.answers["MO2"]?.parts ?? [];
  expect(after.map((part) => part.text).at(-1)).toBe("もうひとつ");
});

test("a weekly sentence taken over goes when its message is taken back", async () => {
  const { asYuki, reflections, yuki, found } = await startForm();
  await reflections.change(
    { memberId: yuki.id, cadence: "weekly", period: "2026-W46" },
    { eventId: "w", script: { id: "weekly", version: 1 }, circles: [], at: NOW },
    [
      {
        do: "write",
        qid: "WK1",
        part: { messageId: "w1", text: "提案を出した", at: NOW },
        how: "append",
        audience: "circle",
      },
    ],
  );
  expect((await formOf(asYuki)).notes).toEqual(["提案を出した"]);
  await put(asYuki, "MO2", { text: "提案を出した\nほか", base: { text: "" } });
  await reflections.erase(yuki.id, "w1", "unsent");
  expect((await found())?.answers["MO2"]?.parts.map(({ text }) => text)).toEqual(["ほか"]);
});

test("what was closed is kept or shared, as often as it is asked", async () => {
  const { asYuki, found } = await startForm();
  const close = (as: string) => asYuki("POST", `${NOVEMBER}/close`, { as });
  expect((await close("kept")).status).toBe(400);
  expect((await close("published")).status).toBe(400);
  expect(await found()).toBeNull();
  await put(asYuki, "MO3", { text: "話せた", base: { text: "" } });
  await put(asYuki, "MO5a", { text: "秘密のもやもや", base: { text: "" } });
  expect(await (await close("shared")).json()).toEqual({ status: "shared", total: 1 });
  const { rev } = (await found()) ?? {};
  expect((await close("shared")).status).toBe(200);
  expect((await found())?.rev).toBe(rev);
  const preview = await asYuki("GET", `${NOVEMBER}/preview`);
  const { circle, companions, organizer } = (await preview.json()) as Preview;
  expect(circle).toBeNull();
  expect(companions).toEqual(organizer);
  expect(companions?.words).toEqual([
    { qid: "MO3", part: "now", choice: null, text: "話せた", reached: "circle" },
  ]);
  expect(await (await close("kept")).json()).toEqual({ status: "kept", total: 1 });
  expect((await found())?.sharedAt).toBeNull();
});

test("nobody reads or writes another's reflection, and strangers none", async () => {
  const { asYuki, asKen, ask, found } = await startForm();
  await put(asYuki, "MO3", { text: "ゆきのことば", base: { text: "" } });
  const kens = await formOf(asKen);
  expect(JSON.stringify(kens)).not.toContain("ゆきのことば");
  expect(kens.rev).toBe(0);
  await put(asKen, "MO3", { text: "けん", base: { text: "" } });
  expect((await found())?.answers["MO3"]?.parts[0]?.text).toBe("ゆきのことば");
  const requests = [
    ["GET", "/api/home"],
    ["GET", NOVEMBER],
    ["GET", `${NOVEMBER}/preview`],
    ["PUT", `${NOVEMBER}/answers/MO3`],
    ["POST", `${NOVEMBER}/close`],
  ] as const;
  for (const [method, path] of requests) {
    const body = method === "GET" ? undefined : {};
    expect((await ask(method, path, body)).status, path).toBe(401);
  }
  const foreign = { origin: "https://evil.example" };
  const stolen = await asYuki(
    "PUT",
    `${NOVEMBER}/answers/MO3`,
    { text: "", base: {}, rev: 1 },
    foreign,
  );
  expect(stolen.status).toBe(403);
});
