import type { Db } from "mongodb";
import { collectionOf, type StoreDefinition } from "#bot/db.ts";
import { readTogether } from "#bot/read-together.ts";
import { withdraw, type Answer, type Meetup, type Outcome } from "./rules.ts";

type MeetupDoc = Omit<Meetup, "id"> & { readonly _id: string; readonly rev: number };

export const meetupsDefinition: StoreDefinition = {
  name: "meetups",
  indexes: [
    { key: { circleId: 1, to: 1, _id: 1 }, name: "circle" },
    { key: { "answers.memberId": 1 }, name: "answers" },
    { key: { told: 1, to: 1 }, name: "untold" },
    { key: { from: 1 }, name: "from" },
  ],
};

const mostUntold = 1000;

/** A place in a circle's meetups, by their end. */
export type MeetupPlace = { readonly to: Date; readonly id: string };

type Change = (before: Meetup) => Outcome;

type Wish = {
  readonly change: Change;
  readonly settle: (outcome: Outcome | null) => void;
  readonly fail: (error: unknown) => void;
};

/** A meetup is one document with its answers: each write of it is conditional on the one before. */
export const createMeetupStore = (db: Db) => {
  const meetups = collectionOf<MeetupDoc>(db, meetupsDefinition);
  const wishes = new Map<string, Wish[]>();

  const store = {
    async add(meetup: Meetup): Promise<Meetup> {
      const { id, ...kept } = meetup;
      await meetups.insertOne({ _id: id, ...kept, rev: 1 });
      return meetup;
    },

    /** Asked for by a whole circle at once when its card arrives in the group. */
    find: readTogether(async (id: string): Promise<Meetup | null> => {
      const doc = await meetups.findOne({ _id: id });
      return doc && toMeetup(doc);
    }),

    /** Of one circle, those that are not over, the next one first. */
    async upcoming(
      circleId: string,
      now: Date,
      limit: number,
      after: MeetupPlace | null,
    ): Promise<Meetup[]> {
      const from = { circleId, to: { $gt: now } };
      const filter =
        after === null
          ? from
          : {
              $or: [
                { circleId, to: after.to, _id: { $gt: after.id } },
                { circleId, to: { $gt: after.to } },
              ],
            };
      const docs = await meetups.find(filter).sort({ to: 1, _id: 1 }).limit(limit).toArray();
      return docs.map(toMeetup);
    },

    /** Of several circles, those that take place around then, and what was said to this date. */
    async near(circleIds: readonly string[], from: Date, to: Date) {
      if (circleIds.length === 0) return [];
      const docs = await meetups
        .find({ circleId: { $in: [...circleIds] }, to: { $gt: from, $lt: to }, cancelledAt: null })
        .toArray();
      return docs.map(({ _id: id, from: startsAt, to: endsAt, setAt, answers, told, ...of }) => ({
        id,
        circleId: of.circleId,
        startsAt,
        endsAt,
        setAt: setAt ?? null,
        theme: of.theme,
        place: of.place,
        hasLink: of.link !== null,
        announcedAt: told?.at ?? null,
        answers: new Map(
          answers.flatMap(({ memberId, rsvp, waits, at, isOld }) =>
            isOld ? [] : [[memberId, { rsvp, waits, at }] as const],
          ),
        ),
      }));
    },

    /** Of all circles, those that no group was told of and that begin before then. */
    async untold(now: Date, before: Date): Promise<readonly { readonly circleId: string }[]> {
      return meetups
        .find({ told: null, to: { $gt: now }, from: { $lt: before }, cancelledAt: null })
        .project<{ circleId: string }>({ _id: 0, circleId: 1 })
        .limit(mostUntold)
        .toArray();
    },

    /** Of all circles, what was said to those that begin in that time. */
    async answersBetween(from: Date, to: Date): Promise<readonly Answer[]> {
      const docs = await meetups
        .find({ from: { $gt: from, $lt: to }, cancelledAt: null })
        .project<Pick<Meetup, "answers">>({ _id: 0, answers: 1 })
        .toArray();
      return docs.flatMap(({ answers }) => answers);
    },

    /** Of one circle, those that are over, the latest first. */
    async past(
      circleId: string,
      now: Date,
      limit: number,
      after: MeetupPlace | null,
    ): Promise<Meetup[]> {
      const until = { circleId, to: { $lte: now } };
      const filter =
        after === null
          ? until
          : {
              $or: [
                { circleId, to: after.to, _id: { $lt: after.id } },
                { circleId, to: { $lt: after.to } },
              ],
            };
      const docs = await meetups.find(filter).sort({ to: -1, _id: -1 }).limit(limit).toArray();
      return docs.map(toMeetup);
    },

    /** Those that somebody answered and that ended in that time, the latest first. */
    async endedFor(memberId: string, since: Date, until: Date): Promise<Meetup[]> {
      const docs = await meetups
        .find({
          "answers.memberId": memberId,
          to: { $gt: since, $lte: until },
          cancelledAt: null,
        })
        .toArray();
      return docs.map(toMeetup).toSorted((a, b) => b.to.getTime() - a.to.getTime());
    },

    /** How many end in that time and were not cancelled. */
    countIn: (circleId: string, from: Date, to: Date): Promise<number> =>
      meetups.countDocuments({ circleId, to: { $gte: from, $lt: to }, cancelledAt: null }),

    /** The one that ends last, however far ahead. */
    async last(circleId: string): Promise<Meetup | null> {
      const [doc] = await meetups
        .find({ circleId })
        .sort({ circleId: -1, to: -1, _id: -1 })
        .limit(1)
        .toArray();
      return doc === undefined ? null : toMeetup(doc);
    },

    /**
     * Applies a pure change, whatever else writes meanwhile; null: there is no such meetup. Changes
     * that come while a write of this meetup is under way share the next one.
     */
    apply(id: string, change: Change): Promise<Outcome | null> {
      return new Promise((settle, fail) => {
        const wish: Wish = { change, settle, fail };
        const line = wishes.get(id);
        if (line !== undefined) return void line.push(wish);
        wishes.set(id, [wish]);
        void serve(id);
      });
    },

    /** The answers of somebody who leaves a circle, also to what is over. */
    async withdraw(memberId: string, circleId?: string): Promise<void> {
      const docs = await meetups
        .find({ "answers.memberId": memberId }, { projection: { circleId: 1 } })
        .toArray();
      for (const { _id, circleId: of } of docs) {
        if (circleId !== undefined && of !== circleId) continue;
        await store.apply(_id, (meetup) => ({ ok: true, meetup: withdraw(meetup, memberId) }));
      }
    },

    /** Nothing is left of a circle that is gone. */
    async dropOf(circleId: string): Promise<void> {
      await meetups.deleteMany({ circleId });
    },
  };
  return store;

  async function serve(id: string): Promise<void> {
    for (let line = wishes.get(id); line !== undefined && line.length > 0; line = wishes.get(id)) {
      wishes.set(id, []);
      try {
        await writeAll(id, line);
      } catch (error) {
        for (const { fail } of line) fail(error);
      }
    }
    wishes.delete(id);
  }

  async function writeAll(id: string, line: readonly Wish[]): Promise<void> {
    for (;;) {
      const doc = await meetups.findOne({ _id: id });
      if (doc === null) {
        for (const { settle } of line) settle(null);
        return;
      }
      const before = toMeetup(doc);
      let meetup = before;
      const outcomes = line.map(({ change }) => {
        const outcome = change(meetup);
        if (outcome.ok) ({ meetup } = outcome);
        return outcome;
      });
      if (meetup === before || (await replaced(doc, meetup))) {
        line.forEach(({ settle }, index) => settle(outcomes[index] ?? null));
        return;
      }
    }
  }

  async function replaced({ _id, rev }: MeetupDoc, meetup: Meetup): Promise<boolean> {
    const { id: _, ...next } = meetup;
    const { matchedCount } = await meetups.replaceOne({ _id, rev }, { ...next, rev: rev + 1 });
    return matchedCount === 1;
  }
};

export type MeetupStore = ReturnType<typeof createMeetupStore>;

function toMeetup({ _id: id, rev: _, ...meetup }: MeetupDoc): Meetup {
  // Planned before groups were told of anything.
  return { ...meetup, id, told: meetup.told ?? null, tries: meetup.tries ?? 0 };
}
