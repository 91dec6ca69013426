import { expect, test } from "vitest";
import { longestNote } from "#shared/strengths.ts";
import { codeOf } from "#tests/support/site.ts";
import { givenIn, SCENE, startStrengths, words } from "./stage.ts";

test("a strength is named from a scene, comes to the writer with a name, and leaves when withdrawn", async () => {
  const { name, given, received, waiting, withdraw, people } = await startStrengths();
  const answer = await name("another", { effect: "みんなが話しやすくなった" });
  expect(answer.status).toBe(201);
  const note = await givenIn(answer);
  expect(note).toMatchObject({ word: "listening", scene: SCENE, to: { name: "Mari" }, rev: 1 });
  const [came] = await received("member");
  expect(came).toMatchObject({
    word: "listening",
    scene: SCENE,
    effect: "みんなが話しやすくなった",
    from: { name: "Nao" },
    as: "waiting",
    echo: null,
    isNew: true,
    source: { cadence: "monthly", period: "2026-11" },
  });
  expect(JSON.stringify(came)).not.toContain(people.another.id);
  expect(await waiting("member")).toEqual([note.id]);
  expect((await withdraw("another", note.id)).status).toBe(204);
  expect(await received("member")).toEqual([]);
  expect(await given("another")).toEqual([]);
  expect((await withdraw("another", note.id)).status).toBe(404);
});

test("the same naming sent twice, also at once, is one strength", async () => {
  const { name, given } = await startStrengths();
  const answers = await Promise.all(Array.from({ length: 4 }, () => name("another", {}, "once")));
  const notes = await Promise.all(answers.map(givenIn));
  expect(new Set(notes.map(({ id }) => id)).size).toBe(1);
  expect((await name("another", { scene: "別の場面" }, "once")).status).toBe(201);
  expect((await given("another")).map(({ scene }) => scene)).toEqual([SCENE]);
});

test("three from one record and no fourth, whoever hurries; another companion has three of their own", async () => {
  const { name, received } = await startStrengths();
  const answers = await Promise.all(Array.from({ length: 6 }, () => name("another")));
  const statuses = answers.map(({ status }) => status).toSorted((a, b) => a - b);
  expect(statuses).toEqual([201, 201, 201, 400, 400, 400]);
  const refused = answers.find(({ status }) => status === 400);
  expect(await refused?.json()).toMatchObject({ error: { fields: { post: "full" } } });
  expect((await name("cohost")).status).toBe(201);
  expect(await received("member")).toHaveLength(4);
});

test("only where strengths are wanted, and never from one's own record", async () => {
  const { share, askAs, at, postOf, name } = await startStrengths();
  const ask = await askAs("another");
  for (const [period, wanted, status] of [
    ["2026-10", "cheers", 403],
    ["2026-09", null, 403],
    ["2026-08", "insights", 201],
    ["2026-07", "frank", 201],
  ] as const) {
    await share("member", { period, wanted });
    const path = at(postOf("member", period));
    expect((await ask("POST", path, { id: period, ...words() })).status, period).toBe(status);
    expect((await ask("GET", path)).status).toBe(status === 201 ? 200 : status);
  }
  const own = await name("member");
  expect(await own.json()).toMatchObject({ error: { fields: { post: "own" } } });
});

test("who cannot read the record is told that there is none: outside, removed, taken back, made up", async () => {
  const { name, askAs, at, site, keyOf, circles, circle, people } = await startStrengths();
  for (const who of ["other", "removed"] as const) {
    expect((await name(who)).status).toBe(404);
    expect((await (await askAs(who))("GET", at())).status).toBe(404);
  }
  const ask = await askAs("another");
  expect((await ask("GET", at("nobody:monthly:2026-11"))).status).toBe(404);
  expect((await ask("POST", at("x"), { id: "a", ...words() })).status).toBe(404);
  await circles.remove(people.organizer.id, circle.id, people.cohost.id);
  expect((await name("cohost")).status).toBe(404);
  await site.reflections.unshare(keyOf("member"), "undo");
  expect((await name("another")).status).toBe(404);
  expect((await site.ask("POST", at(), { id: "a", ...words() })).status).toBe(401);
});

test("what does not fit is refused by the name of its field, and nothing is kept", async () => {
  const { askAs, at, given } = await startStrengths();
  const ask = await askAs("another");
  const long = "あ".repeat(longestNote + 1);
  const half = "い".repeat(longestNote / 2 + 1);
  const cases: readonly [object, string][] = [
    [{ scene: "" }, "scene"],
    [{ scene: "  \n" }, "scene"],
    [{ scene: long }, "scene"],
    [{ scene: half, effect: half }, "scene"],
    [{ effect: long }, "effect"],
    [{ granted: "\ud800" }, "granted"],
    [{ word: "courage" }, "word"],
    [{ word: null, name: null }, "name"],
    [{ name: "聞く力" }, "name"],
    [{ word: null, name: "長".repeat(41) }, "name"],
    [{ to: "another" }, "to"],
    [{ id: "" }, "id"],
  ];
  for (const [changes, field] of cases) {
    const answer = await ask("POST", at(), { id: "a", ...words(), ...changes });
    expect(answer.status, field).toBe(400);
    const { error } = (await answer.json()) as { error: { fields: Record<string, string> } };
    expect(Object.keys(error.fields), JSON.stringify(changes)).toContain(field);
    expect(JSON.stringify(error)).not.toContain("いい");
  }
  expect(await given("another")).toEqual([]);
  const exact = await ask("POST", at(), { id: "b", ...words({ scene: ` ${"う".repeat(398)} ` }) });
  expect((await givenIn(exact)).scene).toBe(` ${"う".repeat(398)} `);
});

test("its giver rewords it, by the wording they read; of two at once both are told", async () => {
  const { name, askAs, received, given } = await startStrengths();
  const { id } = await givenIn(await name("another"));
  const ask = await askAs("another");
  const put = (rev: number, scene: string) =>
    ask("PUT", `/api/me/strengths/given/${id}`, { rev, ...words({ scene }) });
  expect(await givenIn(await put(1, "二度目の場面"))).toMatchObject({ rev: 2 });
  const stale = await put(1, "遅れた場面");
  expect(stale.status).toBe(409);
  expect(await stale.json()).toMatchObject({
    error: { code: "conflict" },
    current: { scene: "二度目の場面", rev: 2 },
    sent: { scene: "遅れた場面" },
  });
  expect((await received("member"))[0]?.scene).toBe("二度目の場面");
  expect(await given("another")).toHaveLength(1);
});

test("a note can be reworded only as long as its record can be read, and withdrawn always", async () => {
  const { name, askAs, site, keyOf, circles, circle, people, withdraw, share } =
    await startStrengths();
  const { id } = await givenIn(await name("another"));
  const put = async () =>
    (await askAs("another"))("PUT", `/api/me/strengths/given/${id}`, { rev: 1, ...words() });
  await share("member", { wanted: "cheers" });
  expect((await put()).status).toBe(403);
  await circles.remove(people.organizer.id, circle.id, people.another.id);
  expect((await put()).status).toBe(404);
  await site.reflections.unshare(keyOf("member"), "undo");
  expect((await withdraw("another", id)).status).toBe(204);
});

test("nobody touches a note that is not theirs to touch", async () => {
  const { name, askAs, answer, withdraw } = await startStrengths();
  const { id } = await givenIn(await name("another"));
  const body = { rev: 1, ...words() };
  for (const who of ["member", "cohost", "organizer", "other"] as const) {
    expect((await withdraw(who, id)).status).toBe(404);
    const ask = await askAs(who);
    expect((await ask("PUT", `/api/me/strengths/given/${id}`, body)).status).toBe(404);
  }
  for (const who of ["another", "cohost", "organizer", "other"] as const) {
    expect((await answer(who, id, { echo: "known" })).status).toBe(404);
    expect((await answer(who, id, { as: "declined" })).status).toBe(404);
  }
  expect(await codeOf(await answer("member", id, { as: "burnt" }))).toBe("invalid_input");
  expect(await codeOf(await answer("member", id, { as: "accepted", why: "x" }))).toBe(
    "invalid_input",
  );
});

test("accepted it is a skill of the receiver's own, for themselves; undone it goes unless they wrote on", async () => {
  const { name, answer, skills, received, askAs, people, read } = await startStrengths();
  const { id } = await givenIn(await name("another"));
  const twice = [
    answer("member", id, { as: "accepted" }),
    answer("member", id, { as: "accepted" }),
  ];
  expect((await Promise.all(twice)).map(({ status }) => status)).toEqual([204, 204]);
  expect(await skills("member")).toEqual([["聞く力", true]]);
  expect(JSON.stringify(await read("member", "/api/inventory/preview?as=circle"))).not.toContain(
    "聞く力",
  );
  expect((await received("member"))[0]).toMatchObject({ as: "accepted", isNew: false });
  await answer("member", id, { as: "waiting" });
  expect(await skills("member")).toEqual([]);
  await answer("member", id, { as: "accepted" });
  const ask = await askAs("member");
  const item = `/api/inventory/items/skill/strength-${id}`;
  await ask("PATCH", item, { field: "I3-2", value: "alone", rev: 0 });
  await answer("member", id, { as: "declined" });
  expect(await skills("member")).toEqual([["聞く力", false]]);
  expect(JSON.stringify(await read("another", "/api/me/strengths/given"))).not.toMatch(
    /declined|accepted|waiting/,
  );
  expect(people.member.id).not.toBe(people.another.id);
});

test("withdrawn after it was taken in, the note is gone and the skill stays, without its way back", async () => {
  const { name, answer, skills, received, withdraw } = await startStrengths();
  const { id } = await givenIn(await name("another"));
  await answer("member", id, { as: "accepted" });
  await withdraw("another", id);
  expect(await received("member")).toEqual([]);
  expect(await skills("member")).toEqual([["聞く力", false]]);
});

test("the record taken back or unsent, the strength stays and its source disappears", async () => {
  const { name, received, site, keyOf, given, people } = await startStrengths();
  await name("another");
  await site.reflections.unshare(keyOf("member"), "undo");
  expect(await received("member")).toMatchObject([{ scene: SCENE, source: null }]);
  expect(await given("another")).toMatchObject([{ scene: SCENE }]);
  await site.reflections.erase(people.member.id, "member-words", "unsend");
  expect(await received("member")).toMatchObject([{ scene: SCENE, source: null }]);
});

test("what was seen waits no longer, and only the receiver's own notes count", async () => {
  const { name, waiting, askAs } = await startStrengths();
  const { id } = await givenIn(await name("another"));
  const met = (as: string) => ({ strengths: [id], as });
  expect((await (await askAs("cohost"))("POST", "/api/me/strengths/met", met("seen"))).status).toBe(
    204,
  );
  const ask = await askAs("member");
  await ask("POST", "/api/me/strengths/met", met("told"));
  expect(await waiting("member")).toEqual([id]);
  await ask("POST", "/api/me/strengths/met", met("seen"));
  expect(await waiting("member")).toEqual([]);
});

test("one's own words stand beside those of companions, grouped by the word list", async () => {
  const { name, answer, askAs, received, portrait } = await startStrengths();
  const ask = await askAs("member");
  await name("another", { word: null, name: "聞き上手" });
  await name("cohost", { word: "listening" });
  await name("cohost", { word: null, name: "段どりの力" });
  await name("organizer", { word: "humour" });
  expect((await ask("PUT", "/api/me/strengths/own/listening")).status).toBe(204);
  expect((await ask("PUT", "/api/me/strengths/own/preparing")).status).toBe(204);
  expect((await ask("PUT", "/api/me/strengths/own/courage")).status).toBe(400);
  const notes = await received("member");
  const idOf = (word: string) => notes.find((note) => (note.word ?? note.name) === word)?.id ?? "";
  await answer("member", idOf("段どりの力"), { echo: "surprising" });
  await answer("member", idOf("humour"), { as: "declined" });
  const drawn = await portrait("member");
  expect(drawn.both).toMatchObject([{ word: "listening", mine: ["聞く力"], isSurprising: false }]);
  expect(
    drawn.both[0]?.theirs.map(({ name: said, from }) => [said, from?.name]).toSorted(),
  ).toEqual([
    ["聞き上手", "Nao"],
    ["聞く力", "Chie"],
  ]);
  expect(drawn.theirs).toMatchObject([{ word: "planning", mine: [], isSurprising: true }]);
  expect(drawn.mine).toMatchObject([{ word: "preparing", mine: ["準備する力"], theirs: [] }]);
  await ask("DELETE", "/api/me/strengths/own/preparing");
  expect((await portrait("member")).mine).toEqual([]);
});

test("pages follow each other without a gap or a double", async () => {
  const { name, read, passes } = await startStrengths();
  for (const who of ["another", "cohost", "organizer"] as const)
    for (let n = 0; n < 3; n += 1) {
      await name(who, { scene: `${who} ${n}` });
      if (n === 1) passes(1000);
    }
  const seen: string[] = [];
  let cursor: string | null = "";
  while (cursor !== null) {
    const query: string = cursor === "" ? "" : `&cursor=${encodeURIComponent(cursor)}`;
    const page: { items: { scene: string }[]; cursor: string | null } = await read(
      "member",
      `/api/me/strengths?limit=2${query}`,
    );
    seen.push(...page.items.map(({ scene }) => scene));
    ({ cursor } = page);
  }
  expect(seen).toHaveLength(9);
  expect(new Set(seen).size).toBe(9);
});

test("nothing of a note stands in the log", async () => {
  const { name, site } = await startStrengths();
  await name("another", { word: null, name: "場をととのえる力" });
  expect(site.logged.join()).not.toMatch(/ととのえる|10秒待って/);
});

test("the file to take along has what came and what was given, and not what became of it", async () => {
  const { name, answer, askAs } = await startStrengths();
  const { id } = await givenIn(await name("another", { effect: "話しやすくなった" }));
  await answer("member", id, { echo: "surprising" });
  const file = async (who: "member" | "another", format: string) =>
    (await (await askAs(who))("GET", `/api/me/takeout?format=${format}`)).text();
  const came = await file("member", "text");
  const told = ["仲間が見つけた強み", "聞く力(Naoさんから)", SCENE, "話しやすくなった"];
  for (const text of told) expect(came).toContain(text);
  const given = await file("another", "text");
  for (const text of ["贈った強み", "聞く力(Mariさんへ)"]) expect(given).toContain(text);
  expect(await file("member", "json")).toContain("surprising");
  expect(await file("another", "json")).not.toContain("surprising");
});
