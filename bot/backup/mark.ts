import type { Db } from "mongodb";

/** A collection that is there only while the database is being filled. */
const NAME = "unfinished";

export const isMark = (collection: string) => collection === NAME;

/** Whether a restore or a move was cut short, so that only a part of the data is there. */
export const isHalfFilled = async (db: Db): Promise<boolean> =>
  (await db.collection(NAME).findOne({})) !== null;

export const markFilling = async (db: Db, at: Date): Promise<void> => {
  await db
    .collection<{ _id: string; at: Date }>(NAME)
    .replaceOne({ _id: NAME }, { at }, { upsert: true });
};

export const unmark = async (db: Db): Promise<void> => {
  await db.dropCollection(NAME);
};
