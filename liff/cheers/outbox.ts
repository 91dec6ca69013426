import { mostCheers, type CheerWord, type SentCheer } from "#shared/cheers.ts";

const AGAIN_MS = 5000;

/** A word as its giver wants it: given or taken back. */
export type Wish = {
  readonly circle: string;
  readonly post: string;
  readonly word: CheerWord;
  readonly quiet: boolean;
  readonly isGiven: boolean;
};

export type Answer =
  | { readonly is: "done"; readonly sent: readonly SentCheer[] }
  /** No signal, or the server cannot now. */
  | { readonly is: "later" }
  | { readonly is: "refused"; readonly why: Trouble };

/** `gone`: the card is no longer open. `full`: three words were given elsewhere meanwhile. */
export type Trouble = "gone" | "full" | "failed";

/**
 * Shows each tap at once and brings it to the server in order. What has not arrived stays on the
 * phone, also when the page is closed; of two taps on one word the last one counts.
 */
export const createCheerOutbox = (deps: {
  readonly storage: Pick<Storage, "getItem" | "setItem">;
  readonly memberId: string;
  readonly send: (wish: Wish) => Promise<Answer>;
  /**
   * The words on a card as the server has them; null: look again. A wish stands in for them until
   * this has put them on the page, so that nothing flickers.
   */
  readonly onSent: (post: string, sent: readonly SentCheer[] | null) => Promise<void>;
}) => {
  const key = `ayumi:cheers:${deps.memberId}`;
  const listeners = new Set<() => void>();
  const troubles = new Map<string, Trouble>();
  let wishes = read();
  let isRunning = false;
  let isHeld = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  return {
    wishes: () => wishes,

    /** What to tell about a card; `held`: it waits for a signal. */
    troubleOf: (post: string): Trouble | "held" | null =>
      isHeld && wishes.some((wish) => wish.post === post) ? "held" : (troubles.get(post) ?? null),

    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },

    wish(wish: Wish) {
      troubles.delete(wish.post);
      change([...wishes.filter((each) => !isSame(each, wish)), wish]);
      void run();
    },

    flush: () => void run(),
  };

  async function run(): Promise<void> {
    if (isRunning) return;
    isRunning = true;
    clearTimeout(timer);
    try {
      for (let next = wishes[0]; next !== undefined; next = wishes[0]) {
        const wish = next;
        const answer = await deps.send(wish);
        isHeld = answer.is === "later";
        if (answer.is === "later") {
          timer = setTimeout(() => void run(), AGAIN_MS);
          return change(wishes);
        }
        if (answer.is === "refused") troubles.set(wish.post, answer.why);
        await deps.onSent(wish.post, answer.is === "done" ? answer.sent : null);
        change(wishes.filter((each) => each !== wish));
      }
    } finally {
      isRunning = false;
    }
  }

  function change(next: readonly Wish[]) {
    wishes = next;
    try {
      deps.storage.setItem(key, JSON.stringify(wishes));
    } catch {
      // Full or forbidden: it still goes to the server while the page is open.
    }
    for (const listener of listeners) listener();
  }

  function read(): readonly Wish[] {
    try {
      const found: unknown = JSON.parse(deps.storage.getItem(key) ?? "[]");
      // Written by this page alone, in this shape.
      return Array.isArray(found) ? (found as readonly Wish[]) : [];
    } catch {
      return [];
    }
  }
};

export type CheerOutbox = ReturnType<typeof createCheerOutbox>;

/** The words on a card as they will be once everything has arrived. */
export function withWishes(sent: readonly SentCheer[], wishes: readonly Wish[]): SentCheer[] {
  return wishes.reduce<SentCheer[]>(
    (words, { word, quiet, isGiven }) => {
      const others = words.filter((each) => each.word !== word);
      return isGiven ? [...others, { word, quiet }].slice(0, mostCheers) : others;
    },
    [...sent],
  );
}

const isSame = (a: Wish, b: Wish) => a.post === b.post && a.word === b.word;
