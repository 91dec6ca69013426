import type { Outcome } from "#bot/circles/rules.ts";
import { toLooks } from "#bot/circles/views.ts";
import type { Feed } from "#bot/feed/service.ts";
import type { Members } from "#bot/members/service.ts";
import type { Mutes } from "#bot/mutes/service.ts";
import type { GivenComment, NewComment, Reading, ReceivedComment } from "#shared/comments.ts";
import type { Hearing } from "./hearing.ts";
import {
  firstReading,
  freeSlot,
  isWelcome,
  toGiven,
  toReceived,
  type Comment,
  type CommentPlace,
  type CommentRefusal,
} from "./rules.ts";
import type { CommentStore } from "./store.ts";

/** More than this at once are told in two goes. */
const mostWaiting = 100;

export type At = { readonly circleId: string; readonly postId: string };

type Said =
  | { readonly ok: true; readonly given: GivenComment }
  | { readonly ok: false; readonly reason: CommentRefusal };

/** What companions write to the writer of a record. Nobody but the two of them ever reads it. */
export const createComments = (deps: {
  readonly store: CommentStore;
  readonly feed: Pick<Feed, "one" | "show">;
  readonly circles: {
    readonly look: (memberId: string, circleId: string, act: "read") => Promise<Outcome>;
  };
  readonly members: Pick<Members, "many" | "cameTo">;
  readonly mutes: Pick<Mutes, "of">;
  readonly heardIn: Hearing;
  readonly now: () => Date;
  readonly newId: () => string;
}) => {
  const { store, members, now } = deps;

  return {
    /** Says something of a kind that the writer would like. The same operation again says nothing. */
    async comment(memberId: string, at: At, words: NewComment): Promise<Said> {
      const refusal = await refusalOf(memberId, at, words);
      if (refusal !== null) return refused(refusal);
      const { comment, isNew } = await add(memberId, at, words);
      if (comment === null) return refused("full");
      // Taken back, left, or wished otherwise in this very moment: then it was never said.
      const late = isNew ? await refusalOf(memberId, at, words) : null;
      const to = (await namesOf([comment.to])).get(comment.to);
      if (late === null && to !== undefined) {
        await members.cameTo(comment.to);
        return { ok: true, given: toGiven(comment, to) };
      }
      if (isNew) await store.withdraw(memberId, comment.id);
      return refused(late ?? "unreadable");
    },

    /** A record, with what this member wrote under it, or, of their own, with what came. */
    async under(memberId: string, at: At) {
      const outcome = await deps.circles.look(memberId, at.circleId, "read");
      const post = outcome.ok ? await deps.feed.show(memberId, outcome.circle, at.postId) : null;
      if (post === null) return null;
      const [mine, came] = post.isMine
        ? [[], await store.under(memberId, at.postId, await mutedBy(memberId))]
        : [await store.by(memberId, at.postId), []];
      return { post, given: await givenOf(mine), received: await receivedOf(came) };
    },

    async given(memberId: string, limit: number, after: CommentPlace | null) {
      const found = await store.given(memberId, limit, after);
      return { items: await givenOf(found), next: nextOf(found, limit) };
    },

    async received(memberId: string, limit: number, after: CommentPlace | null) {
      const found = await store.received(memberId, limit, after, await mutedBy(memberId));
      return { items: await receivedOf(found), next: nextOf(found, limit) };
    },

    waiting: async (memberId: string) =>
      store.unseen(memberId, mostWaiting, await mutedBy(memberId)),

    withdraw: (memberId: string, id: string) => store.withdraw(memberId, id),

    remove: (memberId: string, id: string) => store.remove({ to: memberId, id }),

    /**
     * The receiver chooses when; `now` is for good. null: no such comment. `nobody`: there is no
     * organizer to read it with, and nothing has changed.
     */
    async read(
      memberId: string,
      id: string,
      when: Reading,
    ): Promise<ReceivedComment | "nobody" | null> {
      const theirs = { to: memberId, id };
      if (when !== "together") return one(await store.read(theirs, when, now()));
      const comment = await store.find(theirs);
      const where = comment && (await deps.heardIn(comment));
      if (comment === null) return null;
      return where === null ? "nobody" : one(await store.read(theirs, when, now(), where));
    },

    meet: (memberId: string, ids: readonly string[], as: "told" | "seen") =>
      store.meet(memberId, ids, as === "seen" ? now() : null),

    /** How many came that can be read and were not told; the same event is told the same again. */
    tell: async (memberId: string, eventId: string) =>
      store.tell(memberId, eventId, await mutedBy(memberId)),

    hasNews: (memberId: string, eventId: string) => store.hasNews(memberId, eventId),

    /** A frank one that was not told of yet, without its words. */
    async tellFrank(memberId: string, eventId: string): Promise<ReceivedComment | null> {
      return one(await store.tellFrank(memberId, eventId, await mutedBy(memberId)));
    },
  };

  async function refusalOf(
    memberId: string,
    at: At,
    { kind }: Pick<NewComment, "kind">,
  ): Promise<CommentRefusal | null> {
    const outcome = await deps.circles.look(memberId, at.circleId, "read");
    const post = outcome.ok ? await deps.feed.one(memberId, outcome.circle, at.postId) : null;
    if (post === null) return "unreadable";
    if (post.isMine) return "own";
    return isWelcome(post.wanted, kind) ? null : "unwanted";
  }

  /** null: there is no room for another. */
  async function add(
    memberId: string,
    { circleId, postId }: At,
    { id: operation, kind, text, ...rest }: NewComment,
  ): Promise<{ readonly comment: Comment | null; readonly isNew: boolean }> {
    const [to = ""] = postId.split(":");
    for (;;) {
      const same = await store.sent(memberId, operation);
      if (same !== null) return { comment: same, isNew: false };
      const slot = freeSlot((await store.by(memberId, postId)).map((each) => each.slot));
      if (slot === null) return { comment: null, isNew: false };
      const comment: Comment = {
        id: deps.newId(),
        postId,
        circleId,
        to,
        memberId,
        kind,
        text,
        how: "how" in rest ? rest.how : null,
        operation,
        slot,
        at: now(),
        reading: firstReading(kind),
        report: null,
        reportedAt: null,
        toldBy: null,
        seenAt: null,
      };
      if (await store.add(comment)) return { comment, isNew: true };
    }
  }

  async function mutedBy(memberId: string): Promise<string[]> {
    return [...(await deps.mutes.of(memberId))];
  }

  async function givenOf(comments: readonly Comment[]): Promise<GivenComment[]> {
    const names = await namesOf(comments.map(({ to }) => to));
    return comments.flatMap((comment) => {
      const to = names.get(comment.to);
      return to === undefined ? [] : [toGiven(comment, to)];
    });
  }

  async function receivedOf(comments: readonly Comment[]): Promise<ReceivedComment[]> {
    const names = await namesOf(comments.map(({ memberId }) => memberId));
    return comments.map((comment) => toReceived(comment, names.get(comment.memberId) ?? null));
  }

  async function one(comment: Comment | null): Promise<ReceivedComment | null> {
    return comment && ((await receivedOf([comment]))[0] ?? null);
  }

  async function namesOf(ids: readonly string[]) {
    const found = await members.many([...new Set(ids)]);
    return new Map(found.map((member) => [member.id, { id: member.id, ...toLooks(member) }]));
  }
};

export type Comments = ReturnType<typeof createComments>;

const refused = (reason: CommentRefusal) => ({ ok: false, reason }) as const;

const nextOf = (found: readonly Comment[], limit: number): CommentPlace | null =>
  found.length < limit ? null : (found.at(-1) ?? null);
