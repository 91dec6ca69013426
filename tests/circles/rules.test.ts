import fc from "fast-check";
import { expect, test } from "vitest";
import * as rules from "#bot/circles/rules.ts";
import type { Circle, Outcome, Person } from "#bot/circles/rules.ts";
import { acts, mostPeople, roles } from "#shared/circle.ts";

const DAY = 24 * 60 * 60_000;
const start = new Date("2026-11-23T11:00:00Z");
const after = (days: number) => new Date(start.getTime() + days * DAY);

const ids = ["ana", "ben", "chie", "dai"] as const;
const hashes = ["h0", "h1", "h2"] as const;
const person = (memberId: string, more: Partial<Person> = {}): Person => ({
  memberId,
  role: "member",
  until: null,
  joinedAt: start,
  introduction: null,
  ...more,
});
const founded = rules.found({ id: "c", name: "第一期", history: "from_joining" }, "ana", start);
const withPeople = (...people: Person[]): Circle => ({
  ...founded,
  people: [...founded.people, ...people],
});
const invitation = (hash: string, by: string, days: number) => ({
  id: hash,
  hash,
  by,
  expiresAt: after(days),
  usedBy: null,
});

const id = fc.constantFrom(...ids);
const hash = fc.constantFrom(...hashes);
const days = fc.integer({ min: 0, max: 20 });

type Step = (circle: Circle, now: Date) => Outcome;
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ id, role: fc.constantFrom(...roles), days }).map(
    (of): Step =>
      (c) =>
        rules.appoint(c, of.id, of.role, of.role === "cohost" ? after(of.days) : null),
  ),
  id.map(
    (who): Step =>
      (c) =>
        rules.part(c, who),
  ),
  id.map((who): Step => (c, now) => ({ ok: true, circle: rules.forget(c, who, now) })),
  fc.boolean().map(
    (closed): Step =>
      (c, now) =>
        rules.close(c, closed, now),
  ),
  fc.record({ hash, id, days }).map(
    (of): Step =>
      (c, now) =>
        rules.invite(
          { ...c, invitations: c.invitations.filter((each) => each.hash !== of.hash) },
          invitation(of.hash, of.id, of.days),
          now,
        ),
  ),
  fc.record({ hash, id }).map(
    (of): Step =>
      (c, now) =>
        rules.accept(c, of.hash, { memberId: of.id, introduction: null }, now),
  ),
  id.map(
    (who): Step =>
      (c, now) =>
        rules.enter(c, who, "member", now),
  ),
);

const walked = (steps: readonly Step[]): Circle =>
  steps.reduce((circle, take, at) => {
    // Whoever reopens must be an organizer, so a circle without one stays closed.
    const outcome = take(circle, after(at));
    const hasOrganizer = circle.people.some(({ role }) => role === "organizer");
    if (!outcome.ok || (outcome.circle.closedAt === null && !hasOrganizer)) return circle;
    return outcome.circle;
  }, founded);

test("an open circle always has an organizer, and nobody is in it twice", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const { people, closedAt } = walked(steps);
      const organizers = people.filter(({ role }) => role === "organizer");
      if (closedAt === null) expect(organizers.length).toBeGreaterThan(0);
      expect(new Set(people.map(({ memberId }) => memberId)).size).toBe(people.length);
    }),
    { numRuns: 500 },
  );
});

test("an invitation lets one person in, whatever else happens", () => {
  fc.assert(
    fc.property(
      fc.array(step, { maxLength: 30 }),
      fc.array(id, { minLength: 2 }),
      (steps, tries) => {
        const before = walked(steps);
        const token = invitation("fresh", "ana", 100);
        let circle: Circle = { ...before, invitations: [...before.invitations, token] };
        const came: string[] = [];
        for (const memberId of tries) {
          const wasIn = rules.personIn(circle, memberId) !== undefined;
          const outcome = rules.accept(
            circle,
            "fresh",
            { memberId, introduction: null },
            after(40),
          );
          if (!outcome.ok) continue;
          circle = outcome.circle;
          if (!wasIn) came.push(memberId);
        }
        expect(came.length).toBeLessThanOrEqual(1);
      },
    ),
  );
});

test("nothing of whoever left or was forgotten stays", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), id, (steps, who) => {
      const circle = walked(steps);
      expect(JSON.stringify(rules.forget(circle, who, after(50)))).not.toContain(who);
      const parted = rules.part(circle, who);
      if (parted.ok) expect(JSON.stringify(parted.circle)).not.toContain(who);
    }),
  );
});

test("a co-host is one until their time is over, and a member from that moment on", () => {
  fc.assert(
    fc.property(days, days, (until, now) => {
      const ben = person("ben", { role: "cohost", until: after(until) });
      const circle = withPeople(ben);
      const isOver = now >= until;
      expect(rules.roleOf(ben, after(now))).toBe(isOver ? "member" : "cohost");
      expect(rules.refusalOf(circle, "ben", "invite", after(now))).toBe(isOver ? "lacking" : null);
    }),
  );
});

test("each act is for the roles that the table names, and for nobody outside", () => {
  const circle = withPeople(person("ben", { role: "cohost", until: after(9) }), person("chie"));
  const can = (who: string) => acts.filter((act) => !rules.refusalOf(circle, who, act, after(1)));
  expect(can("ana")).toEqual([...acts]);
  expect(can("ben")).toEqual(["read", "introduce", "leave", "invite", "meet", "oversee"]);
  expect(can("chie")).toEqual(["read", "introduce", "leave"]);
  expect(can("dai")).toEqual([]);
  expect(rules.refusalOf(circle, "dai", "read", start)).toBe("outside");
});

test("the last organizer stays until they hand on or close the circle", () => {
  const circle = withPeople(person("ben"));
  const refused = { ok: false, reason: "last_organizer" };
  expect(rules.part(circle, "ana")).toEqual(refused);
  expect(rules.appoint(circle, "ana", "member", null)).toEqual(refused);
  const handed = rules.appoint(circle, "ben", "organizer", null);
  expect(handed.ok && rules.part(handed.circle, "ana").ok).toBe(true);
  const closed = rules.close(circle, true, start);
  expect(closed.ok && rules.part(closed.circle, "ana").ok).toBe(true);
});

test("when the last organizer's data goes, a co-host in office takes over, else the circle closes", () => {
  const until = after(5);
  const circle = withPeople(person("ben"), person("chie", { role: "cohost", until }));
  const during = rules.forget(circle, "ana", after(1));
  expect(during.closedAt).toBeNull();
  expect(rules.personIn(during, "chie")).toMatchObject({ role: "organizer", until: null });
  const later = rules.forget(circle, "ana", after(6));
  expect(later.closedAt).toEqual(after(6));
  expect(later.people.some(({ role }) => role === "organizer")).toBe(false);
});

test("a closed circle is read and left, and takes nothing new", () => {
  const open = withPeople(person("ben"));
  const invited = rules.invite(open, invitation("h0", "ana", 7), start);
  const closed = invited.ok ? rules.close(invited.circle, true, after(1)) : invited;
  if (!closed.ok) throw new Error("not closed");
  const { circle } = closed;
  expect(rules.isUsable(circle, "h0", after(1))).toBe(false);
  for (const act of ["introduce", "invite", "rename"] as const)
    expect(rules.refusalOf(circle, "ana", act, after(2))).toBe("closed");
  for (const act of ["read", "leave", "close"] as const)
    expect(rules.refusalOf(circle, "ana", act, after(2))).toBeNull();
  expect(rules.refusalOf(circle, "ben", "introduce", after(2))).toBe("closed");
  const again = rules.close(circle, false, after(3));
  expect(again.ok && rules.isUsable(again.circle, "h0", after(3))).toBe(false);
});

test("a circle is full at a hundred people", () => {
  const many = Array.from({ length: mostPeople - 2 }, (_, n) => person(`p${n}`));
  const invited = rules.invite(withPeople(...many), invitation("h0", "ana", 7), start);
  if (!invited.ok) throw new Error("not invited");
  const one = rules.accept(invited.circle, "h0", { memberId: "last", introduction: null }, start);
  if (!one.ok) throw new Error("not in");
  expect(one.circle.people).toHaveLength(mostPeople);
  expect(rules.invite(one.circle, invitation("h1", "ana", 7), start)).toEqual({
    ok: false,
    reason: "full",
  });
  const more = { ...one.circle, invitations: [invitation("h1", "ana", 7)] };
  expect(rules.accept(more, "h1", { memberId: "late", introduction: null }, start).ok).toBe(false);
});

test("an invitation ends on its day, and goes with whoever made it", () => {
  const circle = withPeople(person("ben", { role: "cohost", until: after(9) }));
  const invited = rules.invite(circle, invitation("h0", "ben", 7), start);
  if (!invited.ok) throw new Error("not invited");
  expect(rules.isUsable(invited.circle, "h0", after(6.99))).toBe(true);
  expect(rules.isUsable(invited.circle, "h0", after(7))).toBe(false);
  const removed = rules.part(invited.circle, "ben");
  expect(removed.ok && rules.isUsable(removed.circle, "h0", after(1))).toBe(false);
});

test("a second tap of the same person is no second use; after leaving the link is spent", () => {
  const invited = rules.invite(founded, invitation("h0", "ana", 7), start);
  if (!invited.ok) throw new Error("not invited");
  const ben = { memberId: "ben", introduction: "はじめまして" };
  const once = rules.accept(invited.circle, "h0", ben, start);
  if (!once.ok) throw new Error("not in");
  expect(rules.accept(once.circle, "h0", ben, start)).toEqual({ ok: true, circle: once.circle });
  const left = rules.part(once.circle, "ben");
  if (!left.ok) throw new Error("not left");
  expect(rules.accept(left.circle, "h0", ben, start).ok).toBe(false);
});

test("what a member may see begins with their joining, or with the circle", () => {
  const ben = person("ben", { joinedAt: after(30) });
  expect(rules.seesFrom(withPeople(ben), ben)).toEqual(after(30));
  const open: Circle = { ...withPeople(ben), history: "from_beginning" };
  expect(rules.seesFrom(open, ben)).toEqual(start);
});
