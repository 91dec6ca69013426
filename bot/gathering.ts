import type { Db } from "mongodb";
import { whenWords } from "#shared/meetup-when.ts";
import { createAttendance } from "./attendance/service.ts";
import { createAttendanceStore } from "./attendance/store.ts";
import type { Circles } from "./circles/service.ts";
import { scripts } from "./conversation/scripts/table.ts";
import type { Owe } from "./inbox/owe.ts";
import type { Meetup } from "./meetups/rules.ts";
import { createMeetups } from "./meetups/service.ts";
import { createMeetupStore } from "./meetups/store.ts";
import type { Members } from "./members/service.ts";
import { textIn } from "./messages/speak.ts";
import { createPackets } from "./packet/service.ts";
import { createPacketStore } from "./packet/store.ts";
import type { Reflections } from "./reflections/service.ts";

/** The services of the meetups, from the plan to what stays of them. */
export const createGathering = (deps: {
  readonly db: Db;
  readonly circles: Pick<Circles, "of" | "look">;
  readonly reflections: Reflections;
  readonly members: Pick<Members, "get" | "many" | "lookAgain">;
  readonly owe: Owe;
  readonly zone: string;
  readonly now: () => Date;
  readonly newId: () => string;
}) => {
  const { db, circles, reflections, members, zone, now, newId } = deps;
  const store = createMeetupStore(db);
  const { lookAgain } = members;
  const meetups = createMeetups({ store, circles, tellSeat, lookAgain, zone, now, newId });
  const packets = createPackets({
    store: createPacketStore(db),
    meetups,
    reflections,
    members,
    zone,
    now,
  });
  const [{ id, version }] = scripts.monthly;
  const attendance = createAttendance({
    store: createAttendanceStore(db),
    meetups,
    reflections,
    members,
    monthly: { id, version },
    zone,
    now,
  });

  return {
    meetups,
    packets,
    attendance,

    /** Nothing of somebody who leaves a circle stays in its meetups. */
    async withdraw(memberId: string, circleId: string): Promise<void> {
      await meetups.withdraw(memberId, circleId);
      await packets.forget(memberId, circleId);
      await attendance.forget(memberId, circleId);
    },

    /** Nothing is left of a circle that is gone. */
    async dropOf(circleId: string): Promise<void> {
      await Promise.all([
        meetups.dropOf(circleId),
        packets.dropOf(circleId),
        attendance.dropOf(circleId),
      ]);
    },
  };

  async function tellSeat(memberId: string, { from, to }: Meetup): Promise<void> {
    const member = await members.get(memberId);
    if (member === null) return;
    const { locale, settings } = member;
    const { day, time } = whenWords(from, to, settings.zone ?? zone, locale);
    const text = textIn(locale, "meetup.seat", { when: `${day} ${time}` });
    await deps.owe(member.lineUserId, { type: "text", text });
  }
};
