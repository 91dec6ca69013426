import type { Db } from "mongodb";
import type { Answers, Cadence, ReflectionStatus, WantedResponse } from "#shared/reflection.ts";
import { TAKEAWAY } from "#shared/attendance.ts";
import { collectionOf, isDuplicateKey, type StoreDefinition } from "#bot/db.ts";
import {
  idOf,
  messageIdsOf,
  placesOf,
  placeText,
  toReflection,
  type ReflectionDoc,
} from "./document.ts";

export type Reflection = {
  readonly memberId: string;
  readonly cadence: Cadence;
  readonly period: string;
  readonly script: { readonly id: string; readonly version: number };
  readonly answers: Answers;
  readonly wanted: WantedResponse | null;
  readonly status: ReflectionStatus;
  readonly sharedTo: readonly string[];
  /** When it was last shown to somebody new. */
  readonly sharedAt: Date | null;
  /** Since when each circle may see it; one that is missing here may since `sharedAt`. */
  readonly sharedSince?: Readonly<Record<string, Date>>;
  /** Its day on the member's road: the order of the records is the order of their periods. */
  readonly standsOn: string;
  readonly createdAt: Date;
  readonly rev: number;
};

/** With the events already applied: a redelivered one changes nothing. */
export type ReadReflection = Reflection & { readonly eventIds: readonly string[] };

export type Place = Pick<Reflection, "standsOn" | "cadence" | "period">;

/** That there is a record, without what it says. */
export type Written = Pick<
  Reflection,
  "memberId" | "cadence" | "period" | "standsOn" | "status" | "createdAt"
>;

/** Where a shared record stands in the feed of one circle: since when it sees it. */
export type FeedPlace = { readonly sharedAt: Date; readonly id: string };

export const reflectionsDefinition: StoreDefinition = {
  name: "reflections",
  indexes: [
    { key: { memberId: 1, cadence: 1, period: 1 }, name: "one_a_period", unique: true },
    { key: { memberId: 1, createdAt: -1, _id: -1 }, name: "timeline" },
    { key: { memberId: 1, standsOn: -1, _id: -1 }, name: "road" },
    { key: { memberId: 1, status: 1 }, name: "counted" },
    { key: { memberId: 1, messageIds: 1 }, name: "messages" },
    { key: { "places.$**": 1 }, name: "places" },
  ],
};

/** A draft that was emptied again is nothing. */
const notEmptied = { $nor: [{ status: "draft" as const, answers: {} }] };

const rememberedEvents = 60;
const walkedAtOnce = 100;

const told = { _id: 0, memberId: 1, cadence: 1, period: 1, standsOn: 1, status: 1, createdAt: 1 };

/** A line that stayed of a meetup begins no record. */
const onlyStayed = {
  status: "draft",
  [`answers.${TAKEAWAY}`]: { $exists: true },
  $expr: { $eq: [{ $size: { $objectToArray: "$answers" } }, 1] },
} as const;

const placeIn = (circleId: string) => `places.${circleId}`;

export const createReflectionStore = (db: Db) => {
  const reflections = collectionOf<ReflectionDoc>(db, reflectionsDefinition);

  return {
    async find(memberId: string, cadence: Cadence, period: string): Promise<ReadReflection | null> {
      const doc = await reflections.findOne({ memberId, cadence, period });
      return doc && { ...toReflection(doc), eventIds: doc.eventIds };
    },

    /**
     * Applies a pure change once per event id, whatever else writes at the same time. `null` from
     * `change` leaves it as it is. Without an event, `change` itself must bear being applied again.
     * What was `known` of it is tried first, and read again where it has changed since.
     */
    async apply(
      key: Pick<Reflection, "memberId" | "cadence" | "period">,
      eventId: string | null,
      change: (before: Reflection | null) => Reflection | null,
      known?: ReadReflection | null,
    ): Promise<Reflection | null> {
      const first = known && { ...known, _id: idOf(known) };
      for (let isFirst = true; ; isFirst = false) {
        const isKnown = isFirst && first !== undefined;
        const doc = isKnown ? first : await reflections.findOne(keyOf(key));
        if (eventId !== null && doc?.eventIds.includes(eventId)) return toReflection(doc);
        const before = doc && toReflection(doc);
        const after = change(before);
        if (after === null) return before;
        const events = [...(doc?.eventIds ?? []), ...(eventId === null ? [] : [eventId])];
        const eventIds = events.slice(-rememberedEvents);
        const next = {
          ...after,
          rev: (doc?.rev ?? 0) + 1,
          eventIds,
          messageIds: messageIdsOf(after),
          places: placesOf(after),
        };
        if (await save(doc, next)) return { ...after, rev: next.rev };
      }
    },

    /** Newest first. `before` is the `createdAt` of the last one seen. */
    async page(memberId: string, limit: number, before?: Date): Promise<Reflection[]> {
      const older = before === undefined ? {} : { createdAt: { $lt: before } };
      const docs = await reflections
        .find({ memberId, ...older, $nor: [{ status: "draft", answers: {} }] })
        .sort({ createdAt: -1, _id: -1 })
        .limit(limit)
        .toArray();
      return docs.map(toReflection);
    },

    /** Newest first, from the place on; a place is the last record seen. */
    async timeline(memberId: string, limit: number, after: Place | null): Promise<Reflection[]> {
      const docs = await road(memberId, after).limit(limit).toArray();
      return docs.map(toReflection);
    },

    /** The same without an end, read piece by piece while somebody asks for more. */
    async *walk(memberId: string, after: Place | null): AsyncGenerator<Reflection> {
      const cursor = road(memberId, after).batchSize(walkedAtOnce);
      try {
        for await (const doc of cursor) yield toReflection(doc);
      } finally {
        await cursor.close();
      }
    },

    async byIds(ids: readonly string[]): Promise<Reflection[]> {
      if (ids.length === 0) return [];
      const docs = await reflections.find({ _id: { $in: [...ids] } }).toArray();
      return docs.map(toReflection);
    },

    async ofCadence(memberId: string, cadence: Cadence): Promise<Reflection[]> {
      const docs = await reflections.find({ memberId, cadence }).sort({ period: 1 }).toArray();
      return docs.map(toReflection);
    },

    async inPeriods(memberId: string, cadence: Cadence, periods: readonly string[]) {
      const docs = await reflections
        .find({ memberId, cadence, period: { $in: [...periods] } })
        .sort({ period: 1 })
        .toArray();
      return docs.map(toReflection);
    },

    /** Everything about these days, oldest first. */
    async standing(memberId: string, from: string, to: string): Promise<Reflection[]> {
      const docs = await reflections
        .find({ memberId, standsOn: { $gte: from, $lte: to }, ...notEmptied })
        .toArray();
      const records = docs.map(toReflection);
      return records.toSorted((a, b) => (a.standsOn < b.standsOn ? -1 : 1));
    },

    /** The months that something is about. */
    async standingMonths(memberId: string): Promise<string[]> {
      const docs = await reflections
        .find({ memberId, ...notEmptied })
        .project<{ standsOn: string }>({ _id: 0, standsOn: 1 })
        .toArray();
      return [...new Set(docs.map(({ standsOn }) => standsOn.slice(0, 7)))];
    },

    /** That something was written, by many members, about days from that one on. */
    async writtenSince(memberIds: readonly string[], day: string): Promise<Written[]> {
      const docs = await reflections
        .find({
          memberId: { $in: [...memberIds] },
          standsOn: { $gte: day },
          $nor: [{ status: "draft", answers: {} }, onlyStayed],
        })
        .project<Written>(told)
        .toArray();
      return docs;
    },

    /** What these members chose there in that month, of records that are closed; nobody's name. */
    async choices(memberIds: readonly string[], month: string, qid: string): Promise<string[]> {
      const docs = await reflections
        .find(
          { memberId: { $in: [...memberIds] }, cadence: "monthly", period: month },
          { projection: { status: 1, [`answers.${qid}.choice`]: 1 } },
        )
        .toArray();
      return docs.flatMap(({ status, answers }) =>
        status === "draft" ? [] : (answers?.[qid]?.choice ?? []),
      );
    },

    async drafts(memberId: string, limit: number): Promise<Reflection[]> {
      const docs = await reflections
        .find({ memberId, status: "draft" })
        .sort({ createdAt: -1, _id: -1 })
        .limit(limit)
        .toArray();
      return docs.map(toReflection);
    },

    countClosed: (memberId: string) =>
      reflections.countDocuments({ memberId, status: { $in: ["kept", "shared"] } }),

    /** The reflections that hold words of this message, or did until this event erased them. */
    async withMessage(memberId: string, messageId: string, eventId: string) {
      const held = { $or: [{ messageIds: messageId }, { eventIds: eventId }] };
      const docs = await reflections.find({ memberId, ...held }).toArray();
      return docs.map(toReflection);
    },

    async hasMessage(memberId: string, messageId: string): Promise<boolean> {
      const found = { memberId, messageIds: messageId };
      return (await reflections.findOne(found, { projection: { _id: 1 } })) !== null;
    },

    /** Out of that circle; what is shown nowhere else is the member's own again. */
    async withdraw(memberId: string, circleId: string) {
      await reflections.updateMany(
        { memberId, status: "shared", sharedTo: [circleId] },
        {
          $set: { status: "kept", sharedTo: [], sharedAt: null, places: {} },
          $unset: { sharedSince: "" },
          $inc: { rev: 1 },
        },
      );
      await reflections.updateMany(
        { memberId, status: "shared", sharedTo: circleId },
        {
          $pull: { sharedTo: circleId },
          $unset: { [`sharedSince.${circleId}`]: "", [`places.${circleId}`]: "" },
          $inc: { rev: 1 },
        },
      );
    },

    async place(placeOf: (record: Reflection) => string) {
      const unplaced = reflections.find({ standsOn: { $exists: false } });
      for await (const doc of unplaced) {
        const place = { $set: { standsOn: placeOf(toReflection(doc)) } };
        await reflections.updateOne({ _id: doc._id }, place);
      }
    },

    /** What was shared to a circle since then, newest first, from a place on. */
    async sharedTo(
      circleId: string,
      of: { readonly since: Date; readonly after: FeedPlace | null },
      limit: number,
    ): Promise<Reflection[]> {
      const { since, after } = of;
      const older = after && { $lt: placeText(after) };
      const place = placeIn(circleId);
      const docs = await reflections
        .find({ [place]: { $gte: since.toISOString(), ...older } })
        .sort({ [place]: -1 })
        .limit(limit)
        .toArray();
      return docs.map(toReflection);
    },

    /** Who shared their month to that circle. */
    async sharersOf(circleId: string, month: string, since: Date): Promise<ReadonlySet<string>> {
      const docs = await reflections
        .find({
          [placeIn(circleId)]: { $gte: since.toISOString() },
          cadence: "monthly",
          period: month,
        })
        .project<{ memberId: string }>({ _id: 0, memberId: 1 })
        .toArray();
      return new Set(docs.map(({ memberId }) => memberId));
    },

    async placeInFeeds() {
      const unplaced = { status: "shared", places: { $exists: false } } as const;
      for await (const doc of reflections.find(unplaced)) {
        const places = placesOf(toReflection(doc));
        await reflections.updateOne({ _id: doc._id, ...unplaced }, { $set: { places } });
      }
      // The one that gave the order before, where there is one.
      const names = await reflections.indexes().catch(() => []);
      if (names.some(({ name }) => name === "feed")) await reflections.dropIndex("feed");
    },
  };

  /** A draft that was emptied again is nothing to stand anywhere. */
  function road(memberId: string, after: Place | null) {
    const older = after && {
      standsOn: { $lte: after.standsOn },
      $or: [{ standsOn: { $lt: after.standsOn } }, { _id: { $lt: idOf({ memberId, ...after }) } }],
    };
    return reflections
      .find({ memberId, ...older, $nor: [{ status: "draft", answers: {} }] })
      .sort({ standsOn: -1, _id: -1 });
  }

  async function save(
    before: { readonly _id: string; readonly rev: number } | null,
    next: Omit<ReflectionDoc, "_id">,
  ): Promise<boolean> {
    if (before !== null) {
      const { matchedCount } = await reflections.replaceOne(
        { _id: before._id, rev: before.rev },
        next,
      );
      return matchedCount === 1;
    }
    try {
      await reflections.insertOne({ _id: idOf(next), ...next });
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  }
};

export type ReflectionStore = ReturnType<typeof createReflectionStore>;

const keyOf = ({
  memberId,
  cadence,
  period,
}: Pick<Reflection, "memberId" | "cadence" | "period">) => ({
  memberId,
  cadence,
  period,
});
