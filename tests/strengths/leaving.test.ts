import { expect, test } from "vitest";
import { givenIn, startStrengths } from "./stage.ts";

test("who leaves can leave their name with what they named, and nothing else of them stays", async () => {
  const { name, received, leave, site, people } = await startStrengths();
  await name("another");
  await name("cohost", { word: "humour" });
  expect((await leave("another", { strengths: "signed" })).status).toBe(400);
  expect((await leave("another", { strengths: "named" })).status).toBe(204);
  expect((await leave("cohost", { strengths: "nameless" })).status).toBe(204);
  const left = await received("member");
  expect(Object.fromEntries(left.map(({ word, from }) => [word, from]))).toEqual({
    humour: null,
    listening: { name: "Nao", face: "none", picture: null },
  });
  const stored = JSON.stringify(await site.db.collection("strengths").find().toArray());
  expect(stored).not.toContain(people.another.id);
  expect(stored).not.toContain(people.cohost.id);
  expect(stored).not.toContain("Chie");
});

test("who leaves can take all they named with them; what was taken in stays the receiver's word", async () => {
  const { name, answer, received, skills, leave } = await startStrengths();
  const { id } = await givenIn(await name("another"));
  await name("another", { word: "humour" });
  await name("cohost", { word: "asking" });
  await answer("member", id, { as: "accepted" });
  expect((await leave("another", { strengths: "withdrawn" })).status).toBe(204);
  expect((await received("member")).map(({ word }) => word)).toEqual(["asking"]);
  expect(await skills("member")).toEqual([["聞く力", false]]);
});
