import type { Db } from "mongodb";
import { create } from "#bot/meetups/rules.ts";
import { createMeetupStore } from "#bot/meetups/store.ts";
import type { MeetupPlan } from "#shared/meetup.ts";

/** The third Saturday of December 2026, as nobody has anything special in mind. */
export const planOn = (more: Partial<MeetupPlan> = {}): MeetupPlan => ({
  theme: "この秋のいちばんの学び",
  day: "2026-12-19",
  from: "20:00",
  to: "22:00",
  place: "オンライン",
  link: "https://meet.example/abc",
  capacity: null,
  waits: false,
  rhythm: null,
  ...more,
});

/** A meetup that was planned two weeks before its day, which may be over by now. */
export const writeMeetup = async (db: Db, circleId: string, day: string): Promise<string> => {
  const planned = new Date(new Date(`${day}T00:00:00Z`).getTime() - 14 * 24 * 3600_000);
  const id = crypto.randomUUID();
  const made = create({ id, circleId }, planOn({ day }), "Asia/Tokyo", planned);
  if (!made.ok) throw new Error(made.reason);
  await createMeetupStore(db).add(made.meetup);
  return id;
};
