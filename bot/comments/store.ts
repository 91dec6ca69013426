import type { Db, Filter } from "mongodb";
import { collectionOf, isDuplicateKey, type StoreDefinition } from "#bot/db.ts";
import type { Reading, ReportOutcome } from "#shared/comments.ts";
import { gone, type Comment, type CommentPlace } from "./rules.ts";

type CommentDoc = Omit<Comment, "id"> & { readonly _id: string };

export const commentsDefinition: StoreDefinition = {
  name: "comments",
  indexes: [
    { key: { operation: 1, memberId: 1 }, name: "once", unique: true },
    { key: { postId: 1, memberId: 1, slot: 1 }, name: "few", unique: true },
    { key: { to: 1, at: -1, _id: -1 }, name: "received" },
    { key: { postId: 1, to: 1 }, name: "under" },
    { key: { to: 1, toldBy: 1 }, name: "untold" },
    { key: { to: 1, seenAt: 1, at: -1, _id: -1 }, name: "waiting" },
    { key: { memberId: 1, at: -1, _id: -1 }, name: "given" },
    { key: { circleId: 1, report: 1, reportedAt: 1 }, name: "reports" },
    { key: { circleId: 1, reading: 1, at: 1 }, name: "together" },
  ],
};

const newestFirst = { at: -1, _id: -1 } as const;

/** One that came to this member. */
type Own = { readonly to: string; readonly id: string };

export const createCommentStore = (db: Db) => {
  const comments = collectionOf<CommentDoc>(db, commentsDefinition);

  return {
    /** False where its slot is taken, or it was sent already. */
    async add({ id, ...comment }: Comment): Promise<boolean> {
      try {
        await comments.insertOne({ _id: id, ...comment });
        return true;
      } catch (error) {
        if (isDuplicateKey(error)) return false;
        throw error;
      }
    },

    async sent(memberId: string, operation: string): Promise<Comment | null> {
      return toComment(await comments.findOne({ memberId, operation }));
    },

    /** What this member wrote under a record, in the order of writing. */
    async by(memberId: string, postId: string): Promise<Comment[]> {
      const docs = await comments.find({ postId, memberId }).toArray();
      return docs.map(fromDoc).toSorted((a, b) => a.at.getTime() - b.at.getTime());
    },

    /** What came to this member under a record of theirs, in the order of writing. */
    async under(to: string, postId: string, but: readonly string[]): Promise<Comment[]> {
      const docs = await comments.find({ postId, to, ...without(but) }).toArray();
      return docs.map(fromDoc).toSorted((a, b) => a.at.getTime() - b.at.getTime());
    },

    given: (memberId: string, limit: number, after: CommentPlace | null) =>
      page({ memberId }, limit, after),

    received: (to: string, limit: number, after: CommentPlace | null, but: readonly string[]) =>
      page({ to, ...without(but) }, limit, after),

    unseen: (to: string, limit: number, but: readonly string[]) =>
      page({ to, seenAt: null, ...without(but) }, limit, null),

    /** Gone, if this member wrote it. */
    async withdraw(memberId: string, id: string): Promise<boolean> {
      return (await comments.deleteOne({ _id: id, memberId })).deletedCount === 1;
    },

    /** Gone, if it came to this member. */
    async remove({ to, id }: Own): Promise<boolean> {
      return (await comments.deleteOne({ _id: id, to })).deletedCount === 1;
    },

    /** What was opened stays open. `circleId` is where somebody is asked to read along. */
    async read(
      { to, id }: Own,
      when: Reading,
      seenAt: Date,
      circleId?: string,
    ): Promise<Comment | null> {
      const theirs = { _id: id, to };
      const closed = { ...theirs, kind: "frank", reading: { $ne: "now" } } as const;
      const where = circleId === undefined ? {} : { circleId };
      await comments.updateOne(closed, { $set: { reading: when, ...where } });
      await meet(to, [id], seenAt);
      return toComment(await comments.findOne(theirs));
    },

    /** Whether there may be something to tell by this event: nearly always there is not. */
    async hasNews(to: string, eventId: string): Promise<boolean> {
      const untold = { to, toldBy: { $in: [null, eventId] } };
      return (await comments.findOne(untold, { projection: { _id: 1 } })) !== null;
    },

    /** Whatever can be read and was not told yet is told by this event, once: again the same. */
    async tell(to: string, eventId: string, but: readonly string[]): Promise<number> {
      const readable = { to, reading: "now", ...without(but) } as const;
      await comments.updateMany({ ...readable, toldBy: null }, { $set: { toldBy: eventId } });
      return comments.countDocuments({ ...readable, toldBy: eventId });
    },

    /** The first frank one that was not told yet, told by this event: again it is the same one. */
    async tellFrank(to: string, eventId: string, but: readonly string[]): Promise<Comment | null> {
      const frank = { to, kind: "frank", ...without(but) } as const;
      const told = await comments.findOne({ ...frank, toldBy: eventId });
      if (told !== null) return fromDoc(told);
      const next = { ...frank, reading: null, toldBy: null } as const;
      const [first] = await comments.find(next).limit(1).toArray();
      if (first === undefined) return null;
      return toComment(
        await comments.findOneAndUpdate(
          { ...next, _id: first._id },
          { $set: { toldBy: eventId } },
          { returnDocument: "after" },
        ),
      );
    },

    meet,

    async find({ to, id }: Own): Promise<Comment | null> {
      return toComment(await comments.findOne({ _id: id, to }));
    },

    /** Only what was read, and not again once somebody has seen to it; null: no such comment. */
    async report({ to, id }: Own, circleId: string, at: Date): Promise<Comment | null> {
      const readable = { _id: id, to, reading: "now", report: null } as const;
      await comments.updateOne(readable, { $set: { report: "open", reportedAt: at, circleId } });
      return toComment(await comments.findOne({ _id: id, to }));
    },

    async unreport({ to, id }: Own): Promise<Comment | null> {
      const open = { _id: id, to, report: "open" } as const;
      await comments.updateOne(open, { $set: { report: null, reportedAt: null } });
      return toComment(await comments.findOne({ _id: id, to }));
    },

    /** Those that wait for an organizer, the oldest first; not those that this member wrote. */
    async reports(circleId: string, but: string, limit: number): Promise<Comment[]> {
      const open = { circleId, report: "open", memberId: { $ne: but } } as const;
      return (await comments.find(open).sort({ reportedAt: 1 }).limit(limit).toArray()).map(
        fromDoc,
      );
    },

    /** As reports: who wrote it is not told what its receiver chose. */
    async together(circleId: string, but: string, limit: number): Promise<Comment[]> {
      const asked = { circleId, reading: "together", memberId: { $ne: but } } as const;
      return (await comments.find(asked).sort({ at: 1 }).limit(limit).toArray()).map(fromDoc);
    },

    /** False where nothing is open. What is removed leaves its receiver a place without words. */
    async settle(
      { circleId, id, by }: { readonly circleId: string; readonly id: string; readonly by: string },
      outcome: ReportOutcome,
    ): Promise<boolean> {
      const open = { _id: id, circleId, report: "open", memberId: { $ne: by } } as const;
      const empty = { text: "", how: null, memberId: gone(id), operation: id };
      const change = { report: outcome, ...(outcome === "removed" && empty) };
      return (await comments.updateOne(open, { $set: change })).modifiedCount === 1;
    },

    async hasWritten(from: string, to: string): Promise<boolean> {
      return (await comments.find({ to, memberId: from }).limit(1).toArray()).length > 0;
    },

    /** What a member wrote goes with them, and so does what came. */
    async forget(memberId: string): Promise<void> {
      await comments.deleteMany({ to: memberId });
      await comments.deleteMany({ memberId });
    },
  };

  /** The receiver has met these on a page; `seenAt` where they also read them. */
  async function meet(to: string, ids: readonly string[], seenAt: Date | null): Promise<void> {
    const theirs = { _id: { $in: [...ids] }, to };
    await comments.updateMany({ ...theirs, toldBy: null }, { $set: { toldBy: "page" } });
    if (seenAt !== null)
      await comments.updateMany({ ...theirs, seenAt: null }, { $set: { seenAt } });
  }

  /** Newest first, from a place on. */
  async function page(
    of: Filter<CommentDoc>,
    limit: number,
    after: CommentPlace | null,
  ): Promise<Comment[]> {
    const older = after && {
      at: { $lte: after.at },
      $or: [{ at: { $lt: after.at } }, { at: after.at, _id: { $lt: after.id } }],
    };
    const found = comments.find({ ...of, ...older }).sort(newestFirst);
    return (await found.limit(limit).toArray()).map(fromDoc);
  }
};

export type CommentStore = ReturnType<typeof createCommentStore>;

const fromDoc = ({ _id: id, ...comment }: CommentDoc): Comment => ({ id, ...comment });

const toComment = (doc: CommentDoc | null): Comment | null => doc && fromDoc(doc);

const without = (people: readonly string[]) =>
  people.length === 0 ? {} : { memberId: { $nin: [...people] } };
