import type { Db, Document } from "mongodb";
import type { StoredKind } from "#shared/stored.ts";
import type { Holding, Who } from "./table.ts";

/** Everything of a member, whichever feature keeps it. */
export const createHoldingStore = (db: Db, holdings: readonly Holding[], now: () => Date) => {
  const find = ({ collection, of }: Holding, who: Who) => db.collection(collection).find(of(who));

  return {
    /** How many documents of each kind there are. */
    count: (who: Who): Promise<readonly { readonly kind: StoredKind; readonly count: number }[]> =>
      Promise.all(
        holdings.map(async ({ kind, collection, of }) => ({
          kind,
          count: await db.collection(collection).countDocuments(of(who)),
        })),
      ),

    /** What the member takes along, as it is stored, collection by collection. */
    async taken(who: Who): Promise<ReadonlyMap<string, readonly Document[]>> {
      const found = await Promise.all(
        holdings.map(async (holding) => {
          const docs = await find(holding, who).toArray();
          const taken = docs.flatMap((doc) =>
            holding.taken ? (holding.taken(doc, who) ?? []) : [doc],
          );
          return [holding.collection, holding.ordered?.(taken) ?? taken] as const;
        }),
      );
      return new Map(found.filter(([, docs]) => docs.length > 0));
    },

    /** Whether the member has written nothing yet. */
    async isEmpty(who: Who): Promise<boolean> {
      const written = holdings.filter(({ isWritten }) => isWritten);
      const found = await Promise.all(written.map((each) => find(each, who).limit(1).hasNext()));
      return !found.includes(true);
    },

    /** Deletes all of it; `keep` names what another part of the same request still holds. */
    async erase(who: Who, keep: (holding: Holding) => boolean = () => false): Promise<void> {
      for (const holding of holdings) {
        if (keep(holding)) continue;
        await (holding.erase
          ? holding.erase(db, who, now())
          : db.collection(holding.collection).deleteMany(holding.of(who)));
      }
    },
  };
};

export type HoldingStore = ReturnType<typeof createHoldingStore>;
