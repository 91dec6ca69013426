import { expect, test } from "vitest";
import { createCheerStore, cheersDefinition } from "#bot/cheers/store.ts";
import { cameLines, whatCame } from "#bot/conversation/came.ts";
import type { Say } from "#bot/conversation/say.ts";
import type { Visit } from "#bot/conversation/turns.ts";
import type { Member } from "#bot/members/rules.ts";
import { ensureIndexes } from "#bot/db.ts";
import type { KeptEvent } from "#bot/inbox/turn.ts";
import { createStrengthStore, strengthsDefinition } from "#bot/strengths/store.ts";
import { note } from "#tests/strengths/note.ts";
import { testDatabase } from "#tests/support/database.ts";

const at = new Date("2026-11-23T11:00:00Z");
const visit = { member: { id: "mari", came: "1", cameKnown: null } } as Visit;

const event = (id: string, replyToken?: string): KeptEvent => ({
  type: "message",
  id,
  at,
  chat: { kind: "user", id: "U1" },
  redelivered: false,
  ...(replyToken !== undefined && { replyToken }),
  message: { type: "text", id: `m-${id}`, text: "ヘルプ" },
});

const startLine = async (count: number, strengthCount = 0) => {
  const { db } = await testDatabase();
  await ensureIndexes(db, [cheersDefinition, strengthsDefinition]);
  const cheers = createCheerStore(db);
  const strengths = createStrengthStore(db);
  for (let n = 0; n < strengthCount; n += 1)
    await strengths.add(note({ id: `s${n}`, memberId: `m${n}` }));
  for (let n = 0; n < count; n += 1)
    await cheers.add({
      id: `c${n}`,
      postId: "mari:monthly:2026-11",
      to: "mari",
      circleId: "circle",
      memberId: `m${n}`,
      word: "CH6",
      quiet: false,
      slot: 0,
      at,
      toldBy: null,
      seenAt: null,
    });
  const comments = { hasNews: async () => false, tell: async () => 0, tellFrank: async () => null };
  const line = (of: KeptEvent, says: readonly Say[] = [{ key: "help" }], forget = false) =>
    lines(of, says, forget).then(([first]) => first ?? null);
  const page = (path: string) => `https://liff.line.me/x${path}`;
  const members = { knowsAll: async () => {} };
  const deps = { cheers, strengths, comments, members, page, organizer: "" };
  const lines = async (of: KeptEvent, says: readonly Say[], forget = false, room = 4) => {
    const come = await whatCame(deps, of, visit.member);
    return cameLines(deps, come, { ...visit, eventId: of.id }, { says, forget }, room);
  };
  return { line, lines };
};

test("an event stepped again after a crash says the same, and the next says nothing", async () => {
  const { line } = await startLine(2);
  const first = await line(event("e1", "token"));
  expect(first).toMatchObject({ key: "cheers.few", vars: { n: "2" } });
  expect(await line(event("e1", "token"))).toEqual(first);
  expect(await line(event("e2", "token"))).toBeNull();
});

test.for([
  ["an event that cannot be answered for free", event("e1"), [{ key: "help" }], false],
  ["an event with no answer", event("e1", "token"), [], false],
  ["a goodbye", event("e1", "token"), [{ key: "SY13" }], true],
  ["distress", event("e1", "token"), [{ key: "SY18" }], false],
  ["the question whether to leave", event("e1", "token"), [{ key: "SY12" }], false],
  ["records taken before leaving", event("e1", "token"), [{ key: "leave.taken" }], false],
] as const)("%s tells of no cheer and keeps them for later", async ([, of, says, forget]) => {
  const { line } = await startLine(1);
  expect(await line(of, says, forget)).toBeNull();
  expect(await line(event("later", "token"))).toMatchObject({ key: "cheers.one" });
});

test.for([
  [1, "cheers.one"],
  [9, "cheers.few"],
  [10, "cheers.many"],
] as const)("%i are counted as one counts in Japanese", async ([count, key]) => {
  const { line } = await startLine(count);
  expect(await line(event("e1", "token"))).toMatchObject({ key });
});

test("cheers and strengths are a line each, with a way to both; without room one waits", async () => {
  const { lines } = await startLine(2, 3);
  const help = [{ key: "help" }] as const;
  expect((await lines(event("e1", "token"), help, false, 1)).map(({ key }) => key)).toEqual([
    "cheers.few",
  ]);
  const later = await lines(event("e2", "token"), help);
  expect(later.map(({ key, vars }) => [key, vars?.["n"]])).toEqual([["strengths.few", "3"]]);
  expect(later[0]?.also).toMatchObject([{ uri: "https://liff.line.me/x/strengths" }]);
});

test("where nothing came, a reply looks once for each kind, and the next ones not at all", async () => {
  const asked: string[] = [];
  const of = (kind: string) => ({
    hasNews: async () => {
      asked.push(`look for ${kind}`);
      return false;
    },
    tell: async () => {
      asked.push(`tell of ${kind}`);
      return 0;
    },
  });
  const comments = {
    ...of("comments"),
    tellFrank: async () => {
      asked.push("tell of frank ones");
      return null;
    },
  };
  let { member } = visit;
  const members = {
    knowsAll: async ({ came }: Pick<Member, "came">) => {
      member = { ...member, cameKnown: came };
    },
  };
  const kinds = { cheers: of("cheers"), strengths: of("strengths"), comments };
  const deps = { ...kinds, members, page: () => null, organizer: "" };
  const reply = { says: [{ key: "help" }], forget: false } as const;
  const lookAndTell = async (id: string) => {
    const come = await whatCame(deps, event(id, "token"), member);
    await cameLines(deps, come, { ...visit, member }, reply, 4);
    return asked.splice(0);
  };
  const looks = ["look for cheers", "look for strengths", "look for comments"];
  expect(await lookAndTell("e1")).toEqual(looks);
  expect(await lookAndTell("e2")).toEqual([]);
  member = { ...member, came: "2" };
  expect(await lookAndTell("e3")).toEqual(looks);
});
