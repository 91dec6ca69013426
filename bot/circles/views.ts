import { isoDate } from "#bot/calendar.ts";
import { nameOf, type Member } from "#bot/members/rules.ts";
import type {
  CircleLine,
  CircleView,
  InvitationsView,
  InvitationView,
  Looks,
  PersonView,
  Role,
} from "#shared/circle.ts";
import {
  actsOf,
  isLastOrganizer,
  openInvitations,
  roleOf,
  seesFrom,
  type Circle,
  type Invitation,
  type Person,
} from "./rules.ts";

type Named = Pick<Member, "id" | "name" | "nickname" | "face" | "picture">;
type At = { readonly now: Date; readonly zone: string };

const order: readonly Role[] = ["organizer", "cohost", "member"];

/** A circle for one of its people; `members` are the profiles of all of them. */
export function toCircleView(
  circle: Circle,
  viewer: Person,
  members: readonly Named[],
  { now, zone }: At,
): CircleView {
  const byId = new Map(members.map((member) => [member.id, member]));
  const people = circle.people.flatMap((person) => {
    const member = byId.get(person.memberId);
    return member === undefined ? [] : [toPersonView(person, member, { now, zone })];
  });
  return {
    id: circle.id,
    name: circle.name,
    history: circle.history,
    seesFrom: isoDate(seesFrom(circle, viewer), zone),
    isClosed: circle.closedAt !== null,
    role: roleOf(viewer, now),
    isLastOrganizer: isLastOrganizer(circle, viewer.memberId),
    may: actsOf(circle, viewer, now),
    people: people.toSorted((a, b) => order.indexOf(a.role) - order.indexOf(b.role)),
  };
}

export const toCircleLine = (circle: Circle, memberId: string, now: Date): CircleLine[] =>
  circle.people
    .filter((person) => person.memberId === memberId)
    .map((person) => ({
      id: circle.id,
      name: circle.name,
      role: roleOf(person, now),
      isClosed: circle.closedAt !== null,
    }));

export const toInvitationsView = (circle: Circle, { now, zone }: At): InvitationsView => ({
  invitations: openInvitations(circle, now).map((each) => toInvitationView(each, zone)),
});

export const toInvitationView = (
  { id, expiresAt }: Pick<Invitation, "id" | "expiresAt">,
  zone: string,
): InvitationView => ({ id, until: isoDate(expiresAt, zone) });

/** A member as others see them: LINE's name and picture only where nothing else was chosen. */
export const toLooks = (member: Omit<Named, "id">): Looks => ({
  name: nameOf(member),
  face: member.face,
  picture: member.face === "line" ? member.picture : null,
});

function toPersonView(person: Person, member: Named, { now, zone }: At): PersonView {
  const role = roleOf(person, now);
  return {
    id: member.id,
    ...toLooks(member),
    role,
    until: role === "cohost" && person.until !== null ? isoDate(person.until, zone, -1) : null,
    introduction: person.introduction,
  };
}
