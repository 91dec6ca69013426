import { expect, test } from "vitest";
import { maxAnswerLength } from "#shared/limits.ts";
import type { AnswerConflict, Preview } from "#shared/reflection-form.ts";
import { textOf } from "#shared/reflection.ts";
import { editBetween, markOf } from "#shared/text-edit.ts";
import { formOf, NOVEMBER, put, startForm } from "./form.ts";

const editOf = (before: string, after: string) => ({
  edit: { ...editBetween(before, after), from: markOf(before), to: markOf(after) },
});

const fieldsOf = async (answer: Response) =>
  ((await answer.json()) as { error: { fields: unknown } }).error.fields;

const previewOf = async (ask: (method: string, path: string) => Promise<Response>) => {
  const seen = (await (await ask("GET", `${NOVEMBER}/preview`)).json()) as Preview;
  const named = (post: Preview["companions"], to: string) =>
    (post?.words ?? []).flatMap(({ qid, reached }) => (reached === to ? [qid] : []));
  return {
    lines: named(seen.companions, "circle"),
    organizer: named(seen.organizer, "organizer"),
  };
};

test("an edit changes the text it was made in, and arriving twice changes it once", async () => {
  const { asYuki, found, says } = await startForm();
  await says("MO2", "面接を3回\r\nした", "m1");
  const before = "面接を3回\r\nした";
  const after = "面接を3回\r\nした😀\n<script>\u202eمرحبا\u0000";
  expect((await put(asYuki, "MO2", editOf(before, after))).status).toBe(200);
  const again = await put(asYuki, "MO2", editOf(before, after));
  expect(await again.json()).toEqual({ rev: 2 });
  const parts = (await found())?.answers["MO2"]?.parts ?? [];
  expect(textOf({ parts, audience: "circle" })).toBe(after);
});

test("an edit of a text that changed elsewhere is a conflict, with both versions", async () => {
  const { asYuki, found } = await startForm();
  await put(asYuki, "MO3", editOf("", "電話で"));
  const { edit } = editOf("", "机で");
  const late = await put(asYuki, "MO3", { edit });
  expect(late.status).toBe(409);
  const { theirs, yours, rev } = (await late.json()) as AnswerConflict;
  expect(theirs).toEqual({ text: "電話で", choice: null, audience: "circle" });
  expect(yours).toEqual({ edit, choice: null, audience: "circle" });
  expect(rev).toBe(1);
  expect((await found())?.rev).toBe(1);
});

test.each([
  ["beyond the text", { at: 2, cut: 9, put: "x" }, { edit: "range" }],
  ["through a character", { at: 3, cut: 1, put: "x" }, { edit: "broken" }],
  ["to another text than it says", { at: 0, cut: 0, put: "x" }, { edit: "mark" }],
  ["half a surrogate", { at: 0, cut: 0, put: "\ud83d" }, { "edit.put": "check" }],
  ["too much", { at: 0, cut: 0, put: "x".repeat(maxAnswerLength) }, { edit: "max_length" }],
  ["before the text", { at: -1, cut: 0, put: "x" }, { "edit.at": "min_value" }],
  ["with more than it takes", { at: 0, cut: 0, put: "", by: 1 }, { "edit.by": "strict_object" }],
])("an edit %s is refused by name", async (_, edit, fields) => {
  const { asYuki, found } = await startForm();
  const text = "いろは😀";
  await put(asYuki, "MO3", editOf("", text));
  const marks = { from: markOf(text), to: "0-0-0" };
  const answer = await put(asYuki, "MO3", { edit: { ...edit, ...marks } });
  expect(answer.status).toBe(400);
  expect(await fieldsOf(answer)).toEqual(fields);
  expect((await found())?.answers["MO3"]?.parts.map((part) => part.text)).toEqual([text]);
});

test("a text and an edit at once is refused", async () => {
  const { asYuki } = await startForm();
  const answer = await put(asYuki, "MO3", { ...editOf("", "a"), text: "b" });
  expect([answer.status, await fieldsOf(answer)]).toEqual([400, { edit: "check" }]);
});

test("who sees an answer is the member's choice, and what is shown follows at once", async () => {
  const { asYuki, says } = await startForm();
  const show = (audience: string, before: string) =>
    put(asYuki, "MO3", { audience, base: { audience: before } });
  await put(asYuki, "MO2", editOf("", "面接を3回"));
  await put(asYuki, "MO3", editOf("", "話せた"));
  await asYuki("POST", `${NOVEMBER}/close`, { as: "shared" });
  expect(await previewOf(asYuki)).toEqual({ lines: ["MO2", "MO3"], organizer: [] });
  expect((await show("self", "circle")).status).toBe(200);
  expect(await previewOf(asYuki)).toEqual({ lines: ["MO2"], organizer: [] });
  expect((await show("organizer", "circle")).status).toBe(409);
  expect((await show("organizer", "self")).status).toBe(200);
  expect(await previewOf(asYuki)).toEqual({ lines: ["MO2"], organizer: ["MO3"] });
  // What is said in the chat later does not open it again.
  await says("MO3", "もう一度", "m9");
  expect((await previewOf(asYuki)).lines).toEqual(["MO2"]);
});

test("a choice made before the first word waits for it, and is no answer", async () => {
  const { asYuki, found } = await startForm();
  await put(asYuki, "MO3", { audience: "self", base: { audience: "circle" } });
  expect((await asYuki("POST", `${NOVEMBER}/close`, { as: "shared" })).status).toBe(400);
  const home = (await (await asYuki("GET", "/api/home")).json()) as { drafts: unknown };
  expect(home.drafts).toEqual([]);
  await put(asYuki, "MO3", editOf("", "話せた"));
  expect((await found())?.answers["MO3"]?.audience).toBe("self");
  await put(asYuki, "MO3", editOf("話せた", ""));
  await put(asYuki, "MO3", editOf("", "また書いた"));
  expect((await found())?.answers["MO3"]?.audience).toBe("self");
});

test.each(["MO5a", "MO5b", "MO8", "MO9"])("nobody can open %s to others", async (qid) => {
  const { asYuki, found } = await startForm();
  const form = await formOf(asYuki);
  const asked = form.questions.find((question) => question.qid === qid);
  expect(asked?.lock).not.toBeNull();
  const usual = asked?.audience;
  for (const audience of ["self", "organizer", "circle"].filter((each) => each !== usual)) {
    const answer = await put(asYuki, qid, { audience, base: { audience: usual } });
    expect([answer.status, await fieldsOf(answer)]).toEqual([400, { audience: "locked" }]);
  }
  expect(await found()).toBeNull();
});

test("an audience that is none is refused", async () => {
  const { asYuki } = await startForm();
  const answer = await put(asYuki, "MO3", { audience: "everyone", base: {} });
  expect([answer.status, await fieldsOf(answer)]).toEqual([400, { audience: "picklist" }]);
});
