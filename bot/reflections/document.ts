import { shownSince } from "#bot/sharing/rules.ts";
import type { FeedPlace, ReadReflection, Reflection } from "./store.ts";

/** A record as it is stored. */
export type ReflectionDoc = ReadReflection & {
  readonly _id: string;
  readonly messageIds: readonly string[];
  /** Where it stands in the feed of each circle that sees it, in the order of these texts. */
  readonly places: Readonly<Record<string, string>>;
};

export const idOf = ({
  memberId,
  cadence,
  period,
}: Pick<Reflection, "memberId" | "cadence" | "period">) => `${memberId}:${cadence}:${period}`;

/** Texts in the order of time, then of the ids. */
export const placeText = ({ sharedAt, id }: FeedPlace) => `${sharedAt.toISOString()}~${id}`;

export const placesOf = (record: Reflection): Readonly<Record<string, string>> =>
  Object.fromEntries(
    record.sharedTo.flatMap((circleId) => {
      const sharedAt = shownSince(record, circleId);
      return sharedAt === null ? [] : [[circleId, placeText({ sharedAt, id: idOf(record) })]];
    }),
  );

export const messageIdsOf = (reflection: Reflection) =>
  Object.values(reflection.answers).flatMap((answer) =>
    answer.parts.flatMap((part) => part.messageId ?? []),
  );

export function toReflection(doc: Reflection): Reflection {
  const { memberId, cadence, period, script, answers, wanted, status } = doc;
  const { sharedTo, sharedAt, sharedSince, standsOn, createdAt, rev } = doc;
  return {
    memberId,
    cadence,
    period,
    script,
    answers,
    wanted,
    status,
    sharedTo,
    sharedAt,
    ...(sharedSince !== undefined && { sharedSince }),
    standsOn,
    createdAt,
    rev,
  };
}
