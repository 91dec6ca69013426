import fc from "fast-check";
import type { Document } from "bson";
import { expect, test } from "vitest";
import { documentOf } from "#bot/takeout/document.ts";
import { readJson, toJson } from "#bot/takeout/json.ts";
import { toMarkdown } from "#bot/takeout/markdown.ts";
import { toText } from "#bot/takeout/text.ts";
import { scripts } from "#bot/conversation/scripts/table.ts";
import { emptyInventory } from "#bot/inventory/rules.ts";
import { holdings } from "#bot/holdings/table.ts";
import { startCommunity } from "#tests/support/community.ts";
import { joinFully, writtenWords } from "#tests/support/full-member.ts";
import { codeOf } from "#tests/support/site.ts";

const minute = 60_000;

/** What a reader of Markdown sees of a quotation. */
const seen = (markdown: string) =>
  markdown
    .split("\n")
    .map((line) => line.replace(/^> /, "").replace(/ {2}$/, ""))
    .join("\n")
    .replace(/\\([!-/:-@[-`{-~])/g, "$1");

test("every word a member ever wrote is in each format", async () => {
  const community = await startCommunity();
  const { ask } = await joinFully(community);
  for (const format of ["text", "markdown", "json"]) {
    const answer = await ask("GET", `/api/me/takeout?format=${format}`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("cache-control")).toBe("no-store");
    const body = await answer.text();
    for (const word of writtenWords) expect(body, `${format}: ${word}`).toContain(word);
  }
});

test("the file for machines equals the database, document by document, field by field", async () => {
  const community = await startCommunity();
  const { member, ask } = await joinFully(community);
  const { db } = community;
  const read = readJson(await (await ask("GET", "/api/me/takeout?format=json")).text());
  const stored = async (name: string, filter: Document) =>
    db.collection<Document>(name).find(filter).toArray();
  const { collections } = read!;
  expect(collections["members"]).toEqual(await stored("members", { _id: member.id }));
  expect(collections["reflections"]).toEqual(await stored("reflections", { memberId: member.id }));
  expect(collections["reflections"]?.length).toBeGreaterThan(1);
  expect(collections["inventories"]).toEqual(await stored("inventories", { _id: member.id }));
  expect(collections["sends"]).toEqual(await stored("sends", { recipient: member.lineUserId }));
  const links = (await stored("calendarLinks", {})).map(({ _id, madeAt }) => ({ _id, madeAt }));
  expect(collections["calendarLinks"]).toEqual(links);
  // Keys to other doors, and what only passes through, are all that stays behind.
  const held = new Set(holdings.map(({ collection }) => collection));
  const passing = ["inbox", "transferCodes", "takeoutLinks", "packets"];
  for (const each of passing) held.delete(each);
  expect(new Set(Object.keys(collections))).toEqual(held);
  const hashes = [...(await stored("transferCodes", {})), ...(await stored("calendarLinks", {}))];
  for (const { hash } of hashes) expect(JSON.stringify(read)).not.toContain(String(hash));
});

const value: fc.Arbitrary<unknown> = fc.letrec<{ any: unknown }>((tie) => ({
  any: fc.oneof(
    { depthSize: "small" },
    fc.string({ unit: "grapheme" }),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
    fc.boolean(),
    fc.constant(null),
    fc.date({ noInvalidDate: true }),
    fc.array(tie("any"), { maxLength: 4 }),
    fc.dictionary(fc.stringMatching(/^[a-zA-Z0-9_-]{1,8}$/), tie("any"), { maxKeys: 4 }),
  ),
})).any;

test("what was taken along is read back as it was", () => {
  const docs = fc.array(
    fc.dictionary(fc.stringMatching(/^[a-zA-Z_][\w-]{0,8}$/), value, { maxKeys: 5 }),
    { maxLength: 4 },
  );
  const collections = fc.dictionary(fc.stringMatching(/^[a-z][A-Za-z]{0,12}$/), docs);
  fc.assert(
    fc.property(collections, fc.date({ noInvalidDate: true }), (given, at) => {
      const plain = structuredClone(given);
      expect(readJson(toJson(given, at))).toMatchObject({ collections: plain, exportedAt: at });
    }),
  );
});

test("a file of another kind, or of a version to come, is not read as this one", () => {
  const file = toJson({}, new Date());
  expect(readJson(file)).not.toBeNull();
  expect(readJson(file.replace('"version": 1', '"version": 2'))).toBeNull();
  expect(readJson(file.replace("ayumi-export", "other"))).toBeNull();
  for (const text of ["", "{", "[]", "null", "7"]) expect(readJson(text)).toBeNull();
});

test("of a shared record it is told who sees which answer, and in which circles", () => {
  const at = new Date("2026-11-23T11:00:00Z");
  const answer = (text: string, audience: string) => ({ parts: [{ text, at }], audience });
  const record = {
    cadence: "monthly",
    period: "2026-11",
    script: { id: "monthly", version: 1 },
    createdAt: at,
    answers: {
      MO3: answer("話せた", "circle"),
      MO5a: answer("もやもや", "self"),
      MO6: answer("わかった", "organizer"),
    },
  };
  const shared = { ...record, status: "shared", sharedTo: ["first", "table", "left"] };
  const kept = { ...record, period: "2026-10", status: "kept", sharedTo: [] };
  const circles = [
    { _id: "first", name: "第一期", people: [] },
    { _id: "table", name: "週末テーブル", people: [] },
  ];
  const { chapters } = documentOf({
    name: "ゆき",
    day: "2026-11-23",
    inventory: emptyInventory,
    past: [],
    zone: "Asia/Tokyo",
    collections: { reflections: [shared, kept], circles },
    cheers: [],
    comments: [],
    strengths: [],
    scripts,
    locale: "ja",
  });
  const told = chapters.filter(({ title }) => title.startsWith("2026年"));
  expect(told.map(({ title, told: lines }) => [title, lines.map(({ label }) => label)])).toEqual([
    ["2026年11月 👥 第一期 / 週末テーブル", ["できたこと 👥", "もやもや 🔒", "わかったこと 🤝"]],
    ["2026年10月 🔒", ["できたこと", "もやもや", "わかったこと"]],
  ]);
});

const written = fc
  .string({
    unit: fc.oneof(fc.constantFrom(...Array.from("<>*_#`|[]()!-+=~&\\1. あ\n")), fc.string()),
  })
  .filter((text) => text.trim() !== "");

const about = (text: string) => {
  const at = new Date("2026-11-23T11:00:00Z");
  const answers = { WK1: { parts: [{ text, at }], audience: "self" } };
  const record = { cadence: "weekly", period: "2026-W47", status: "kept", createdAt: at };
  const script = { id: "weekly", version: 1 };
  return documentOf({
    name: text,
    day: "2026-11-23",
    inventory: emptyInventory,
    past: [],
    zone: "Asia/Tokyo",
    collections: { reflections: [{ ...record, script, answers }] },
    cheers: [],
    comments: [],
    strengths: [],
    scripts,
    locale: "ja",
  });
};

test("no sign that a member wrote means anything in Markdown, and all of it is there", () => {
  fc.assert(
    fc.property(written, (text) => {
      const markdown = toMarkdown(about(text));
      expect(seen(markdown)).toContain(text.replaceAll(/\r\n|\r/g, "\n"));
      expect(markdown.replace(/\\./g, "")).not.toMatch(/[<[`]/);
      expect(markdown.split("\n").filter((line) => line.startsWith("## "))).toHaveLength(1);
    }),
  );
});

test("as text it stands exactly as it was written", () => {
  fc.assert(
    fc.property(written, (text) => {
      expect(toText(about(text))).toContain(text);
    }),
  );
});

test("a collection that nobody has given a form yet still tells its words", () => {
  const document = documentOf({
    name: null,
    day: "2026-11-23",
    inventory: emptyInventory,
    past: [],
    zone: "Asia/Tokyo",
    collections: { stones: [{ _id: "s", memberId: "m", note: { text: "川原の石" } }] },
    cheers: [],
    comments: [],
    strengths: [],
    scripts,
    locale: "ja",
  });
  expect(toText(document)).toContain("川原の石");
  expect(toText(document)).not.toContain("memberId");
});

test("what matters comes first, then what was done and can be done, then the walk by time", async () => {
  const community = await startCommunity();
  const { ask } = await joinFully(community);
  const text = await (await ask("GET", "/api/me/takeout?format=text")).text();
  const [first, work, , , purpose, , skill, experience, , undecided] = writtenWords;
  const order = [purpose, experience, skill, first, work, undecided];
  const places = order.map((words) => text.indexOf(words));
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(text.startsWith("ゆきのなまえさんの記録")).toBe(true);
});

const linkFor = async (format = "markdown") => {
  const community = await startCommunity();
  const full = await joinFully(community);
  const made = await full.ask("POST", "/api/me/takeout-links", { format });
  const { url } = (await made.json()) as { url: string };
  const open = (method = "GET") => Promise.resolve(community.app.request(url, { method }));
  return { ...community, ...full, url, open };
};

test("a link gives its file once, to whoever presses its button; looking uses nothing up", async () => {
  const { open, db, url, logged } = await linkFor();
  for (let looks = 0; looks < 3; looks += 1) {
    const page = await open();
    expect(page.status).toBe(200);
    expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(page.headers.get("referrer-policy")).toBe("no-referrer");
    expect(page.headers.get("cache-control")).toContain("no-store");
    const html = await page.text();
    expect(html).toContain("ファイルを受け取る");
    for (const word of writtenWords) expect(html).not.toContain(word);
  }
  const key = url.slice(-22);
  expect(JSON.stringify(await db.collection("takeoutLinks").find().toArray())).not.toContain(key);
  const file = await open("POST");
  expect(file.headers.get("content-disposition")).toBe(
    'attachment; filename="ayumi-2026-11-23.md"',
  );
  expect(file.headers.get("content-type")).toBe("text/markdown; charset=utf-8");
  expect(await file.text()).toContain(writtenWords[0]);
  expect((await open("POST")).status).toBe(404);
  expect((await open()).status).toBe(404);
  expect(logged.join()).not.toContain(key);
});

test("two presses at once give one file", async () => {
  const { open } = await linkFor();
  const answers = await Promise.all([open("POST"), open("POST")]);
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 404]));
});

test("a link is over after ten minutes, after a newer one, and when its member left", async () => {
  const { open, passes, ask, app, member, context } = await linkFor();
  passes(11 * minute);
  expect((await open("POST")).status).toBe(404);
  const next = async () =>
    (
      (await (await ask("POST", "/api/me/takeout-links", { format: "json" })).json()) as {
        url: string;
      }
    ).url;
  const first = await next();
  const second = await next();
  expect((await app.request(first, { method: "POST" })).status).toBe(404);
  await context.features.leaving.leave(member, "page");
  expect((await app.request(second, { method: "POST" })).status).toBe(404);
});

test("nobody takes another one's data, too much of it, or in a form that does not exist", async () => {
  const { ask, app } = await linkFor();
  expect((await app.request("/api/me/takeout?format=text")).status).toBe(401);
  const unsigned = await app.request("/api/me/takeout-links", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: '{"format":"text"}',
  });
  expect(unsigned.status).toBe(401);
  expect(await codeOf(await ask("GET", "/api/me/takeout?format=pdf"))).toBe("invalid_input");
  expect(await codeOf(await ask("GET", "/api/me/takeout"))).toBe("invalid_input");
  expect(
    await codeOf(await ask("POST", "/api/me/takeout-links", { format: "text", to: "x" })),
  ).toBe("invalid_input");
  const answers: Response[] = [];
  for (let times = 0; times < 13; times += 1)
    answers.push(await ask("GET", "/api/me/takeout?format=text"));
  expect(answers.at(-1)?.status).toBe(429);
});
