import { mostPeople } from "#shared/circle.ts";
import { introduce, newcomer, part, personIn, type Circle, type Outcome } from "./rules.ts";

/** By somebody in charge: the LINE group is no way back in, only an invitation is. */
export function remove(circle: Circle, memberId: string): Outcome {
  const parted = part(circle, memberId);
  if (!parted.ok) return parted;
  const removed = [...removedOf(circle).filter((id) => id !== memberId), memberId];
  return { ok: true, circle: { ...parted.circle, removed } };
}

/** Whether somebody who is in its LINE group may come in; null: no member of the community yet. */
export const opensToGroup = (circle: Circle, memberId: string | null): boolean =>
  circle.closedAt === null &&
  circle.people.length < mostPeople &&
  (memberId === null || !removedOf(circle).includes(memberId));

/** Comes in as somebody of its LINE group; whoever is in already says how they introduce themselves. */
export function enterFromGroup(
  circle: Circle,
  { memberId, introduction }: { readonly memberId: string; readonly introduction: string | null },
  now: Date,
): Outcome {
  if (personIn(circle, memberId) !== undefined) {
    return introduction === null ? { ok: true, circle } : introduce(circle, memberId, introduction);
  }
  if (!opensToGroup(circle, memberId)) return { ok: false, reason: "unusable" };
  const people = [...circle.people, newcomer(memberId, "member", introduction, now)];
  return { ok: true, circle: { ...circle, people } };
}

const removedOf = ({ removed = [] }: Circle) => removed;
