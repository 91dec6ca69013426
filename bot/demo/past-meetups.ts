import type { Db } from "mongodb";
import { isoDate } from "#bot/calendar.ts";
import { firstCircleId } from "#bot/circles/rules.ts";
import { nextPlan } from "#bot/meetups/next-plan.ts";
import * as rules from "#bot/meetups/rules.ts";
import { createMeetupStore } from "#bot/meetups/store.ts";
import type { MeetupPlan, Rsvp } from "#shared/meetup.ts";

const day = 24 * 60 * 60_000;

/** One meetup that was, and the next one in a few days, which waits for Sakura's answer. */
export async function writePastMeetups(
  db: Db,
  now: Date,
  zone: string,
  people: Readonly<Record<"organizer" | "member" | "kenta" | "anna", string>>,
): Promise<void> {
  const first: MeetupPlan = {
    theme: null,
    day: "",
    from: "20:00",
    to: "22:00",
    place: "オンライン",
    link: "https://meet.example/ayumi",
    capacity: null,
    waits: false,
    rhythm: { by: "weekday", nth: 3, weekday: 6 },
  };
  const planned = new Date(now.getTime() - 60 * day);
  const before = nextPlan(null, zone, planned);
  const { organizer, member, kenta, anna } = people;
  await add(
    "demo-meetup-1",
    { ...first, day: before.day, theme: "夏にやってよかったこと" },
    planned,
    [
      [organizer, "yes"],
      [member, "yes"],
      [kenta, "listen"],
      [anna, "yes"],
    ],
  );
  const next = { ...first, day: isoDate(now, zone, 5), theme: "この秋の、いちばんの学び" };
  await add("demo-meetup-2", next, new Date(now.getTime() - 2 * day), [
    [organizer, "yes"],
    [kenta, "yes"],
    [anna, "yes"],
  ]);

  async function add(
    id: string,
    plan: MeetupPlan,
    at: Date,
    answers: readonly (readonly [string, Rsvp])[],
  ): Promise<void> {
    const made = rules.create({ id, circleId: firstCircleId }, plan, zone, at);
    if (!made.ok) throw new Error(`the demo's meetup: ${made.reason}`);
    const answered = answers.reduce((meetup, [memberId, rsvp]) => {
      const said = rules.answer(meetup, memberId, rsvp, at);
      return said.ok ? said.meetup : meetup;
    }, made.meetup);
    await createMeetupStore(db).add(answered);
  }
}
