import type { Db } from "mongodb";
import { itemNames } from "#shared/inventory-fields.ts";
import { collectionOf, isDuplicateKey, type StoreDefinition } from "#bot/db.ts";
import {
  changedAt,
  emptyInventory,
  hasSameWords,
  type InventoryState,
  type Item,
  type Outcome,
  type Snapshot,
} from "./rules.ts";
import type { SnapshotStore } from "./snapshot-store.ts";
import type { TakingBack } from "./taken-back.ts";

type ItemDoc = Omit<Item, "values"> & {
  readonly values?: Item["values"];
  /** A sentence filed before items had fields. */
  readonly text?: string;
};

type InventoryDoc = Partial<Omit<InventoryState, "items">> & {
  readonly _id: string;
  readonly items: readonly ItemDoc[];
  readonly rev: number;
  /** The month in which its words changed last, in the community's zone. */
  readonly month?: string;
  /** The operations already applied: one sent again changes nothing. */
  readonly operations?: readonly string[];
};

export const inventoriesDefinition: StoreDefinition = { name: "inventories", indexes: [] };

const rememberedOperations = 200;

/**
 * The live inventory is the snapshot of its own month. The first change of a later month first keeps
 * it under the month it belongs to, by its revision; a crash in between only means that it is kept
 * again.
 */
export const createInventoryStore = (deps: {
  readonly db: Db;
  readonly snapshots: SnapshotStore;
  /** In the community's zone. */
  readonly monthOf: (at: Date) => string;
  readonly now: () => Date;
}) => {
  const { db, snapshots, monthOf, now } = deps;
  const inventories = collectionOf<InventoryDoc>(db, inventoriesDefinition);

  return {
    find,

    /** Applies a pure change, once if the operation has an id, whatever else writes meanwhile. */
    async apply(
      memberId: string,
      operation: string | null,
      change: (before: InventoryState) => Outcome,
    ): Promise<Outcome> {
      for (let wasThere = false; ;) {
        const doc = await inventories.findOne({ _id: memberId });
        if (doc === null && wasThere) return await left(memberId);
        // Looked at after reading: what is read was never written in a later month.
        const month = monthOf(now());
        const before = toState(doc);
        const earlier = doc?.operations ?? [];
        if (operation !== null && earlier.includes(operation)) return { ok: true, state: before };
        const outcome = change(before);
        if (!outcome.ok || outcome.state === before) return outcome;
        const operations = [...earlier, ...(operation === null ? [] : [operation])];
        const isNew = doc === null || !hasSameWords(before, outcome.state);
        if (doc !== null && isNew) await keepMonth(doc, before, month);
        const next = {
          ...outcome.state,
          rev: (doc?.rev ?? 0) + 1,
          month: isNew ? month : monthIn(doc, before),
          operations: operations.slice(-rememberedOperations),
        };
        if (await save(memberId, doc?.rev ?? null, next)) return outcome;
        wasThere = doc !== null;
      }
    },

    /** The months over in which its words changed, oldest first. */
    async months(memberId: string): Promise<readonly string[]> {
      const doc = await inventories.findOne({ _id: memberId });
      return doc === null ? [] : snapshots.months(memberId, monthIn(doc, toState(doc)));
    },

    /** The inventory at the end of a month that is over; null if its words did not change in it. */
    async at(memberId: string, month: string): Promise<InventoryState | null> {
      const doc = await inventories.findOne({ _id: memberId });
      const isOver = doc !== null && month < monthIn(doc, toState(doc));
      return isOver ? snapshots.find(memberId, month) : null;
    },

    /** The months over with their words, oldest first. */
    async past(memberId: string): Promise<readonly Snapshot[]> {
      const doc = await inventories.findOne({ _id: memberId });
      return doc === null ? [] : snapshots.before(memberId, monthIn(doc, toState(doc)));
    },

    /** Takes a message's words out of now and of every month; true if there were any. */
    async takeBack(memberId: string, taking: TakingBack): Promise<boolean> {
      for (;;) {
        const doc = await inventories.findOne({ _id: memberId });
        if (doc === null) return false;
        const before = toState(doc);
        const isHeld = taking.isIn(before);
        const state = isHeld ? taking.without(before) : before;
        const rev = doc.rev + (isHeld ? 1 : 0);
        const month = monthIn(doc, before);
        const { operations = [] } = doc;
        if (isHeld && !(await save(memberId, doc.rev, { ...state, rev, month, operations }))) {
          continue;
        }
        // A writer that read the old words a moment ago can no longer keep them.
        if (isHeld) await snapshots.keep(memberId, month, state, rev);
        const wasKept = await snapshots.takeBack(memberId, taking);
        return isHeld || wasKept;
      }
    },
  };

  async function find(memberId: string): Promise<InventoryState> {
    return toState(await inventories.findOne({ _id: memberId }));
  }

  /** A clock put back begins no month: what is written then belongs to the month it shows. */
  async function keepMonth(doc: InventoryDoc, before: InventoryState, next: string) {
    const month = monthIn(doc, before);
    if (month >= next) return;
    await snapshots.forgetAfter(doc._id, month, doc.rev);
    await snapshots.keep(doc._id, month, before, doc.rev);
  }

  function monthIn(doc: InventoryDoc, state: InventoryState) {
    return doc.month ?? monthOf(changedAt(state));
  }

  /** The member left while this was under way: nothing of theirs may come back. */
  async function left(memberId: string): Promise<Outcome> {
    await snapshots.removeAllOf(memberId);
    return { ok: false, reason: "missing" };
  }

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
  const { id, section, values, draft, source, at, strength, course, tactic, formers } = doc;
  const name = { value: text, audience: "self", rev: 1, at } as const;
  return {
    id,
    section,
    values: values ?? { [itemNames[section]]: name },
    draft,
    source: source && { ...source, text: source.text ?? text },
    at,
    ...(strength !== undefined && { strength }),
    ...(course && { course }),
    ...(tactic !== undefined && { tactic }),
    ...(formers && { formers }),
  };
}
