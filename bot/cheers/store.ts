import type { Db } from "mongodb";
import type { CheerWord } from "#shared/cheers.ts";
import { collectionOf, isDuplicateKey, type StoreDefinition } from "#bot/db.ts";
import { nobody, type Cheer, type CheerPlace } from "./rules.ts";

type CheerDoc = Omit<Cheer, "id"> & { readonly _id: string };

type By = Pick<Cheer, "postId" | "memberId">;

export const cheersDefinition: StoreDefinition = {
  name: "cheers",
  indexes: [
    { key: { postId: 1, memberId: 1, word: 1 }, name: "once", unique: true },
    { key: { postId: 1, memberId: 1, slot: 1 }, name: "three", unique: true },
    { key: { to: 1, at: -1, _id: -1 }, name: "received" },
    { key: { to: 1, toldBy: 1 }, name: "untold" },
    { key: { to: 1, seenAt: 1, at: -1, _id: -1 }, name: "waiting" },
    { key: { memberId: 1 }, name: "given" },
  ],
};

const newestFirst = { at: -1, _id: -1 } as const;

export const createCheerStore = (db: Db) => {
  const cheers = collectionOf<CheerDoc>(db, cheersDefinition);

  return {
    /** False where its word or its slot is taken. */
    async add({ id, ...cheer }: Cheer): Promise<boolean> {
      try {
        await cheers.insertOne({ _id: id, ...cheer });
        return true;
      } catch (error) {
        if (isDuplicateKey(error)) return false;
        throw error;
      }
    },

    /** What this member gave these records. */
    async sent(memberId: string, postIds: readonly string[]): Promise<Cheer[]> {
      if (postIds.length === 0) return [];
      return (await cheers.find({ postId: { $in: [...postIds] }, memberId }).toArray()).map(
        toCheer,
      );
    },

    /** What came to these records of this member. */
    async on(
      to: string,
      postIds: readonly string[],
      but: readonly string[] = [],
    ): Promise<Cheer[]> {
      if (postIds.length === 0) return [];
      const of = { postId: { $in: [...postIds] }, to, ...without(but) };
      const found = await cheers.find(of).toArray();
      return found.map(toCheer);
    },

    /** Those of these records to which somebody gave a word in that circle. */
    async cheered(circleId: string, postIds: readonly string[]): Promise<ReadonlySet<string>> {
      if (postIds.length === 0) return new Set();
      const found = await cheers
        .find({ postId: { $in: [...postIds] }, circleId }, { projection: { postId: 1 } })
        .toArray();
      return new Set(found.map(({ postId }) => postId));
    },

    /** From now on without a name; there is no way back. */
    async quieten(id: string, at: Date): Promise<void> {
      await cheers.updateOne({ _id: id }, { $set: { quiet: true, at } });
    },

    async takeBack({ postId, memberId }: By, word: CheerWord): Promise<void> {
      await cheers.deleteOne({ postId, memberId, word });
    },

    /** What came to these members in that time: from whom, for which record. */
    came: (to: readonly string[], from: Date, until: Date) =>
      cheers
        .find({ to: { $in: [...to] }, at: { $gte: from, $lt: until } })
        .project<Pick<Cheer, "postId" | "memberId" | "to">>({
          _id: 0,
          postId: 1,
          memberId: 1,
          to: 1,
        })
        .toArray(),

    async remove(id: string): Promise<void> {
      await cheers.deleteOne({ _id: id });
    },

    /** Newest first, from a place on. */
    async received(
      to: string,
      limit: number,
      after: CheerPlace | null,
      but: readonly string[] = [],
    ): Promise<Cheer[]> {
      const older = after && {
        at: { $lte: after.at },
        $or: [{ at: { $lt: after.at } }, { at: after.at, _id: { $lt: after.id } }],
      };
      const docs = await cheers
        .find({ to, ...older, ...without(but) })
        .sort(newestFirst)
        .limit(limit)
        .toArray();
      return docs.map(toCheer);
    },

    /** Those not seen yet, the newest first. */
    async waiting(to: string, limit: number, but: readonly string[] = []): Promise<Cheer[]> {
      const unseen = { to, seenAt: null, ...without(but) };
      return (await cheers.find(unseen).sort(newestFirst).limit(limit).toArray()).map(toCheer);
    },

    /** Whether there may be something to tell by this event: nearly always there is not. */
    async hasNews(to: string, eventId: string): Promise<boolean> {
      const untold = { to, toldBy: { $in: [null, eventId] } };
      return (await cheers.findOne(untold, { projection: { _id: 1 } })) !== null;
    },

    /** Whatever was not told yet is told by this event, once: again it is the same ones. */
    async tell(to: string, eventId: string, but: readonly string[] = []): Promise<number> {
      const theirs = { to, ...without(but) };
      await cheers.updateMany({ ...theirs, toldBy: null }, { $set: { toldBy: eventId } });
      return cheers.countDocuments({ ...theirs, toldBy: eventId });
    },

    /** The receiver has met these on a page; `seenAt` where they also read them. */
    async meet(to: string, ids: readonly string[], seenAt: Date | null): Promise<void> {
      const theirs = { _id: { $in: [...ids] }, to };
      await cheers.updateMany({ ...theirs, toldBy: null }, { $set: { toldBy: "page" } });
      if (seenAt !== null)
        await cheers.updateMany({ ...theirs, seenAt: null }, { $set: { seenAt } });
    },

    /** What came to a member goes with them; what they gave stays with the others, without a name. */
    async forget(memberId: string): Promise<void> {
      await cheers.deleteMany({ to: memberId });
      for await (const { _id } of cheers.find({ memberId }, { projection: { _id: 1 } }))
        await cheers.updateOne({ _id }, { $set: { memberId: nobody(_id) } });
    },
  };
};

export type CheerStore = ReturnType<typeof createCheerStore>;

/** Quiet ones stay: one that was gone with a mute would tell whose it was. */
const without = (people: readonly string[]) =>
  people.length === 0 ? {} : { $nor: [{ quiet: false, memberId: { $in: [...people] } }] };

const toCheer = ({ _id: id, ...cheer }: CheerDoc): Cheer => ({ id, ...cheer });
