import { personIn, roleOf, type Circle } from "#bot/circles/rules.ts";
import type { Circles } from "#bot/circles/service.ts";
import type { Comment } from "./rules.ts";

/** Where somebody can be asked about a comment; null: nowhere. */
export type Hearing = (comment: Comment) => Promise<string | null>;

/**
 * Of the receiver's circles the one the comment was written in, else one in which its giver is as well:
 * there must be an organizer who is neither of the two.
 */
export const createHearing = (deps: {
  readonly circles: Pick<Circles, "of">;
  readonly now: () => Date;
}): Hearing => {
  return async (comment) => {
    const circles = await deps.circles.of(comment.to);
    const isWhereItWas = ({ id }: Circle) => id === comment.circleId;
    const also = circles.filter(
      (circle) => !isWhereItWas(circle) && personIn(circle, comment.memberId) !== undefined,
    );
    const heard = [...circles.filter(isWhereItWas), ...also].find(hasAnother(comment));
    return heard?.id ?? null;
  };

  function hasAnother({ memberId, to }: Comment) {
    return ({ people }: Circle) =>
      people.some(
        (person) =>
          person.memberId !== memberId &&
          person.memberId !== to &&
          roleOf(person, deps.now()) === "organizer",
      );
  }
};
