import type { Db } from "mongodb";
import { collectionOf, isDuplicateKey, type StoreDefinition } from "#bot/db.ts";
import type { Planned, SendClass } from "./rules.ts";

/** One push, planned or done; `_id` is its retry key. Never what it says. */
export type SendDoc = {
  readonly _id: string;
  readonly recipient: string;
  readonly kind: string;
  readonly period: string;
  readonly class: SendClass;
  readonly people: number;
  readonly month: string;
  readonly state: "planned" | "sending" | "sent" | "failed";
  readonly plannedAt: Date;
  readonly sentAt?: Date;
  readonly cause?: string;
};

export const sendsDefinition: StoreDefinition = {
  name: "sends",
  indexes: [
    { key: { recipient: 1, kind: 1, period: 1 }, name: "once", unique: true },
    { key: { month: 1, state: 1 }, name: "month" },
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
    async spent(month: string): Promise<number> {
      const [sum] = await sends
        .aggregate<{ people: number }>([
          { $match: { month, state: { $in: ["sending", "sent"] } } },
          { $group: { _id: null, people: { $sum: "$people" } } },
        ])
        .toArray();
      return sum?.people ?? 0;
    },

    markSending: (id: string) => sends.updateOne({ _id: id }, { $set: { state: "sending" } }),

    markSent: (id: string, sentAt: Date) =>
      sends.updateOne({ _id: id }, { $set: { state: "sent", sentAt } }),

    markFailed: (id: string, cause: string) =>
      sends.updateOne({ _id: id }, { $set: { state: "failed", cause } }),

    /** The sums stay; who it was is forgotten. */
    forget: (recipient: string) =>
      sends.updateMany({ recipient }, [{ $set: { recipient: { $concat: ["left-", "$_id"] } } }]),

    unplan: (id: string) => sends.deleteOne({ _id: id, state: "planned" }),
  };
};

export type SendStore = ReturnType<typeof createSendStore>;
