import { expect, test } from "vitest";
import { formOf, JOINED, startForm } from "./form.ts";

test("last week's one thing is asked about where there was one, with its words before the question", async () => {
  const { asYuki, yuki, reflections } = await startForm();
  const week = "/api/reflections/weekly/current";
  const promiseIn = async () =>
    (await formOf(asYuki, week)).questions.find(({ qid }) => qid === "WKP");
  expect(await promiseIn()).toMatchObject({ asked: false });
  const part = { text: "火曜の朝に読む", at: JOINED };
  await reflections.change(
    { memberId: yuki.id, cadence: "weekly", period: "2026-W47" },
    { eventId: "e", script: { id: "weekly", version: 2 }, circles: [], at: JOINED },
    [{ do: "write", qid: "WK4", part, how: "append", audience: "circle" }],
  );
  expect(await promiseIn()).toMatchObject({
    asked: true,
    quote: "火曜の朝に読む",
    question: "先週の「ひとつだけ」は、その後どうですか?",
    hints: [],
    audience: "self",
  });
});
