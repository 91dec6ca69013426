import type { Db } from "mongodb";
import { firstCircleId } from "#bot/circles/rules.ts";
import * as rules from "#bot/meetups/rules.ts";
import { createMeetupStore } from "#bot/meetups/store.ts";
import type { MeetupPlan, Rsvp } from "#shared/meetup.ts";

const day = 24 * 60 * 60_000;

/** One meetup that was, and the next one, which waits for answers. */
export async function writePastMeetups(
  db: Db,
  now: Date,
  zone: string,
  people: { readonly organizer: string; readonly member: string },
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
  const before = rules.nextPlan(null, zone, planned);
  const last = await add(
    "demo-meetup-1",
    { ...first, day: before.day, theme: "夏にやってよかったこと" },
    planned,
    [
      [people.organizer, "yes"],
      [people.member, "yes"],
    ],
  );
  const next = rules.nextPlan(last, zone, new Date(now.getTime() + 3 * day));
  await add("demo-meetup-2", { ...next, theme: "この秋の、いちばんの学び" }, now, [
    [people.organizer, "yes"],
  ]);

  async function add(
    id: string,
    plan: MeetupPlan,
    at: Date,
    answers: readonly (readonly [string, Rsvp])[],
  ): Promise<rules.Meetup> {
    const made = rules.create({ id, circleId: firstCircleId }, plan, zone, at);
    if (!made.ok) throw new Error(`the demo's meetup: ${made.reason}`);
    const answered = answers.reduce((meetup, [memberId, rsvp]) => {
      const said = rules.answer(meetup, memberId, rsvp, at);
      return said.ok ? said.meetup : meetup;
    }, made.meetup);
    return createMeetupStore(db).add(answered);
  }
}
