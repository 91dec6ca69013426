import { EJSON } from "bson";
import fc from "fast-check";
import type { Db } from "mongodb";
import { expect, test } from "vitest";
import { periodOf } from "#bot/calendar.ts";
import { ensureIndexes } from "#bot/db.ts";
import { createRespond } from "#bot/conversation/respond.ts";
import { scripts } from "#bot/conversation/scripts/table.ts";
import { createInventory } from "#bot/inventory/service.ts";
import { createInventoryStore, inventoriesDefinition } from "#bot/inventory/store.ts";
import { createHoldingStore } from "#bot/holdings/store.ts";
import { holdings } from "#bot/holdings/table.ts";
import { createLeaving } from "#bot/leaving/service.ts";
import { createSnapshotStore, snapshotsDefinition } from "#bot/inventory/snapshot-store.ts";
import { createMembers } from "#bot/members/service.ts";
import { createMemberStore, membersDefinition } from "#bot/members/store.ts";
import { createReflections } from "#bot/reflections/service.ts";
import { createReflectionStore, reflectionsDefinition } from "#bot/reflections/store.ts";
import type { KeptEvent, Turn } from "#bot/inbox/turn.ts";
import { createTakeout } from "#bot/takeout/service.ts";
import { createTakeoutStore } from "#bot/takeout/store.ts";
import { testDatabase } from "#tests/support/database.ts";

const stores = [
  membersDefinition,
  reflectionsDefinition,
  inventoriesDefinition,
  snapshotsDefinition,
];
const chat = { kind: "user", id: "U1" } as const;

/** The talk alone: each event answered from a state that the test holds. */
const startTalk = (db: Db) => {
  const clock = { at: new Date("2026-11-23T11:00:00Z") };
  let made = 0;
  const members = createMembers({
    store: createMemberStore(db),
    profile: async () => ({ name: "ゆき", language: "ja" }),
    now: () => clock.at,
    newId: () => "member1",
  });
  const inventory = createInventory({
    store: createInventoryStore({
      db,
      snapshots: createSnapshotStore(db),
      monthOf: (at) => periodOf("monthly", at, "Asia/Tokyo"),
      now: () => clock.at,
    }),
  });
  const respond = createRespond({
    members,
    reflections: createReflections({ store: createReflectionStore(db), zone: "Asia/Tokyo" }),
    inventory,
    circles: { openIds: async () => [], of: async () => [] },
    groups: {
      arrived: async () => {},
      gone: async () => {},
      circleOf: async () => null,
      offer: async () => "token",
      mayGreet: async () => false,
    },
    meetups: {
      list: async () => ({ items: [], next: null }),
      rsvp: async () => ({ ok: false, reason: "outside" }),
      nextPlan: async () => "outside",
    },
    attendance: {
      tell: async () => null,
      mayTell: async () => false,
      add: async () => false,
    },
    cheers: { hasNews: async () => false, tell: async () => 0 },
    strengths: { hasNews: async () => false, tell: async () => 0 },
    feed: {
      latest: async () => ({ circles: [], posts: [] }),
      preview: async () => ({ companions: null, organizer: null }),
    },
    comments: {
      hasNews: async () => false,
      tell: async () => 0,
      tellFrank: async () => null,
      read: async () => null,
    },
    scripts,
    zone: "Asia/Tokyo",
    community: "研究所",
    organizer: "いまてん",
    organizerUserIds: [],
    supportUrl: "https://example.org",
    nudges: { ask: async () => null },
    nudgeOffers: { mayMean: () => false, after: async () => [], asked: async () => null },
    stopWeekly: async () => {},
    page: () => null,
    chatLink: async () => null,
    showMenu: () => {},
    takeout: createTakeout({
      holdings: createHoldingStore(db, holdings, () => clock.at),
      inventory,
      members,
      store: createTakeoutStore(db),
      scripts,
      zone: "Asia/Tokyo",
      now: () => clock.at,
    }),
    transfer: { redeem: async () => ({ ok: false, reason: "wrong" }) },
    leaving: createLeaving({
      sign: async () => {},
      withdraw: async () => {},
      holdings: createHoldingStore(db, holdings, () => clock.at),
      members: { forget: () => {} },
      holdChat: async () => {},
    }),
    newId: () => `s${made}`,
  });
  let state: Turn["state"] = null;
  let count = 0;
  const answer = (event: KeptEvent) => respond(event, { id: chat.id, state });

  return {
    clock,
    answer,
    state: () => state,
    next: (turn: Turn) => {
      made += 1;
      state = turn.forget ? null : (turn.state ?? state);
    },
    event: (what: What): KeptEvent => {
      count += 1;
      const id = `e${String(count).padStart(4, "0")}`;
      const common = { id, at: clock.at, chat, redelivered: false };
      if (what.type !== "message") return { ...common, ...what };
      const { text } = what;
      const message = {
        id: `m${count}`,
        type: "text" as const,
        ...(text !== undefined && { text }),
      };
      return { ...common, type: "message", message };
    },
  };
};

type What =
  | { readonly type: "message"; readonly text?: string }
  | { readonly type: "postback"; readonly postback: { readonly data: string } }
  | { readonly type: "unsend"; readonly unsend: { readonly messageId: string } }
  | { readonly type: "follow"; readonly follow: { readonly isUnblocked: boolean } }
  | { readonly type: "unfollow" };

const tap = (data: string): What => ({ type: "postback", postback: { data } });

const contents = async (db: Db) => {
  const all = await Promise.all(
    stores.map(({ name }) => db.collection(name).find().sort({ _id: 1 }).toArray()),
  );
  return EJSON.stringify(all);
};

const opened = async () => {
  const { db } = await testDatabase();
  await ensureIndexes(db, stores);
  return db;
};

type Move = { readonly kind: number; readonly pick: number; readonly seconds: number };

const words = [
  "スキップ",
  "次へ",
  "戻る",
  "やめる",
  "振り返る",
  "設定",
  "1",
  "2",
  "ヘルプ",
  "退会",
];

const whatOf = (move: Move, state: Turn["state"], said: number): What => {
  const offered = (state?.["offered"] ?? []) as { label: string; data: string }[];
  const offer = offered[move.pick % Math.max(offered.length, 1)];
  if (move.kind < 8)
    return { type: "message", text: move.kind === 0 ? "消えたい" : `ことば${said}` };
  if (move.kind < 11) return { type: "message", text: words[move.pick % words.length] ?? "" };
  const lately = `m${said - 1 - (move.pick % 4)}`;
  if (move.kind < 16) return { type: "unsend", unsend: { messageId: lately } };
  if (move.kind === 16) return { type: "unfollow" };
  if (move.kind === 17) return { type: "follow", follow: { isUnblocked: true } };
  if (move.kind === 18) return tap("do=open&at=choose");
  // What reminders ask by themselves, whenever they are answered.
  if (move.kind === 19) return tap("do=begin&cadence=weekly&period=2026-W48&choose=promise.done");
  if (move.kind === 20) return tap("do=begin&cadence=quarterly&period=2026-Q4&choose=hands");
  // Leaving ends everything, so a random walk would never get far.
  if (offer === undefined || offer.data.includes("do=leave")) return tap("do=agree");
  return tap(offer.data);
};

/** What a phone's notification could show; the export, asked for a moment ago, is copied as text. */
const previewsOf = ({ messages }: Turn) =>
  messages
    .map((message) => {
      if (message.type === "flex") return message.altText;
      const isExport =
        message.type === "text" && /^(ゆきさんの記録|Records of ゆき)\n/.test(message.text);
      return message.type === "text" && !isExport ? message.text : "";
    })
    .join("\n");

test("an event answered twice has one effect and one answer, and no preview quotes the writer", async () => {
  const moves = fc.array(
    fc.record({
      kind: fc.nat(40),
      pick: fc.nat(12),
      seconds: fc.oneof(fc.nat(15), fc.nat(4000), fc.nat(900_000)),
    }),
    { minLength: 5, maxLength: 40 },
  );
  await fc.assert(
    fc.asyncProperty(moves, async (walk) => {
      const db = await opened();
      const talk = startTalk(db);
      const agreed = talk.event(tap("do=agree"));
      const greeted = await talk.answer(agreed);
      expect((await talk.answer(agreed)).messages).toEqual(greeted.messages);
      talk.next(greeted);
      let said = 1;
      for (const move of walk) {
        talk.clock.at = new Date(talk.clock.at.getTime() + move.seconds * 1000);
        said += 1;
        const event = talk.event(whatOf(move, talk.state(), said));
        const first = await talk.answer(event);
        const after = await contents(db);
        const second = await talk.answer(event);
        expect(second).toEqual(first);
        expect(await contents(db)).toBe(after);
        expect(previewsOf(first)).not.toMatch(/ことば\d|消えたい/);
        talk.next(first);
      }
    }),
    { numRuns: 25, seed: 20261123 },
  );
}, 60_000);

test("a text from just before the consent is asked for again, not called blank", async () => {
  const talk = startTalk(await opened());
  talk.next(await talk.answer(talk.event(tap("do=agree"))));
  const { messages } = await talk.answer(talk.event({ type: "message" }));
  expect(JSON.stringify(messages)).toContain("もう一度お試しください");
});

test("a first follow that arrives after the consent turns no notice off", async () => {
  const db = await opened();
  const talk = startTalk(db);
  const follow = talk.event({ type: "follow", follow: { isUnblocked: false } });
  talk.clock.at = new Date(talk.clock.at.getTime() + 60_000);
  talk.next(await talk.answer(talk.event(tap("do=agree"))));
  const { messages } = await talk.answer(follow);
  expect(messages).toEqual([]);
  expect(await db.collection("members").findOne()).toMatchObject({ settings: { quiet: false } });
});
