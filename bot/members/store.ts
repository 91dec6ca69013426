import type { Db } from "mongodb";
import { collectionOf, isDuplicateKey, type StoreDefinition, unhurried } from "#bot/db.ts";
import { usualNotices } from "#shared/notices.ts";
import type { Member } from "./rules.ts";

/** What came later is absent in whoever joined before. */
type MemberDoc = Omit<Member, "id" | "settings" | Later> &
  Partial<Pick<Member, Later>> & {
    readonly _id: string;
    readonly settings: Pick<Member["settings"], "weekly" | "quiet"> & Partial<Member["settings"]>;
    readonly schema: 1;
    /** When it is next time to think of what to remind them of. */
    readonly lookAt?: Date;
    readonly openedAt?: Date;
  };
type Later = "nickname" | "face" | "sharesTo" | "moves" | "came" | "cameKnown";

export const membersDefinition: StoreDefinition = {
  name: "members",
  indexes: [
    { key: { lineUserId: 1 }, name: "line_user", unique: true },
    { key: { lookAt: 1 }, name: "look" },
  ],
};

/** A member whom it is time to look at, as they stood when that was read. */
export type Looked = {
  readonly member: Member;
  readonly lookAt: Date;
  /** When they last opened the mini-app. */
  readonly openedAt: Date | null;
};

/** Whatever changes about a member may change what they are reminded of. */
const lookNow = { lookAt: new Date(0) };
/** Nobody is looked at less than daily: what lies further off was set by a clock put back since. */
const furthestLookMs = 3 * 24 * 60 * 60_000;

export const createMemberStore = (db: Db) => {
  const members = collectionOf<MemberDoc>(db, membersDefinition);
  return {
    async byLineUser(lineUserId: string): Promise<Member | null> {
      const doc = await members.findOne({ lineUserId });
      return doc && toMember(doc);
    },

    async byId(id: string): Promise<Member | null> {
      const doc = await members.findOne({ _id: id });
      return doc && toMember(doc);
    },

    async byIds(ids: readonly string[]): Promise<Member[]> {
      if (ids.length === 0) return [];
      const docs = await members.find({ _id: { $in: [...ids] } }).toArray();
      return docs.map(toMember);
    },

    /** The member who was there first, if two taps on the consent arrive at once. */
    async add({ id, ...member }: Member): Promise<Member> {
      try {
        await members.insertOne({ _id: id, ...member, schema: 1, ...lookNow });
        return { id, ...member };
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
        const doc = await members.findOne({ lineUserId: member.lineUserId });
        if (doc === null) throw error;
        return toMember(doc);
      }
    },

    async change(
      id: string,
      changes: Partial<Omit<Member, "id" | "lineUserId" | "moves" | "came" | "cameKnown">>,
    ) {
      const doc = await members.findOneAndUpdate(
        { _id: id },
        { $set: { ...changes, ...lookNow } },
        { returnDocument: "after" },
      );
      return doc && toMember(doc);
    },

    /** Belongs to another LINE account from now on; null if it did already, or the member left. */
    async move(id: string, from: string, lineUserId: string, friend: boolean) {
      const doc = await members.findOneAndUpdate(
        { _id: id, lineUserId: from },
        { $set: { lineUserId, friend, profileAt: null, ...lookNow }, $inc: { moves: 1 } },
        { returnDocument: "after" },
      );
      return doc && toMember(doc);
    },

    /** Each setting by itself: the form and the chat can change different ones at once. */
    async changeSettings(id: string, settings: Partial<Member["settings"]>) {
      const named = Object.entries(settings).map(([name, value]) => [`settings.${name}`, value]);
      const doc = await members.findOneAndUpdate(
        { _id: id },
        { $set: { ...(Object.fromEntries(named) as Record<string, unknown>), ...lookNow } },
        { returnDocument: "after" },
      );
      return doc && toMember(doc);
    },

    /** Whom it is time to look at, so many at once. */
    async toLookAt(now: Date, limit: number): Promise<Looked[]> {
      const due = await members
        .find({ lookAt: { $lte: now } })
        .limit(limit)
        .toArray();
      const furthest = new Date(now.getTime() + furthestLookMs);
      const lost =
        due.length > 0
          ? []
          : await members
              .find({ lookAt: { $gt: furthest } })
              .limit(limit)
              .toArray();
      return [...due, ...lost].map(toLooked);
    },

    /** The next look; whoever changed something meanwhile is looked at again. */
    async looked(next: readonly { readonly of: Looked; readonly at: Date }[]): Promise<void> {
      if (next.length === 0) return;
      await members.bulkWrite(
        next.map(({ of, at }) => ({
          updateOne: {
            filter: { _id: of.member.id, lookAt: of.lookAt },
            update: { $set: { lookAt: at } },
          },
        })),
        { ordered: false, ...unhurried },
      );
    },

    lookAgain: (ids: readonly string[]) =>
      members.updateMany({ _id: { $in: [...ids] } }, { $set: lookNow }),

    async lookedByIds(ids: readonly string[]): Promise<Looked[]> {
      const docs = await members.find({ _id: { $in: [...ids] } }).toArray();
      return docs.map(toLooked);
    },

    async first(limit: number): Promise<Looked[]> {
      return (await members.find().limit(limit).toArray()).map(toLooked);
    },

    count: () => members.estimatedDocumentCount(),

    /** Everybody, piece by piece. */
    async *all(): AsyncGenerator<Looked> {
      for await (const doc of members.find().batchSize(500)) yield toLooked(doc);
    },

    async cameTo(id: string, came: string) {
      await members.updateOne({ _id: id }, { $set: { came } });
    },

    /** Nothing that came until then is untold; what comes meanwhile has another word. */
    async knows(id: string, came: string) {
      await members.updateOne({ _id: id }, { $set: { cameKnown: came } }, unhurried);
    },

    opened: (id: string, at: Date) =>
      members.updateOne({ _id: id }, { $set: { openedAt: at } }, unhurried),

    /** Whoever joined before anybody was looked at. */
    place: () => members.updateMany({ lookAt: { $exists: false } }, { $set: lookNow }),
  };
};

export type MemberStore = ReturnType<typeof createMemberStore>;

const toLooked = (doc: MemberDoc): Looked => ({
  member: toMember(doc),
  lookAt: doc.lookAt ?? lookNow.lookAt,
  openedAt: doc.openedAt ?? null,
});

function toMember(doc: MemberDoc): Member {
  const { schema: _, lookAt: __, openedAt: ___, _id: id, settings, ...kept } = doc;
  const { nickname = null, face = "line", sharesTo = null, moves = 0, ...others } = kept;
  const { came = "", cameKnown = null, ...rest } = others;
  const late = { nickname, face, sharesTo, moves, came, cameKnown };
  return { id, ...rest, ...late, settings: { ...usualNotices, ...settings } };
}
