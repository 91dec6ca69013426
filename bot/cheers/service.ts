import type { Outcome } from "#bot/circles/rules.ts";
import { toLooks } from "#bot/circles/views.ts";
import type { Feed } from "#bot/feed/service.ts";
import type { Members } from "#bot/members/service.ts";
import {
  mostWaiting,
  type CheerWord,
  type PostCheers,
  type ReceivedCheer,
  type SentCheer,
} from "#shared/cheers.ts";
import type { Mutes } from "#bot/mutes/service.ts";
import type { PostView } from "#shared/feed.ts";
import {
  dayOf,
  freeSlot,
  toReceived,
  toSent,
  toWaiting,
  type Cheer,
  type CheerPlace,
  type CheerRefusal,
} from "./rules.ts";
import type { CheerStore } from "./store.ts";

type Given =
  | { readonly ok: true; readonly sent: readonly SentCheer[] }
  | { readonly ok: false; readonly reason: CheerRefusal };

export type ReceivedRecord = { readonly postId: string; readonly cheers: readonly ReceivedCheer[] };

/** Twelve words that companions give each other. Nobody but giver and receiver ever sees one. */
export const createCheers = (deps: {
  readonly store: CheerStore;
  readonly feed: Pick<Feed, "one">;
  readonly circles: {
    readonly look: (memberId: string, circleId: string, act: "read") => Promise<Outcome>;
  };
  readonly members: Pick<Members, "many" | "cameTo">;
  readonly mutes: Pick<Mutes, "of">;
  readonly now: () => Date;
  readonly newId: () => string;
}) => {
  const { store, members, now } = deps;

  return {
    /**
     * Gives a word to a record that this member reads in that circle. The same word again changes
     * nothing, but that a quiet one stays quiet and a named one can become it.
     */
    async cheer(
      memberId: string,
      at: { readonly circleId: string; readonly postId: string },
      { word, quiet }: SentCheer,
    ): Promise<Given> {
      const post = await readable(memberId, at);
      if (post === null) return { ok: false, reason: "unreadable" };
      if (post.isMine) return { ok: false, reason: "own" };
      const given = await give({ ...at, memberId, to: post.authorId, word, quiet });
      if (given === null) return { ok: false, reason: "full" };
      // Taken back, or left, by either of them in this very moment: then it was never given.
      if (given.isNew && (await readable(memberId, at)) === null) {
        await store.remove(given.id);
        return { ok: false, reason: "unreadable" };
      }
      await members.cameTo(post.authorId);
      return { ok: true, sent: toSent(given.cheers) };
    },

    /** Gone without a trace, also from a record that the giver no longer reads. */
    async takeBack(memberId: string, postId: string, word: CheerWord): Promise<SentCheer[]> {
      await store.takeBack({ memberId, postId }, word);
      return toSent(await store.sent(memberId, [postId]));
    },

    /** What this member may see of the cheers of posts: their own words, or those that came. */
    async beside(
      memberId: string,
      posts: readonly Pick<PostView, "id" | "isMine">[],
    ): Promise<(postId: string) => PostCheers> {
      const idsOf = (isMine: boolean) =>
        posts.filter((post) => post.isMine === isMine).map(({ id }) => id);
      const own = idsOf(true);
      const cameTo = async () =>
        own.length === 0 ? [] : store.on(memberId, own, await mutedBy(memberId));
      const [sent, came] = await Promise.all([store.sent(memberId, idsOf(false)), cameTo()]);
      const looks = await looksOf(came);
      return (id) => {
        const isOfPost = ({ postId }: Cheer) => postId === id;
        const received = toReceived(came.filter(isOfPost), looks);
        return { sent: toSent(sent.filter(isOfPost)), received };
      };
    },

    /** Of these records those without any cheer given in that circle; nothing of the others. */
    async without(circleId: string, postIds: readonly string[]): Promise<ReadonlySet<string>> {
      const cheered = await store.cheered(circleId, postIds);
      return new Set(postIds.filter((id) => !cheered.has(id)));
    },

    waiting: async (memberId: string) =>
      toWaiting(await store.waiting(memberId, mostWaiting, await mutedBy(memberId))),

    /** Record by record, the last cheered first; `next` is where to go on, null at the end. */
    async received(memberId: string, limit: number, after: CheerPlace | null) {
      const found = await store.received(memberId, limit, after, await mutedBy(memberId));
      const looks = await looksOf(found);
      const postIds = [...new Set(found.map(({ postId }) => postId))];
      const items = postIds.map((postId): ReceivedRecord => {
        const ofRecord = found.filter((cheer) => cheer.postId === postId);
        return { postId, cheers: toReceived(ofRecord, looks) };
      });
      return { items, next: found.length < limit ? null : (found.at(-1) ?? null) };
    },

    /** Everything that came to these records of the member's. */
    async cameTo(memberId: string, postIds: readonly string[]): Promise<ReceivedCheer[]> {
      const came = await store.on(memberId, postIds, await mutedBy(memberId));
      return toReceived(came, await looksOf(came));
    },

    /** How many came that the member has not been told of; the same event is told the same again. */
    tell: async (memberId: string, eventId: string) =>
      store.tell(memberId, eventId, await mutedBy(memberId)),

    hasNews: (memberId: string, eventId: string) => store.hasNews(memberId, eventId),

    /** The member has met these on a page. */
    meet: (memberId: string, ids: readonly string[], as: "told" | "seen") =>
      store.meet(memberId, ids, as === "seen" ? now() : null),
  };

  async function readable(
    memberId: string,
    at: { readonly circleId: string; readonly postId: string },
  ) {
    const outcome = await deps.circles.look(memberId, at.circleId, "read");
    return outcome.ok ? deps.feed.one(memberId, outcome.circle, at.postId) : null;
  }

  /** null: there is no room for another word. */
  async function give(
    wish: Pick<Cheer, "postId" | "circleId" | "memberId" | "to" | "word" | "quiet">,
  ): Promise<{
    readonly id: string;
    readonly isNew: boolean;
    readonly cheers: readonly Cheer[];
  } | null> {
    const { postId, memberId, word, quiet } = wish;
    for (;;) {
      const before = await store.sent(memberId, [postId]);
      const same = before.find((cheer) => cheer.word === word);
      if (same !== undefined) {
        if (!quiet || same.quiet) return { id: same.id, isNew: false, cheers: before };
        await store.quieten(same.id, dayOf(same.at));
        const cheers = before.map((each) => (each === same ? { ...each, quiet } : each));
        return { id: same.id, isNew: false, cheers };
      }
      const slot = freeSlot(before.map((cheer) => cheer.slot));
      if (slot === null) return null;
      const cheer: Cheer = {
        id: deps.newId(),
        ...wish,
        slot,
        at: quiet ? dayOf(now()) : now(),
        toldBy: null,
        seenAt: null,
      };
      if (await store.add(cheer)) return { id: cheer.id, isNew: true, cheers: [...before, cheer] };
    }
  }

  async function mutedBy(memberId: string): Promise<string[]> {
    return [...(await deps.mutes.of(memberId))];
  }

  async function looksOf(cheers: readonly Cheer[]) {
    const ids = new Set(cheers.filter(({ quiet }) => !quiet).map(({ memberId }) => memberId));
    const found = await members.many([...ids]);
    return new Map(found.map((member) => [member.id, { id: member.id, ...toLooks(member) }]));
  }
};

export type Cheers = ReturnType<typeof createCheers>;
