import type { Meetup } from "#bot/meetups/rules.ts";
import { mayEnter } from "#bot/meetups/rules.ts";
import type { AnswerPart } from "#shared/reflection.ts";

/** What stayed of one meetup for one member, beside the line in their own record. */
export type Attendance = {
  readonly meetupId: string;
  readonly circleId: string;
  readonly memberId: string;
  readonly wasThere: boolean;
  /** The event with whose answer they were asked for a line, or what made that needless. */
  readonly told: string | null;
};

/** Who was there, or came as they said, is thanked; whoever did not is told that it is over. */
export const isGuest = (meetup: Meetup, { memberId, wasThere }: Attendance): boolean =>
  wasThere || mayEnter(meetup, memberId);

/** The line that stayed from one meetup. */
export const lineOf = (parts: readonly AnswerPart[], meetupId: string): string =>
  parts
    .filter(({ meetup }) => meetup === meetupId)
    .map(({ text }) => text)
    .join("\n");

/** The same written anew; an empty one is none. Lines of other meetups stay. */
export function rewritten(
  parts: readonly AnswerPart[],
  meetupId: string,
  text: string,
  at: Date,
): readonly AnswerPart[] {
  const own = parts.filter(({ meetup }) => meetup === meetupId);
  const others = parts.filter(({ meetup }) => meetup !== meetupId);
  // A line that stays as it was sent is still found when its message is taken back.
  const lines = text.split("\n").map((line): AnswerPart => {
    const same = own.find((part) => part.text === line);
    return same ?? { text: line, at, meetup: meetupId };
  });
  return text === "" ? others : [...others, ...lines];
}

/** A line more, unless this message brought it already. */
export const added = (
  parts: readonly AnswerPart[],
  more: readonly AnswerPart[],
): readonly AnswerPart[] | null => {
  const fresh = more.filter(
    ({ messageId }) => messageId === undefined || !parts.some((old) => old.messageId === messageId),
  );
  return fresh.length === 0 ? null : [...parts, ...fresh];
};
