import type { AnyBulkWriteOperation, Db } from "mongodb";
import { collectionOf, isDuplicateKey, type StoreDefinition } from "#bot/db.ts";
import type { Planned, SendClass } from "./rules.ts";

/** One push, planned or done; `_id` is its retry key. Never what it says. */
export type SendDoc = {
  readonly _id: string;
  readonly recipient: string;
  /** Whom it is about, if it is a member. */
  readonly memberId?: string;
  readonly kind: string;
  readonly period: string;
  readonly class: SendClass;
  readonly people: number;
  readonly month: string;
  /** `dropped`: it was not to be sent after all, for the reason in `cause`. */
  readonly state: "planned" | "sending" | "sent" | "failed" | "dropped";
  readonly plannedAt: Date;
  readonly sentAt?: Date;
  readonly cause?: string;
  /** The day it is meant for, in the zone of whoever gets it. */
  readonly on?: string;
  /** Absent: whoever planned it sends it. */
  readonly dueAt?: Date;
  readonly sendUntil?: Date;
  readonly variant?: string;
  /** While `sending`: who tries, and when somebody else may. */
  readonly lease?: { readonly by: string; readonly until: Date };
  /** The first try, by the machine's clock: LINE knows a retry key for a day. */
  readonly triedAt?: Date;
  readonly attempts?: number;
};

/** What became of a send that was claimed. */
export type Settled = { readonly id: string } & (
  | { readonly is: "sent"; readonly at: Date; readonly variant?: string }
  | { readonly is: "failed" | "dropped"; readonly cause: string }
  /** Not tried; planned again for then. */
  | { readonly is: "later"; readonly dueAt: Date }
  /** Tried without a clear answer; it is tried again with the same key. */
  | { readonly is: "again"; readonly until: Date }
);

export const sendsDefinition: StoreDefinition = {
  name: "sends",
  indexes: [
    { key: { recipient: 1, kind: 1, period: 1 }, name: "once", unique: true },
    { key: { month: 1, state: 1 }, name: "month" },
    { key: { state: 1, dueAt: 1 }, name: "due" },
    { key: { state: 1, "lease.until": 1 }, name: "leases" },
    { key: { memberId: 1, plannedAt: 1 }, name: "of_member" },
  ],
};

export const createSendStore = (db: Db) => {
  const sends = collectionOf<SendDoc>(db, sendsDefinition);
  return {
    /** The send for this recipient, kind and period: the one that is there, or else this one. */
    async plan(send: Omit<SendDoc, "state">): Promise<SendDoc> {
      const { recipient, kind, period } = send;
      const planned: SendDoc = { ...send, state: "planned" };
      try {
        await sends.insertOne(planned);
        return planned;
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
      }
      return (await sends.findOne({ recipient, kind, period })) ?? planned;
    },

    /** Plans many; of those that are there already nothing changes. */
    async planAll(all: readonly Omit<SendDoc, "state">[]): Promise<void> {
      if (all.length === 0) return;
      try {
        const docs = all.map((send): SendDoc => ({ ...send, state: "planned" }));
        await sends.insertMany(docs, { ordered: false });
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
      }
    },

    /** Takes back what is planned for these members from that day on, and not yet being sent. */
    unplanOf: (memberIds: readonly string[], kinds: readonly string[], day: string) =>
      sends.deleteMany({
        memberId: { $in: [...memberIds] },
        state: "planned",
        kind: { $in: [...kinds] },
        on: { $gte: day },
      }),

    /** Everything of these members from then on, whatever became of it. */
    ofMembers: (memberIds: readonly string[], since: Date): Promise<SendDoc[]> =>
      sends.find({ memberId: { $in: [...memberIds] }, plannedAt: { $gte: since } }).toArray(),

    /** Those of them for which the month had no room. */
    unsent: (ids: readonly string[]): Promise<SendDoc[]> =>
      sends
        .find({
          _id: { $in: [...ids] },
          state: { $in: ["dropped", "failed"] },
          cause: { $in: ["cut", "quota"] },
        })
        .toArray(),

    /** What is to be sent now, and what somebody else began and never finished. */
    async due(now: Date, clock: Date, limit: number): Promise<string[]> {
      const only = { projection: { _id: 1 } };
      const left = await sends
        .find({ state: "sending", "lease.until": { $lte: clock } }, only)
        .limit(limit)
        .toArray();
      const planned = await sends
        .find({ state: "planned", dueAt: { $lte: now } }, only)
        .sort({ dueAt: 1 })
        .limit(limit - left.length || 1)
        .toArray();
      return [...left, ...planned].map(({ _id }) => _id);
    },

    /** Takes those of them that nobody else has; each is with one taker at a time. */
    async claim(
      ids: readonly string[],
      as: {
        readonly by: string;
        readonly clock: Date;
        readonly until: Date;
        /** Which month it is counted in. */
        readonly month: string;
      },
    ): Promise<SendDoc[]> {
      const { by, clock, until, month } = as;
      const lease = { by, until };
      const change = {
        $set: { state: "sending" as const, lease, month },
        $min: { triedAt: clock },
      };
      const among = { _id: { $in: [...ids] } };
      await sends.updateMany({ ...among, state: "planned" }, change);
      await sends.updateMany(
        { ...among, state: "sending", "lease.until": { $lte: clock } },
        change,
      );
      const claimed = await sends.find(among).toArray();
      return claimed.filter((send) => send.lease?.by === by);
    },

    /** Says what became of them; who lost the lease meanwhile changes nothing. */
    async settle(by: string, all: readonly Settled[]): Promise<void> {
      if (all.length === 0) return;
      // Most of a batch ends alike: a few writes do.
      const alike = Map.groupBy(all, ({ id: _, ...what }) => JSON.stringify(what));
      const writes = [...alike.values()].flatMap((those): AnyBulkWriteOperation<SendDoc>[] => {
        const [first] = those;
        if (first === undefined) return [];
        const filter = { _id: { $in: those.map(({ id }) => id) }, "lease.by": by };
        return [{ updateMany: { filter, update: settled(first) } }];
      });
      await sends.bulkWrite(writes, { ordered: false });
    },

    planned: async (month: string): Promise<readonly Planned[]> => {
      const docs = await sends.find({ month, state: "planned" }).toArray();
      return docs.map(({ _id: id, class: of, people, plannedAt }) => ({
        id,
        class: of,
        people,
        plannedAt,
      }));
    },

    /** People reached, or perhaps reached, in that month. */
    spent: async (month: string): Promise<number> =>
      Object.values(await sumsOf(month, ["sending", "sent"])).reduce((sum, each) => sum + each, 0),

    /** People by class. */
    sums: (month: string, states: readonly SendDoc["state"][]) => sumsOf(month, states),

    /** People of what is planned until then, by the moment it is due, the day it is for, and class. */
    async plannedUntil(until: Date): Promise<
      readonly {
        readonly dueAt: Date;
        readonly on: string | null;
        readonly kind: string;
        readonly class: SendClass;
        readonly people: number;
      }[]
    > {
      const sums = await sends
        .aggregate<{
          _id: { dueAt: Date; on?: string | null; kind: string; class: SendClass };
          people: number;
        }>([
          { $match: { state: "planned", dueAt: { $lt: until } } },
          {
            $group: {
              _id: { dueAt: "$dueAt", on: "$on", kind: "$kind", class: "$class" },
              people: { $sum: "$people" },
            },
          },
        ])
        .toArray();
      return sums.map(({ _id: { on, ...of }, people }) => ({ ...of, on: on ?? null, people }));
    },

    markSending: (id: string) => sends.updateOne({ _id: id }, { $set: { state: "sending" } }),

    markSent: (id: string, sentAt: Date) =>
      sends.updateOne({ _id: id }, { $set: { state: "sent", sentAt } }),

    markFailed: (id: string, cause: string) =>
      sends.updateOne({ _id: id }, { $set: { state: "failed", cause } }),

    /** The sums stay; who it was is forgotten. */
    forget: (recipient: string) =>
      sends.updateMany({ recipient }, [
        { $set: { recipient: { $concat: ["left-", "$_id"] } } },
        { $unset: "memberId" },
      ]),

    unplan: (id: string) => sends.deleteOne({ _id: id, state: "planned" }),
  };

  async function sumsOf(month: string, states: readonly SendDoc["state"][]) {
    const sums = await sends
      .aggregate<{ _id: SendClass; people: number }>([
        { $match: { month, state: { $in: [...states] } } },
        { $group: { _id: "$class", people: { $sum: "$people" } } },
      ])
      .toArray();
    return Object.fromEntries(sums.map(({ _id, people }) => [_id, people])) as Partial<
      Record<SendClass, number>
    >;
  }
};

export type SendStore = ReturnType<typeof createSendStore>;

function settled(what: Settled) {
  switch (what.is) {
    case "sent": {
      const { at, variant } = what;
      const said = variant === undefined ? {} : { variant };
      return {
        $set: { state: "sent" as const, sentAt: at, ...said },
        $unset: { lease: "" as const },
      };
    }
    case "failed":
    case "dropped":
      return { $set: { state: what.is, cause: what.cause }, $unset: { lease: "" as const } };
    case "later":
      return {
        $set: { state: "planned" as const, dueAt: what.dueAt },
        $unset: { lease: "" as const, triedAt: "" as const },
      };
    case "again":
      return { $set: { "lease.until": what.until }, $inc: { attempts: 1 } };
  }
}
