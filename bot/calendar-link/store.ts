import type { Db } from "mongodb";
import { collectionOf, type StoreDefinition } from "#bot/db.ts";

/** One a member; `_id` is the member's id. */
type LinkDoc = { readonly _id: string; readonly hash: string; readonly madeAt: Date };

export const calendarLinksDefinition: StoreDefinition = {
  name: "calendarLinks",
  indexes: [{ key: { hash: 1 }, name: "key", unique: true }],
};

export const createCalendarLinkStore = (db: Db) => {
  const links = collectionOf<LinkDoc>(db, calendarLinksDefinition);
  return {
    async put({ _id, ...link }: LinkDoc) {
      await links.replaceOne({ _id }, link, { upsert: true });
    },
    of: (memberId: string) => links.findOne({ _id: memberId }),
    find: (hash: string) => links.findOne({ hash }),
    async drop(memberId: string) {
      await links.deleteOne({ _id: memberId });
    },
  };
};

export type CalendarLinkStore = ReturnType<typeof createCalendarLinkStore>;
