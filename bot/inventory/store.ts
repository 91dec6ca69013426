import type { Db } from "mongodb";
import { itemNames } from "#shared/inventory-fields.ts";
import { collectionOf, isDuplicateKey, type StoreDefinition } from "#bot/db.ts";
import { emptyInventory, type InventoryState, type Item, type Outcome } from "./rules.ts";

type ItemDoc = Omit<Item, "values"> & {
  readonly values?: Item["values"];
  /** A sentence filed before items had fields. */
  readonly text?: string;
};

type InventoryDoc = Partial<Omit<InventoryState, "items">> & {
  readonly _id: string;
  readonly items: readonly ItemDoc[];
  readonly rev: number;
  /** The operations already applied: one sent again changes nothing. */
  readonly operations?: readonly string[];
};

export const inventoriesDefinition: StoreDefinition = { name: "inventories", indexes: [] };

const rememberedOperations = 200;

export const createInventoryStore = (db: Db) => {
  const inventories = collectionOf<InventoryDoc>(db, inventoriesDefinition);
  return {
    async find(memberId: string): Promise<InventoryState> {
      return toState(await inventories.findOne({ _id: memberId }));
    },

    /** Applies a pure change, once if the operation has an id, whatever else writes meanwhile. */
    async apply(
      memberId: string,
      operation: string | null,
      change: (before: InventoryState) => Outcome,
    ): Promise<Outcome> {
      for (;;) {
        const doc = await inventories.findOne({ _id: memberId });
        const before = toState(doc);
        const earlier = doc?.operations ?? [];
        if (operation !== null && earlier.includes(operation)) return { ok: true, state: before };
        const outcome = change(before);
        if (!outcome.ok || outcome.state === before) return outcome;
        const operations = [...earlier, ...(operation === null ? [] : [operation])];
        const next = {
          ...outcome.state,
          rev: (doc?.rev ?? 0) + 1,
          operations: operations.slice(-rememberedOperations),
        };
        if (await save(memberId, doc?.rev ?? null, next)) return outcome;
      }
    },
  };

  async function save(memberId: string, rev: number | null, next: Omit<InventoryDoc, "_id">) {
    if (rev !== null) {
      const { matchedCount } = await inventories.replaceOne({ _id: memberId, rev }, next);
      return matchedCount === 1;
    }
    try {
      await inventories.insertOne({ _id: memberId, ...next });
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  }
};

export type InventoryStore = ReturnType<typeof createInventoryStore>;

function toState(doc: InventoryDoc | null): InventoryState {
  if (doc === null) return emptyInventory;
  const { fields = {}, items, confirmedAt = {}, reviewed } = doc;
  return { fields, items: items.map(toItem), confirmedAt, ...(reviewed && { reviewed }) };
}

function toItem({ text = "", ...doc }: ItemDoc): Item {
  const { id, section, values, draft, source, at, course, tactic, formers } = doc;
  const name = { value: text, audience: "self", rev: 1, at } as const;
  return {
    id,
    section,
    values: values ?? { [itemNames[section]]: name },
    draft,
    source: source && { ...source, text: source.text ?? text },
    at,
    ...(course && { course }),
    ...(tactic !== undefined && { tactic }),
    ...(formers && { formers }),
  };
}
