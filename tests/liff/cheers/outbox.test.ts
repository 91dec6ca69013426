import * as fc from "fast-check";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createCheerOutbox, withWishes, type Answer, type Wish } from "#liff/cheers/outbox.ts";
import { cheerWords, mostCheers, type CheerWord, type SentCheer } from "#shared/cheers.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const wish = (word: CheerWord, isGiven = true, post = "p"): Wish => ({
  circle: "c",
  post,
  word,
  quiet: false,
  isGiven,
});

/** A phone with its outbox, and a server that can be out of reach. */
const open = (kept = new Map<string, string>()) => {
  const server = {
    cards: new Map<string, SentCheer[]>(),
    answers: (_wish: Wish): Answer | null => null,
    asked: [] as Wish[],
  };
  const cards = new Map<string, readonly SentCheer[] | null>();
  const page = { shows: Promise.resolve() };
  const outbox = createCheerOutbox({
    storage: {
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => void kept.set(key, value),
    },
    memberId: "ken",
    send: async (sent) => {
      await Promise.resolve();
      server.asked.push(sent);
      const answer = server.answers(sent);
      if (answer !== null) return answer;
      const before = server.cards.get(sent.post) ?? [];
      const others = before.filter(({ word }) => word !== sent.word);
      const after = sent.isGiven ? [...others, { word: sent.word, quiet: sent.quiet }] : others;
      server.cards.set(sent.post, after);
      return { is: "done", sent: after };
    },
    onSent: async (post, sent) => {
      await page.shows;
      cards.set(post, sent);
    },
  });
  const wordsOn = (post: string) => server.cards.get(post)?.map(({ word }) => word);
  return { outbox, server, cards, kept, page, wordsOn };
};

test("a tap is there at once, before any answer, and the same once the server has it", async () => {
  const { outbox, cards, wordsOn } = open();
  outbox.wish(wish("CH6"));
  expect(withWishes([], outbox.wishes())).toEqual([{ word: "CH6", quiet: false }]);
  await vi.runAllTimersAsync();
  expect(outbox.wishes()).toEqual([]);
  expect(cards.get("p")).toEqual([{ word: "CH6", quiet: false }]);
  expect(wordsOn("p")).toEqual(["CH6"]);
});

test("a tap stands in for the server's answer until the page shows that", async () => {
  const { outbox, page, cards } = open();
  let show = () => {};
  page.shows = new Promise((resolve) => (show = resolve));
  outbox.wish(wish("CH6"));
  await vi.advanceTimersByTimeAsync(100);
  expect(cards.get("p")).toBeUndefined();
  expect(withWishes([], outbox.wishes())).toHaveLength(1);
  show();
  await vi.advanceTimersByTimeAsync(1);
  expect(cards.get("p")).toHaveLength(1);
  expect(outbox.wishes()).toEqual([]);
});

test("given and taken back in one breath ends as nothing", async () => {
  const { outbox, wordsOn } = open();
  outbox.wish(wish("CH6"));
  outbox.wish(wish("CH6", false));
  expect(withWishes([], outbox.wishes())).toEqual([]);
  await vi.runAllTimersAsync();
  expect(wordsOn("p")).toEqual([]);
});

test("without a signal it says so, keeps the tap, and brings it once there is one", async () => {
  const { outbox, server, wordsOn } = open();
  server.answers = () => ({ is: "later" });
  outbox.wish(wish("CH6"));
  await vi.advanceTimersByTimeAsync(100);
  expect(outbox.troubleOf("p")).toBe("held");
  expect(outbox.troubleOf("another")).toBeNull();
  server.answers = () => null;
  outbox.flush();
  await vi.advanceTimersByTimeAsync(100);
  expect(outbox.troubleOf("p")).toBeNull();
  expect(wordsOn("p")).toEqual(["CH6"]);
});

test("what had not arrived when the page closed is brought by the next visit", async () => {
  const first = open();
  first.server.answers = () => ({ is: "later" });
  first.outbox.wish(wish("CH6"));
  await vi.advanceTimersByTimeAsync(100);
  const second = open(first.kept);
  expect(withWishes([], second.outbox.wishes())).toHaveLength(1);
  second.outbox.flush();
  await vi.advanceTimersByTimeAsync(100);
  expect(second.wordsOn("p")).toEqual(["CH6"]);
  expect([...second.kept.values()]).toEqual(["[]"]);
});

test("a card that is gone takes the tap back and says why; the others go on", async () => {
  const { outbox, server, cards, wordsOn } = open();
  server.answers = ({ post }) => (post === "gone" ? { is: "refused", why: "gone" } : null);
  outbox.wish(wish("CH6", true, "gone"));
  outbox.wish(wish("CH2"));
  await vi.runAllTimersAsync();
  expect(outbox.troubleOf("gone")).toBe("gone");
  expect(cards.get("gone")).toBeNull();
  expect(outbox.wishes()).toEqual([]);
  expect(wordsOn("p")).toEqual(["CH2"]);
});

test.for(["{", "7", "null", '{"a":1}'])("storage that holds %s is as good as empty", (kept) => {
  expect(open(new Map([["ayumi:cheers:ken", kept]])).outbox.wishes()).toEqual([]);
});

test("a browser that lends no storage still sends", async () => {
  const refuse = () => {
    throw new Error("SecurityError");
  };
  const sent: Wish[] = [];
  const outbox = createCheerOutbox({
    storage: { getItem: refuse, setItem: refuse },
    memberId: "ken",
    send: async (one) => {
      sent.push(one);
      return { is: "done", sent: [] };
    },
    onSent: async () => {},
  });
  outbox.wish(wish("CH6"));
  await vi.runAllTimersAsync();
  expect(sent).toHaveLength(1);
});

test("whatever is tapped, and whenever the signal goes, both sides end with the same words", async () => {
  const taps = fc.array(
    fc.record({ word: fc.constantFrom(...cheerWords.slice(0, 4)), isOffline: fc.boolean() }),
    { maxLength: 12 },
  );
  await fc.assert(
    fc.asyncProperty(taps, async (made) => {
      const { outbox, server, wordsOn } = open();
      let shown: readonly SentCheer[] = [];
      for (const { word, isOffline } of made) {
        server.answers = () => (isOffline ? { is: "later" } : null);
        shown = withWishes(server.cards.get("p") ?? [], outbox.wishes());
        const isGiven = !shown.some((each) => each.word === word);
        if (isGiven && shown.length >= mostCheers) continue;
        outbox.wish(wish(word, isGiven));
        shown = withWishes(server.cards.get("p") ?? [], outbox.wishes());
        await vi.advanceTimersByTimeAsync(1);
      }
      server.answers = () => null;
      outbox.flush();
      await vi.advanceTimersByTimeAsync(10_000);
      expect(outbox.wishes()).toEqual([]);
      expect((wordsOn("p") ?? []).toSorted()).toEqual(shown.map(({ word }) => word).toSorted());
    }),
    { numRuns: 60 },
  );
});
