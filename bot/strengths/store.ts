import type { Db, Filter } from "mongodb";
import { collectionOf, isDuplicateKey, type StoreDefinition } from "#bot/db.ts";
import type { Echo, StrengthPlace, StrengthWords } from "#shared/strengths.ts";
import { nobody, type NotePlace, type StrengthNote } from "./rules.ts";

type NoteDoc = Omit<StrengthNote, "id"> & { readonly _id: string };

export const strengthsDefinition: StoreDefinition = {
  name: "strengths",
  indexes: [
    { key: { operation: 1, memberId: 1 }, name: "once", unique: true },
    { key: { postId: 1, memberId: 1, slot: 1 }, name: "three", unique: true },
    { key: { memberId: 1, at: -1, _id: -1 }, name: "given" },
    { key: { to: 1, at: -1, _id: -1 }, name: "received" },
    { key: { to: 1, as: 1, at: -1, _id: -1 }, name: "placed" },
    { key: { to: 1, seenAt: 1, at: -1, _id: -1 }, name: "unseen" },
    { key: { to: 1, toldBy: 1 }, name: "untold" },
  ],
};

/** Which of them: of one place in the notebook, and not by these people. */
type Of = { readonly as?: StrengthPlace | null; readonly but?: readonly string[] };

const newestFirst = { at: -1, _id: -1 } as const;

export const createStrengthStore = (db: Db) => {
  const notes = collectionOf<NoteDoc>(db, strengthsDefinition);

  return {
    /** False where its slot is taken, or the same was named already. */
    async add({ id, ...note }: StrengthNote): Promise<boolean> {
      try {
        await notes.insertOne({ _id: id, ...note });
        return true;
      } catch (error) {
        if (isDuplicateKey(error)) return false;
        throw error;
      }
    },

    /** What came to these members in that time: from whom, for which record. */
    came: (to: readonly string[], from: Date, until: Date) =>
      notes
        .find({ to: { $in: [...to] }, at: { $gte: from, $lt: until } })
        .project<Pick<StrengthNote, "postId" | "memberId" | "to">>({
          _id: 0,
          postId: 1,
          memberId: 1,
          to: 1,
        })
        .toArray(),

    async remove(id: string): Promise<void> {
      await notes.deleteOne({ _id: id });
    },

    /** What this member named from that record, in the order of naming. */
    async on(postId: string, memberId: string): Promise<StrengthNote[]> {
      const docs = await notes.find({ postId, memberId }).toArray();
      return docs.map(toNote).toSorted((a, b) => a.at.getTime() - b.at.getTime());
    },

    async given(memberId: string, id: string): Promise<StrengthNote | null> {
      const doc = await notes.findOne({ _id: id, memberId });
      return doc && toNote(doc);
    },

    async received(to: string, id: string): Promise<StrengthNote | null> {
      const doc = await notes.findOne({ _id: id, to });
      return doc && toNote(doc);
    },

    /** null where it was reworded meanwhile, or is gone. */
    async reword(
      of: Pick<StrengthNote, "id" | "memberId" | "rev">,
      words: StrengthWords,
    ): Promise<StrengthNote | null> {
      const { id: _id, memberId, rev } = of;
      const doc = await notes.findOneAndUpdate(
        { _id, memberId, rev },
        { $set: { ...words, rev: rev + 1 } },
        { returnDocument: "after" },
      );
      return doc && toNote(doc);
    },

    /** What is gone now; null: there was nothing of theirs. */
    async withdraw(memberId: string, id: string): Promise<StrengthNote | null> {
      const doc = await notes.findOneAndDelete({ _id: id, memberId });
      return doc && toNote(doc);
    },

    /** Whatever this member named and nobody withdrew yet. */
    async allGiven(memberId: string): Promise<string[]> {
      const docs = await notes.find({ memberId }, { projection: { _id: 1 } }).toArray();
      return docs.map(({ _id }) => _id);
    },

    givenBy: (memberId: string, limit: number, after: NotePlace | null) =>
      page({ memberId }, limit, after),

    receivedBy: (
      to: string,
      limit: number,
      after: NotePlace | null,
      { as = null, but = [] }: Of = {},
    ) => page({ to, ...(as && { as }), ...without(but) }, limit, after),

    unseen: (to: string, limit: number, but: readonly string[] = []) =>
      page({ to, seenAt: null, ...without(but) }, limit, null),

    /** The receiver's word about it, who has therefore seen it; false: it is not there for them. */
    async answer(
      { to, id, at }: { readonly to: string; readonly id: string; readonly at: Date },
      change: { readonly echo: Echo | null } | { readonly as: StrengthPlace },
    ): Promise<boolean> {
      const { matchedCount } = await notes.updateOne({ _id: id, to }, { $set: change });
      await meet(to, [id], at);
      return matchedCount === 1;
    },

    /** Whether there may be something to tell by this event: nearly always there is not. */
    async hasNews(to: string, eventId: string): Promise<boolean> {
      const untold = { to, toldBy: { $in: [null, eventId] } };
      return (await notes.findOne(untold, { projection: { _id: 1 } })) !== null;
    },

    /** Whatever was not told yet is told by this event, once: again it is the same ones. */
    async tell(to: string, eventId: string, but: readonly string[] = []): Promise<number> {
      const theirs = { to, ...without(but) };
      await notes.updateMany({ ...theirs, toldBy: null }, { $set: { toldBy: eventId } });
      return notes.countDocuments({ ...theirs, toldBy: eventId });
    },

    meet,

    /** Before their giver leaves: these stay under that name. */
    async sign(memberId: string, signature: string): Promise<void> {
      for await (const { _id } of notes.find({ memberId }, { projection: { _id: 1 } }))
        await notes.updateOne({ _id }, { $set: { signature, memberId: nobody(_id) } });
    },

    /** What came to a member goes with them; what they gave stays with the others, without a name. */
    async forget(memberId: string): Promise<void> {
      await notes.deleteMany({ to: memberId });
      for await (const { _id } of notes.find({ memberId }, { projection: { _id: 1 } }))
        await notes.updateOne({ _id }, { $set: { memberId: nobody(_id), operation: _id } });
    },
  };

  /** The receiver has met these on a page; `seenAt` where they also read them. */
  async function meet(to: string, ids: readonly string[], seenAt: Date | null): Promise<void> {
    const theirs = { _id: { $in: [...ids] }, to };
    await notes.updateMany({ ...theirs, toldBy: null }, { $set: { toldBy: "page" } });
    if (seenAt !== null) await notes.updateMany({ ...theirs, seenAt: null }, { $set: { seenAt } });
  }

  /** Newest first, from a place on. */
  async function page(
    of: Filter<NoteDoc>,
    limit: number,
    after: NotePlace | null,
  ): Promise<StrengthNote[]> {
    const older = after && {
      at: { $lte: after.at },
      $or: [{ at: { $lt: after.at } }, { at: after.at, _id: { $lt: after.id } }],
    };
    const found = notes.find({ ...of, ...older }).sort(newestFirst);
    return (await found.limit(limit).toArray()).map(toNote);
  }
};

export type StrengthStore = ReturnType<typeof createStrengthStore>;

const without = (people: readonly string[]) =>
  people.length === 0 ? {} : { memberId: { $nin: [...people] } };

const toNote = ({ _id: id, ...note }: NoteDoc): StrengthNote => ({ id, ...note });
