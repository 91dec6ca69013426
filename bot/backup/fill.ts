import { BSON, type Db } from "mongodb";
import { unhurried } from "#bot/db.ts";
import { createFingerprints, differences, type Fingerprint } from "./fingerprint.ts";
import { isHalfFilled, markFilling, unmark } from "./mark.ts";
import { fingerprintOf, readStill, type Contents, type Shape } from "./snapshot.ts";

/** So that nothing loses its type on the way. */
const EXACT = { promoteValues: false, bsonRegExp: true } as const;

/**
 * Makes the database hold exactly this, documents and indexes, and reads it again to be sure. Until
 * then it is marked, and no bot starts on it. Data that is there already is refused, or replaced.
 */
export const fill = async (
  db: Db,
  { shapes, batches }: Contents,
  options: { readonly replace: boolean; readonly at: Date },
): Promise<{ readonly documents: number; readonly sent: Fingerprint }> => {
  const before = await readStill(db);
  if (!options.replace && !(await isHalfFilled(db))) await refuseData(db, before.shapes);
  await markFilling(db, options.at);
  for (const { name } of before.shapes) await db.dropCollection(name);

  const prints = createFingerprints();
  for (const { name } of shapes) {
    prints.meet(name);
    await db.createCollection(name);
  }
  let count = 0;
  for await (const { collection, documents } of batches()) {
    prints.add(collection, documents);
    const decoded = documents.map((bytes) => BSON.deserialize(bytes, EXACT));
    await db.collection(collection).insertMany(decoded, unhurried);
    count += documents.length;
  }
  // Before there are indexes by which documents expire.
  const sent = prints.taken();
  const arrived = await fingerprintOf(await readStill(db));
  const lost = differences(sent, arrived);
  if (lost.length > 0) throw new Error(`Not everything arrived as it was sent: ${lost.join(", ")}`);
  for (const { name, indexes } of shapes) {
    if (indexes.length > 0) await db.collection(name).createIndexes([...indexes]);
  }
  await unmark(db);
  return { documents: count, sent };
};

const refuseData = async (db: Db, shapes: readonly Shape[]) => {
  for (const { name } of shapes) {
    if ((await db.collection(name).findOne({}, { projection: { _id: 1 } })) === null) continue;
    throw new Error(
      "There is data already. With --replace all of it is deleted, and what comes takes its place.",
    );
  }
};
