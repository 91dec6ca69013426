import { expect, test } from "vitest";
import { longestComment, mostComments, type PostPage } from "#shared/comments.ts";
import type { WantedResponse } from "#shared/reflection.ts";
import { codeOf } from "#tests/support/site.ts";
import { fieldsOf, frank, HOW, insight, receivedIn, startComments, TEXT } from "./stage.ts";

test("what is said comes to the writer with a name, and goes when it is taken back", async () => {
  const { comment, page, received, given, waiting, withdraw, people } = await startComments();
  const answer = await comment("another");
  expect(answer.status).toBe(201);
  const said = (await answer.json()) as { id: string };
  expect(said).toMatchObject({ kind: "praise", text: TEXT, how: null, to: { name: "Mari" } });
  expect(await waiting("member")).toEqual([said.id]);
  const came = {
    id: said.id,
    kind: "praise",
    words: { text: TEXT, how: null },
    from: { id: people.another.id, name: "Nao" },
    isNew: true,
  };
  expect(await received("member")).toMatchObject([came]);
  expect((await page("member")).received).toMatchObject([came]);
  expect((await page("another")).given).toMatchObject([{ id: said.id, text: TEXT }]);
  expect(await given("another")).toHaveLength(1);
  expect((await withdraw("another", said.id)).status).toBe(204);
  expect((await withdraw("another", said.id)).status).toBe(404);
  expect(await received("member")).toEqual([]);
  expect((await page("member")).received).toEqual([]);
  expect(await waiting("member")).toEqual([]);
});

test.for<[WantedResponse | null, readonly number[]]>([
  [null, [403, 403, 403]],
  ["cheers", [403, 403, 403]],
  ["strengths", [201, 403, 403]],
  ["insights", [201, 201, 403]],
  ["frank", [201, 201, 201]],
])("where the writer would like %s, the kinds are answered %j", async ([wanted, statuses]) => {
  const { comment, received, postOf, share } = await startComments();
  await share("cohost", { wanted });
  const post = postOf("cohost");
  const answers = [
    await comment("another", undefined, "a", post),
    await comment("another", insight, "b", post),
    await comment("another", frank, "c", post),
  ];
  expect(answers.map(({ status }) => status)).toEqual(statuses);
  const refused = answers.find(({ status }) => status === 403);
  if (refused !== undefined) {
    const { error } = (await refused.json()) as { error: object };
    expect(error).toMatchObject({ code: "forbidden", fields: { kind: "unwanted" } });
  }
  expect(await received("cohost")).toHaveLength(statuses.filter((each) => each === 201).length);
});

test("a wish that changed counts at once, and what was said before stays", async () => {
  const { comment, share, received } = await startComments("frank");
  expect((await comment("another", insight)).status).toBe(201);
  await share("member", { wanted: "cheers" });
  expect((await comment("another", insight)).status).toBe(403);
  expect(await received("member")).toHaveLength(1);
});

test("frank words never come without how it could come alive, nor how without them", async () => {
  const { askAs, at, received } = await startComments();
  const ask = await askAs("another");
  const send = (body: object) => ask("POST", `${at()}/comments`, { id: "o", ...body });
  for (const [body, field] of [
    [{ kind: "frank", text: TEXT }, "how"],
    [{ kind: "frank", text: TEXT, how: " " }, "how"],
    [{ kind: "frank", text: TEXT, how: null }, "how"],
    [{ kind: "frank", how: HOW }, "text"],
    [{ kind: "frank", text: "x".repeat(200), how: "y".repeat(longestComment - 199) }, "how"],
    [{ kind: "praise", text: TEXT, how: HOW }, "how"],
    [{ kind: "praise", text: "  " }, "text"],
    [{ kind: "praise", text: "x".repeat(longestComment + 1) }, "text"],
    [{ kind: "praise", text: "\uD83C" }, "text"],
    [{ kind: "scold", text: TEXT }, "kind"],
    [{ kind: "praise", text: TEXT, to: "me" }, "to"],
    [{ kind: "praise", text: TEXT, id: "../x" }, "id"],
  ] as const) {
    const answer = await send(body);
    expect(answer.status).toBe(400);
    expect(Object.keys(await fieldsOf(answer))).toContain(field);
  }
  expect(await received("member")).toEqual([]);
  const exact = `  <b>${"あ".repeat(390)}</b> `.slice(0, longestComment);
  expect((await send({ kind: "insight", text: exact })).status).toBe(201);
  expect((await received("member"))[0]?.words?.text).toBe(exact);
});

test("frank words stay on the server until their receiver chooses", async () => {
  const { says, reads, received, page, askAs, waiting } = await startComments();
  const { id } = await says("another", frank);
  const everywhere = async () => {
    const ask = await askAs("member");
    const paths = [
      "/api/me/comments",
      "/api/me/comments/waiting",
      "/api/me/takeout?format=json",
      "/api/me/takeout?format=text",
    ];
    const seen = await Promise.all(paths.map(async (path) => (await ask("GET", path)).text()));
    return seen.join() + JSON.stringify(await page("member"));
  };
  const closed = await everywhere();
  expect(closed).not.toContain(TEXT);
  expect(closed).not.toContain(HOW);
  expect(await received("member")).toMatchObject([
    { id, from: { name: "Nao" }, words: null, reading: null },
  ]);
  const later = await reads("member", id, "later");
  expect(await receivedIn(later)).toMatchObject({ words: null, reading: "later" });
  expect(await waiting("member")).toEqual([]);
  expect(await everywhere()).not.toContain(TEXT);
  const open = await receivedIn(await reads("member", id, "now"));
  expect(open).toMatchObject({ words: { text: TEXT, how: HOW }, reading: "now", isNew: false });
  // Read is read.
  expect(await receivedIn(await reads("member", id, "later"))).toMatchObject({ reading: "now" });
  expect(await everywhere()).toContain(HOW);
});

test("nobody opens, removes or reports what came to somebody else", async () => {
  const { says, reads, remove, report, withdraw, waiting } = await startComments();
  const { id } = await says("another", frank);
  for (const who of ["cohost", "organizer", "other", "removed"] as const) {
    expect((await reads(who, id, "now")).status).toBe(404);
    expect((await remove(who, id)).status).toBe(404);
    expect((await report(who, id)).status).toBe(404);
    expect((await withdraw(who, id)).status).toBe(404);
  }
  expect((await reads("another", id, "now")).status).toBe(404);
  expect((await withdraw("member", id)).status).toBe(404);
  expect(await waiting("member")).toEqual([id]);
});

test("who does not read the record can neither comment nor learn that it is there", async () => {
  const { site, comment, askAs, at, postOf, other, received } = await startComments();
  for (const who of ["removed", "other"] as const) {
    expect((await comment(who)).status).toBe(404);
    expect((await (await askAs(who))("GET", at())).status).toBe(404);
  }
  const asNao = await askAs("another");
  const body = { id: "o", kind: "praise", text: TEXT };
  for (const path of [
    at(postOf("member", "2026-10")),
    at("nobody:monthly:2026-11"),
    at("x"),
    at(postOf("member"), other.id),
    at(postOf("member"), "nowhere"),
  ]) {
    expect((await asNao("POST", `${path}/comments`, body)).status).toBe(404);
    expect((await asNao("GET", path)).status).toBe(404);
  }
  expect((await site.ask("POST", `${at()}/comments`, body)).status).toBe(401);
  for (const path of ["/api/me/comments", "/api/me/comments/given", "/api/me/mutes", at()])
    expect((await site.ask("GET", path)).status).toBe(401);
  expect(await received("member")).toEqual([]);
});

test("a record just taken back, or a circle just left, takes no comment; what came stays", async () => {
  const { site, says, comment, received, keyOf, circles, circle, people, given, withdraw } =
    await startComments();
  const { id } = await says("another");
  await circles.remove(people.organizer.id, circle.id, people.another.id);
  expect((await comment("another")).status).toBe(404);
  await site.reflections.unshare(keyOf("member"), "undo");
  expect((await comment("cohost")).status).toBe(404);
  expect(await received("member")).toHaveLength(1);
  // Who wrote it can still take it back.
  expect(await given("another")).toMatchObject([{ id }]);
  expect((await withdraw("another", id)).status).toBe(204);
  expect(await received("member")).toEqual([]);
});

test("one's own record takes no comment", async () => {
  const { comment } = await startComments();
  const answer = await comment("member");
  expect(answer.status).toBe(400);
  expect(await fieldsOf(answer)).toEqual({ post: "own" });
});

test("sent twice it is said once, also at once, and there is room for a few", async () => {
  const { askAs, at, received, comment } = await startComments();
  const devices = [await askAs("another"), await askAs("another")];
  const body = { id: "same", kind: "praise", text: TEXT };
  const twice = await Promise.all(devices.map((ask) => ask("POST", `${at()}/comments`, body)));
  expect(twice.map(({ status }) => status)).toEqual([201, 201]);
  expect(await received("member")).toHaveLength(1);
  const many = await Promise.all(
    Array.from({ length: mostComments + 3 }, (_, n) => comment("another", insight, `o${n}`)),
  );
  const refused = many.filter(({ status }) => status === 400);
  expect(refused).toHaveLength(4);
  expect(await fieldsOf(refused[0] ?? new Response())).toEqual({ post: "full" });
  expect(await received("member")).toHaveLength(mostComments);
  expect((await comment("cohost")).status).toBe(201);
});

test("the writer removes a comment from their record, and nobody is told", async () => {
  const { says, remove, received, given, page } = await startComments();
  const { id } = await says("another");
  expect((await remove("member", id)).status).toBe(204);
  expect(await received("member")).toEqual([]);
  expect(await given("another")).toEqual([]);
  expect((await page("another")).given).toEqual([]);
});

test("a companion's page of a record shows none of what others wrote under it", async () => {
  const { says, page, askAs, at } = await startComments();
  await says("another", insight);
  for (const who of ["cohost", "organizer"] as const) {
    const text = await (await (await askAs(who))("GET", at())).text();
    expect(text).not.toContain(insight.text);
    expect((JSON.parse(text) as PostPage).given).toEqual([]);
  }
  expect((await page("member")).given).toEqual([]);
});

test("pages follow each other without a gap or a double, and a foreign cursor is refused", async () => {
  const { says, askAs } = await startComments();
  for (const who of ["another", "cohost", "organizer"] as const)
    for (let n = 0; n < 3; n += 1) await says(who);
  const ask = await askAs("member");
  const seen: string[] = [];
  let cursor: string | null = "";
  while (cursor !== null) {
    const path = `/api/me/comments?limit=4${cursor && `&cursor=${cursor}`}`;
    const { items, cursor: next } = (await (await ask("GET", path)).json()) as {
      items: { id: string }[];
      cursor: string | null;
    };
    seen.push(...items.map(({ id }) => id));
    cursor = next;
  }
  expect(seen).toHaveLength(9);
  expect(new Set(seen).size).toBe(9);
  const answer = await ask("GET", "/api/me/comments?cursor=x");
  expect(await codeOf(answer)).toBe("invalid_input");
});

test("who leaves takes what they wrote and what came, and whom they muted", async () => {
  const { site, says, share, comment, postOf, mute, leave, received, people } =
    await startComments();
  await share("another", { wanted: "frank" });
  await says("another");
  await says("cohost");
  await comment("cohost", undefined, "o", postOf("another"));
  await comment("member", undefined, "o", postOf("another"));
  await mute("another", "cohost");
  await mute("cohost", "another");
  await leave("another");
  expect((await received("member")).map(({ from }) => from?.name)).toEqual(["Chie"]);
  const { db } = site.context;
  for (const name of ["comments", "mutes"]) {
    const left = JSON.stringify(await db.collection(name).find().toArray());
    expect(left).not.toContain(people.another.id);
  }
});
