import { toLooks } from "#bot/circles/views.ts";
import { postId as idOfRecord } from "#bot/feed/rules.ts";
import type { Post } from "#bot/feed/rules.ts";
import type { Feed } from "#bot/feed/service.ts";
import type { Inventory } from "#bot/inventory/service.ts";
import type { Members } from "#bot/members/service.ts";
import type { Mutes } from "#bot/mutes/service.ts";
import type { Reflections } from "#bot/reflections/service.ts";
import type { Locale } from "#shared/locale.ts";
import {
  strengthName,
  type Companion,
  type Echo,
  type GivenStrength,
  type Portrait,
  type StrengthPlace,
  type StrengthWords,
} from "#shared/strengths.ts";
import { strengthWordIn, type StrengthWord } from "#shared/strength-words.ts";
import { wantsStrengths } from "#shared/wanted.ts";
import {
  freeSlot,
  giverOf,
  portraitOf,
  toGiven,
  toReceived,
  type NotePlace,
  type StrengthNote,
  type StrengthRefusal,
} from "./rules.ts";
import type { StrengthStore } from "./store.ts";

type Refused = { readonly ok: false; readonly reason: StrengthRefusal };

/** More than this at once are told in two goes. */
const mostUnseen = 100;

/** A picture of oneself is drawn from the newest; more than this nobody takes in. */
const mostInPortrait = 500;

/** Strengths that companions saw in each other's records. Nobody but giver and receiver sees one. */
export const createStrengths = (deps: {
  readonly store: StrengthStore;
  readonly feed: Pick<Feed, "anywhere">;
  readonly inventory: Pick<Inventory, "all" | "takeIn" | "letGo" | "unlink">;
  readonly members: Pick<Members, "many" | "cameTo">;
  readonly reflections: Pick<Reflections, "byIds">;
  readonly mutes: Pick<Mutes, "of">;
  readonly now: () => Date;
  readonly newId: () => string;
}) => {
  const { store, feed, inventory, members, now } = deps;

  return {
    /** Whose strength this member can name from that record, and what they named there before. */
    async look(memberId: string, postId: string) {
      const found = await open(memberId, postId);
      if (!found.ok) return found;
      const notes = await store.on(postId, memberId);
      const companions = await companionsIn([found.post.authorId]);
      const to = companions.get(found.post.authorId);
      if (to === undefined) return refused("unreadable");
      const given = notes.map((note) => toGiven(note, to));
      return { ok: true, post: found.post, to, given } as const;
    },

    /** Names one. The same operation again names nothing new. */
    async name(
      memberId: string,
      postId: string,
      operation: string,
      words: StrengthWords,
    ): Promise<Refused | { readonly ok: true; readonly given: GivenStrength }> {
      const found = await open(memberId, postId);
      if (!found.ok) return found;
      const { note, isNew } = await add(memberId, found.post, operation, words);
      if (note === null) return refused("full");
      // Taken back, or left, by either of them in this very moment: then it was never named.
      const still = isNew ? await open(memberId, postId) : found;
      const to = (await companionsIn([note.to])).get(note.to);
      if (still.ok && to !== undefined) {
        await members.cameTo(note.to);
        return { ok: true, given: toGiven(note, to) };
      }
      if (isNew) await store.remove(note.id);
      return still.ok ? refused("unreadable") : still;
    },

    /** New words for a note of one's own, as long as its record can be read and wants them. */
    async reword(memberId: string, id: string, rev: number, words: StrengthWords) {
      const before = await store.given(memberId, id);
      if (before === null) return { ok: false, reason: "missing" } as const;
      const to = (await companionsIn([before.to])).get(before.to);
      if (to === undefined) return { ok: false, reason: "missing" } as const;
      const found = await open(memberId, before.postId);
      if (!found.ok) return found;
      const after = await store.reword({ id, memberId, rev }, words);
      if (after !== null) return { ok: true, given: toGiven(after, to) } as const;
      const current = await store.given(memberId, id);
      if (current === null) return { ok: false, reason: "missing" } as const;
      return { ok: false, reason: "stale", current: toGiven(current, to) } as const;
    },

    /** Gone at once; what the receiver took into their inventory has become theirs. */
    withdraw,

    /** All that they named in others. */
    async withdrawAll(memberId: string): Promise<void> {
      for (const id of await store.allGiven(memberId)) await withdraw(memberId, id);
    },

    async given(memberId: string, limit: number, after: NotePlace | null) {
      const found = await store.givenBy(memberId, limit, after);
      const companions = await companionsIn(found.map(({ to }) => to));
      const items = found.flatMap((note): GivenStrength[] => {
        const to = companions.get(note.to);
        return to === undefined ? [] : [toGiven(note, to)];
      });
      return { items, next: nextOf(found, limit) };
    },

    async received(
      memberId: string,
      limit: number,
      after: NotePlace | null,
      as: StrengthPlace | null,
    ) {
      const but = await mutedBy(memberId);
      const found = await store.receivedBy(memberId, limit, after, { as, but });
      const [givers, sources] = await Promise.all([
        companionsIn(found.map((note) => note.memberId)),
        sourcesOf(found),
      ]);
      const items = found.map((note) =>
        toReceived(note, looksOf(givers, note), sources.get(note.postId) ?? null),
      );
      return { items, next: nextOf(found, limit) };
    },

    unseen: async (memberId: string) => store.unseen(memberId, mostUnseen, await mutedBy(memberId)),

    /** How many came that the member has not been told of; the same event is told the same again. */
    tell: async (memberId: string, eventId: string) =>
      store.tell(memberId, eventId, await mutedBy(memberId)),

    hasNews: (memberId: string, eventId: string) => store.hasNews(memberId, eventId),

    /** The member has met these on a page. */
    meet: (memberId: string, ids: readonly string[], as: "told" | "seen") =>
      store.meet(memberId, ids, as === "seen" ? now() : null),

    /** Whether it rings a bell. The giver never hears of it. */
    echo: (to: string, id: string, echo: Echo | null) =>
      store.answer({ to, id, at: now() }, { echo }),

    /** Takes it into the inventory, puts it aside, or lets it wait again; nobody is told. */
    async place(
      to: { readonly id: string; readonly locale: Locale },
      id: string,
      as: StrengthPlace,
    ): Promise<"done" | "missing" | "full"> {
      const note = await store.received(to.id, id);
      if (note === null) return "missing";
      const itemId = itemOf(id);
      if (as === "accepted") {
        const strength = { itemId, name: strengthName(note, to.locale), note: id };
        const taken = await inventory.takeIn(to.id, strength, now());
        if (!taken.ok) return taken.reason === "full" ? "full" : "missing";
      } else if (note.as === "accepted") {
        await inventory.letGo(to.id, itemId);
      }
      const isThere = await store.answer({ to: to.id, id, at: now() }, { as });
      if (!isThere) await inventory.letGo(to.id, itemId);
      return isThere ? "done" : "missing";
    },

    /** One's own words beside those of companions; what was put aside is not there. */
    async portrait({ id, locale }: { readonly id: string; readonly locale: Locale }) {
      const [{ items }, all] = await Promise.all([
        inventory.all(id),
        store.receivedBy(id, mostInPortrait, null, { but: await mutedBy(id) }),
      ]);
      const notes = all.filter(({ as }) => as !== "declined");
      const givers = await companionsIn(notes.map((note) => note.memberId));
      const own = items
        .filter(({ section, draft }) => section === "skill" && !draft)
        .map(({ values }) => values["I3-1"]?.value ?? "");
      const named = notes.map((note) => ({ ...note, from: looksOf(givers, note) }));
      return portraitOf(own, named, locale) satisfies Portrait;
    },

    /** A word of the list that the member finds in themselves becomes a skill of theirs. */
    async own(
      { id, locale }: { readonly id: string; readonly locale: Locale },
      word: StrengthWord,
    ): Promise<"done" | "full"> {
      const strength = { itemId: `word-${word}`, name: strengthWordIn(word, locale), note: null };
      const taken = await inventory.takeIn(id, strength, now());
      return taken.ok ? "done" : "full";
    },

    disown: (memberId: string, word: StrengthWord) => inventory.letGo(memberId, `word-${word}`),
  };

  async function withdraw(memberId: string, id: string): Promise<boolean> {
    const gone = await store.withdraw(memberId, id);
    if (gone?.as === "accepted") await inventory.unlink(gone.to, gone.id);
    return gone !== null;
  }

  /** The record, if this member may name a strength from it. */
  async function open(
    memberId: string,
    postId: string,
  ): Promise<Refused | { readonly ok: true; readonly post: Post }> {
    const post = await feed.anywhere(memberId, postId);
    if (post === null) return refused("unreadable");
    if (post.isMine) return refused("own");
    return wantsStrengths(post.wanted) ? { ok: true, post } : refused("unwanted");
  }

  /** `note` is null where there is no room for another. */
  async function add(memberId: string, post: Post, operation: string, words: StrengthWords) {
    for (;;) {
      const before = await store.on(post.id, memberId);
      const same = before.find((note) => note.operation === operation);
      if (same !== undefined) return { note: same, isNew: false };
      const slot = freeSlot(before.map((note) => note.slot));
      if (slot === null) return { note: null, isNew: false };
      const note: StrengthNote = {
        id: deps.newId(),
        memberId,
        signature: null,
        to: post.authorId,
        postId: post.id,
        operation,
        slot,
        ...words,
        at: now(),
        rev: 1,
        echo: null,
        as: "waiting",
        toldBy: null,
        seenAt: null,
      };
      if (await store.add(note)) return { note, isNew: true };
    }
  }

  async function mutedBy(memberId: string): Promise<string[]> {
    return [...(await deps.mutes.of(memberId))];
  }

  async function companionsIn(ids: readonly string[]): Promise<Map<string, Companion>> {
    const found = await members.many([...new Set(ids)]);
    return new Map(found.map((member) => [member.id, { id: member.id, ...toLooks(member) }]));
  }

  /** The records that are still shown to somebody; of others the notebook says nothing. */
  async function sourcesOf(notes: readonly StrengthNote[]) {
    const records = await deps.reflections.byIds([...new Set(notes.map(({ postId }) => postId))]);
    return new Map(
      records
        .filter(({ status, sharedTo }) => status === "shared" && sharedTo.length > 0)
        .map((record) => {
          const { cadence, period } = record;
          return [idOfRecord(record), { cadence, period }] as const;
        }),
    );
  }
};

export type Strengths = ReturnType<typeof createStrengths>;

/** The item of the inventory that a note becomes. */
const itemOf = (noteId: string) => `strength-${noteId}`;

const refused = (reason: StrengthRefusal): Refused => ({ ok: false, reason });

const nextOf = (found: readonly StrengthNote[], limit: number): NotePlace | null =>
  found.length < limit ? null : (found.at(-1) ?? null);

/** How the giver looks today, without their id; null if they have left. */
function looksOf(givers: ReadonlyMap<string, Companion>, note: StrengthNote) {
  const giver = givers.get(note.memberId);
  return giverOf(
    note,
    giver ? { name: giver.name, face: giver.face, picture: giver.picture } : null,
  );
}
