import {
  acts,
  mostInvitations,
  mostPeople,
  type Act,
  type History,
  type Role,
} from "#shared/circle.ts";

/** The circle that the community's organizers find on their first day. */
export const firstCircleId = "first";

/** Somebody in a circle. */
export type Person = {
  readonly memberId: string;
  readonly role: Role;
  /** Set for a co-host: from this moment on they are a member like the others. */
  readonly until: Date | null;
  readonly joinedAt: Date;
  readonly introduction: string | null;
};

export type Invitation = {
  readonly id: string;
  readonly hash: string;
  readonly by: string;
  readonly expiresAt: Date;
  /** Whoever came in by it: their own second tap is no second use. */
  readonly usedBy: string | null;
};

export type Circle = {
  readonly id: string;
  readonly name: string;
  readonly history: History;
  readonly createdAt: Date;
  readonly closedAt: Date | null;
  readonly people: readonly Person[];
  readonly invitations: readonly Invitation[];
  /** Whom somebody in charge removed: the LINE group is no way back in for them. */
  readonly removed?: readonly string[];
  /** What was last told of a month, as it was told first. */
  readonly conviction?: Conviction;
};

/** A rounded mean of a month that is over: nobody's. */
export type Conviction = { readonly month: string; readonly level: number };

/**
 * Why it cannot be. `outside`: not in the circle, who is not even told that it exists. `lacking`:
 * in it, without the role. `unusable`: an invitation that is wrong, used, over or withdrawn.
 */
export type Refusal =
  | "outside"
  | "lacking"
  | "missing"
  | "closed"
  | "full"
  | "last_organizer"
  | "stale"
  | "unusable";

export type Outcome =
  | { readonly ok: true; readonly circle: Circle }
  | { readonly ok: false; readonly reason: Refusal };

const everyone: readonly Role[] = ["organizer", "cohost", "member"];
const inCharge: readonly Role[] = ["organizer", "cohost"];
const organizers: readonly Role[] = ["organizer"];

/** Who may do what: the only place that says so. */
const permitted: Readonly<Record<Act, readonly Role[]>> = {
  read: everyone,
  introduce: everyone,
  leave: everyone,
  invite: inCharge,
  rename: organizers,
  appoint: organizers,
  remove: organizers,
  close: organizers,
  meet: inCharge,
  oversee: inCharge,
  vouch: organizers,
};

/** What still happens in a closed circle: it can be read, left and opened again. */
const whileClosed: readonly Act[] = [
  "read",
  "leave",
  "oversee",
  "vouch",
  "appoint",
  "remove",
  "close",
];

export const roleOf = ({ role, until }: Person, now: Date): Role =>
  role === "cohost" && until !== null && until <= now ? "member" : role;

export const personIn = (circle: Circle, memberId: string): Person | undefined =>
  circle.people.find((person) => person.memberId === memberId);

export const actsOf = (circle: Circle, person: Person, now: Date): readonly Act[] =>
  acts.filter((act) => refusalOf(circle, person.memberId, act, now) === null);

/** Why this member may not do it; null: they may. */
export function refusalOf(circle: Circle, memberId: string, act: Act, now: Date): Refusal | null {
  const person = personIn(circle, memberId);
  if (person === undefined) return "outside";
  if (!permitted[act].includes(roleOf(person, now))) return "lacking";
  return circle.closedAt !== null && !whileClosed.includes(act) ? "closed" : null;
}

/** Why somebody with these circles cannot share to all of those named. */
export function refusalOfSharing(
  own: readonly Circle[],
  named: readonly string[],
): "unknown" | "closed" | null {
  const circles = named.map((id) => own.find((circle) => circle.id === id));
  if (circles.includes(undefined)) return "unknown";
  return circles.some((circle) => circle?.closedAt !== null) ? "closed" : null;
}

/** The moment from which on a person sees what is shared to the circle. */
export const seesFrom = (circle: Circle, person: Person): Date =>
  circle.history === "from_beginning" ? circle.createdAt : person.joinedAt;

export const isLastOrganizer = (circle: Circle, memberId: string): boolean =>
  personIn(circle, memberId)?.role === "organizer" &&
  !circle.people.some((other) => other.memberId !== memberId && other.role === "organizer");

export function found(of: Pick<Circle, "id" | "name" | "history">, by: string, now: Date): Circle {
  return {
    ...of,
    createdAt: now,
    closedAt: null,
    people: [newcomer(by, "organizer", null, now)],
    invitations: [],
  };
}

export function rename(circle: Circle, name: string, base: string): Outcome {
  if (circle.name === name) return { ok: true, circle };
  return circle.name === base ? done({ ...circle, name }) : refused("stale");
}

/** Closing withdraws the invitations; opening again does not bring them back. */
export function close(circle: Circle, isClosed: boolean, now: Date): Outcome {
  if ((circle.closedAt !== null) === isClosed) return { ok: true, circle };
  return done({ ...circle, closedAt: isClosed ? now : null, invitations: [] });
}

export function appoint(circle: Circle, memberId: string, role: Role, until: Date | null): Outcome {
  if (personIn(circle, memberId) === undefined) return refused("missing");
  if (role !== "organizer" && isLastOrganizer(circle, memberId)) return refused("last_organizer");
  return done(withPerson(circle, memberId, (person) => ({ ...person, role, until })));
}

/**
 * Gone, with the invitations they made: a kept link is no way back in. An open circle keeps its last
 * organizer until they hand on or close it.
 */
export function part(circle: Circle, memberId: string): Outcome {
  if (personIn(circle, memberId) === undefined) return refused("missing");
  const isNeeded = circle.closedAt === null && isLastOrganizer(circle, memberId);
  if (isNeeded) return refused("last_organizer");
  return done(without(circle, memberId));
}

export function introduce(circle: Circle, memberId: string, introduction: string | null): Outcome {
  return done(withPerson(circle, memberId, (person) => ({ ...person, introduction })));
}

export function invite(circle: Circle, invitation: Invitation, now: Date): Outcome {
  if (circle.people.length >= mostPeople) return refused("full");
  const invitations = circle.invitations.filter(({ expiresAt }) => expiresAt > now);
  if (openInvitations(circle, now).length >= mostInvitations) return refused("full");
  return done({ ...circle, invitations: [...invitations, invitation] });
}

export function revoke(circle: Circle, invitationId: string, now: Date): Outcome {
  const isOpen = openInvitations(circle, now).some(({ id }) => id === invitationId);
  if (!isOpen) return refused("missing");
  const invitations = circle.invitations.filter(({ id }) => id !== invitationId);
  return done({ ...circle, invitations });
}

export const openInvitations = (circle: Circle, now: Date): readonly Invitation[] =>
  circle.invitations.filter(({ usedBy, expiresAt }) => usedBy === null && expiresAt > now);

/** Whether this invitation would let somebody in. */
export function isUsable(circle: Circle, hash: string, now: Date): boolean {
  const found = openInvitations(circle, now).some((each) => each.hash === hash);
  return found && circle.closedAt === null && circle.people.length < mostPeople;
}

/** The same for a person: whoever came in by it once still finds the door. */
export const opensFor = (
  circle: Circle,
  hash: string,
  memberId: string | null,
  now: Date,
): boolean =>
  isUsable(circle, hash, now) ||
  circle.invitations.some(
    (each) => each.hash === hash && memberId !== null && each.usedBy === memberId,
  );

/** Comes in by an invitation; whoever is in already uses up none. */
export function accept(
  circle: Circle,
  hash: string,
  by: { readonly memberId: string; readonly introduction: string | null },
  now: Date,
): Outcome {
  const { memberId, introduction } = by;
  if (!opensFor(circle, hash, memberId, now)) return refused("unusable");
  if (personIn(circle, memberId) !== undefined) return { ok: true, circle };
  const invitations = circle.invitations.map((each) =>
    each.hash === hash ? { ...each, usedBy: memberId } : each,
  );
  const people = [...circle.people, newcomer(memberId, "member", introduction, now)];
  const removed = (circle.removed ?? []).filter((id) => id !== memberId);
  return done({ ...circle, people, invitations, removed });
}

/** Comes in without an invitation, because the community says so. */
export function enter(circle: Circle, memberId: string, role: Role, now: Date): Outcome {
  if (personIn(circle, memberId) !== undefined) return { ok: true, circle };
  if (circle.closedAt !== null) return refused("closed");
  if (circle.people.length >= mostPeople) return refused("full");
  return done({ ...circle, people: [...circle.people, newcomer(memberId, role, null, now)] });
}

/**
 * The member's data is deleted, which nothing may hold up. If that takes the last organizer away,
 * the co-host in office who is here longest takes over; without one the circle is closed.
 */
export function forget(circle: Circle, memberId: string, now: Date): Circle {
  const rest = without(circle, memberId);
  if (!isLastOrganizer(circle, memberId)) return rest;
  const heir = rest.people.find((person) => roleOf(person, now) === "cohost");
  if (heir === undefined) {
    return { ...rest, closedAt: rest.closedAt ?? now, invitations: [] };
  }
  return withPerson(rest, heir.memberId, (person) => ({
    ...person,
    role: "organizer",
    until: null,
  }));
}

/** What was told of a month once is told of it from then on. */
export const keepConviction = (circle: Circle, conviction: Conviction): Outcome =>
  circle.conviction?.month === conviction.month
    ? { ok: true, circle }
    : done({ ...circle, conviction });

const done = (circle: Circle): Outcome => ({ ok: true, circle });

const refused = (reason: Refusal): Outcome => ({ ok: false, reason });

export const newcomer = (
  memberId: string,
  role: Role,
  introduction: string | null,
  joinedAt: Date,
): Person => ({ memberId, role, until: null, joinedAt, introduction });

const withPerson = (circle: Circle, memberId: string, change: (person: Person) => Person) => ({
  ...circle,
  people: circle.people.map((person) => (person.memberId === memberId ? change(person) : person)),
});

const without = (circle: Circle, memberId: string): Circle => ({
  ...circle,
  people: circle.people.filter((person) => person.memberId !== memberId),
  invitations: circle.invitations.filter(
    ({ by, usedBy }) => by !== memberId && usedBy !== memberId,
  ),
});
