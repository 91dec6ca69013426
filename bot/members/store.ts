import type { Db } from "mongodb";
import { collectionOf, isDuplicateKey, type StoreDefinition } from "#bot/db.ts";
import { usualNotices } from "#shared/notices.ts";
import type { Member } from "./rules.ts";

/** What came later is absent in whoever joined before. */
type MemberDoc = Omit<Member, "id" | "settings" | Later> &
  Partial<Pick<Member, Later>> & {
    readonly _id: string;
    readonly settings: Pick<Member["settings"], "weekly" | "quiet"> & Partial<Member["settings"]>;
    readonly schema: 1;
  };
type Later = "nickname" | "face" | "moves";

export const membersDefinition: StoreDefinition = {
  name: "members",
  indexes: [{ key: { lineUserId: 1 }, name: "line_user", unique: true }],
};

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
      const docs = await members.find({ _id: { $in: [...ids] } }).toArray();
      return docs.map(toMember);
    },

    /** The member who was there first, if two taps on the consent arrive at once. */
    async add({ id, ...member }: Member): Promise<Member> {
      try {
        await members.insertOne({ _id: id, ...member, schema: 1 });
        return { id, ...member };
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
        const doc = await members.findOne({ lineUserId: member.lineUserId });
        if (doc === null) throw error;
        return toMember(doc);
      }
    },

    async change(id: string, changes: Partial<Omit<Member, "id" | "lineUserId" | "moves">>) {
      const doc = await members.findOneAndUpdate(
        { _id: id },
        { $set: changes },
        { returnDocument: "after" },
      );
      return doc && toMember(doc);
    },

    /** Belongs to another LINE account from now on; null if it did already, or the member left. */
    async move(id: string, from: string, lineUserId: string, friend: boolean) {
      const doc = await members.findOneAndUpdate(
        { _id: id, lineUserId: from },
        { $set: { lineUserId, friend, profileAt: null }, $inc: { moves: 1 } },
        { returnDocument: "after" },
      );
      return doc && toMember(doc);
    },

    /** Each setting by itself: the form and the chat can change different ones at once. */
    async changeSettings(id: string, settings: Partial<Member["settings"]>) {
      const named = Object.entries(settings).map(([name, value]) => [`settings.${name}`, value]);
      const doc = await members.findOneAndUpdate(
        { _id: id },
        { $set: Object.fromEntries(named) as Record<string, unknown> },
        { returnDocument: "after" },
      );
      return doc && toMember(doc);
    },
  };
};

export type MemberStore = ReturnType<typeof createMemberStore>;

function toMember(doc: MemberDoc): Member {
  const { schema: _, _id: id, settings, nickname = null, face = "line", moves = 0, ...rest } = doc;
  return { id, ...rest, nickname, face, moves, settings: { ...usualNotices, ...settings } };
}
