import type { Db } from "mongodb";
import { collectionOf, type StoreDefinition } from "#bot/db.ts";
import type { Attendance } from "./rules.ts";

type AttendanceDoc = Attendance & { readonly _id: string };

export const attendanceDefinition: StoreDefinition = {
  name: "attendance",
  indexes: [
    { key: { memberId: 1 }, name: "own" },
    { key: { meetupId: 1 }, name: "meetup" },
    { key: { circleId: 1 }, name: "circle" },
  ],
};

type Key = Pick<Attendance, "meetupId" | "circleId" | "memberId">;

/** Who was at which meetup, one document for each, so that many can tap at once. */
export const createAttendanceStore = (db: Db) => {
  const attendance = collectionOf<AttendanceDoc>(db, attendanceDefinition);

  return {
    /** As if there was nothing, where there is nothing. */
    async find(key: Key): Promise<Attendance> {
      const doc = await attendance.findOne({ _id: idOf(key) });
      return doc === null ? { ...key, wasThere: false, told: null } : toAttendance(doc);
    },

    async ofMeetup(meetupId: string): Promise<Attendance[]> {
      const docs = await attendance.find({ meetupId }).toArray();
      return docs.map(toAttendance);
    },

    async set(key: Key, change: Partial<Pick<Attendance, "wasThere" | "told">>): Promise<void> {
      const { meetupId, circleId, memberId } = key;
      const rest = { wasThere: false, told: null };
      const begun = Object.fromEntries(
        Object.entries(rest).filter(([field]) => !Object.hasOwn(change, field)),
      );
      await attendance.updateOne(
        { _id: idOf(key) },
        { $set: change, $setOnInsert: { meetupId, circleId, memberId, ...begun } },
        { upsert: true },
      );
    },

    /** Of a member everything, or what they have in one circle. */
    async forget(memberId: string, circleId?: string): Promise<void> {
      await attendance.deleteMany({ memberId, ...(circleId !== undefined && { circleId }) });
    },

    /** Nothing is left of a circle that is gone. */
    async dropOf(circleId: string): Promise<void> {
      await attendance.deleteMany({ circleId });
    },
  };
};

export type AttendanceStore = ReturnType<typeof createAttendanceStore>;

const idOf = ({ meetupId, memberId }: Pick<Key, "meetupId" | "memberId">) =>
  `${meetupId}:${memberId}`;

const toAttendance = ({ _id: _, ...attendance }: AttendanceDoc): Attendance => attendance;
