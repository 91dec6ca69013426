import type { Circle } from "#bot/circles/rules.ts";
import { actsOf, personIn } from "#bot/circles/rules.ts";
import { toLooks } from "#bot/circles/views.ts";
import type { Member } from "#bot/members/rules.ts";
import type { AnswerView, MeetupLine, MeetupRun, MeetupView } from "#shared/meetup.ts";
import { countsOf, isFull, isOver, mayEnter, ownAnswer, planOf, type Meetup } from "./rules.ts";

type Named = Pick<Member, "id" | "name" | "nickname" | "face" | "picture">;

export function toMeetupLine(
  meetup: Meetup,
  circle: Pick<Circle, "id" | "name">,
  memberId: string,
  now: Date,
): MeetupLine {
  return {
    id: meetup.id,
    circle: { id: circle.id, name: circle.name },
    theme: meetup.theme,
    from: meetup.from.toISOString(),
    to: meetup.to.toISOString(),
    place: meetup.place,
    isCancelled: meetup.cancelledAt !== null,
    isOver: isOver(meetup, now),
    mine: ownAnswer(meetup, memberId),
  };
}

/** Whether this member runs the meetups of the circle. */
export function runs(circle: Circle, memberId: string, now: Date): boolean {
  const person = personIn(circle, memberId);
  return person !== undefined && actsOf(circle, person, now).includes("meet");
}

/** One meetup; `members` are the profiles of the circle's people where the viewer runs it. */
export function toMeetupView(
  meetup: Meetup,
  circle: Circle,
  memberId: string,
  { now, zone, fileOf }: { now: Date; zone: string; fileOf: (id: string) => string },
  members: readonly Named[],
): MeetupView {
  const { link, cancelledAt } = meetup;
  return {
    ...toMeetupLine(meetup, circle, memberId, now),
    capacity: meetup.capacity,
    counts: countsOf(meetup),
    isFull: isFull(meetup),
    hasLine: meetup.hasLine,
    hasLink: link !== null,
    link: cancelledAt === null && mayEnter(meetup, memberId) ? link : null,
    zone,
    file: fileOf(meetup.id),
    run: runs(circle, memberId, now) ? toRun(meetup, circle, zone, members) : null,
  };
}

function toRun(meetup: Meetup, circle: Circle, zone: string, members: readonly Named[]): MeetupRun {
  const byId = new Map(members.map((member) => [member.id, member]));
  const answers = circle.people.flatMap(({ memberId }): AnswerView[] => {
    const member = byId.get(memberId);
    if (member === undefined) return [];
    const said = ownAnswer(meetup, memberId) ?? { rsvp: null, waits: null, isOld: false };
    return [{ id: memberId, ...toLooks(member), ...said }];
  });
  return { plan: planOf(meetup, zone), rev: meetup.planRev, answers };
}
