import { isoDate } from "#bot/calendar.ts";
import type { Circle } from "#bot/circles/rules.ts";
import type { CircleStore } from "#bot/circles/store.ts";
import type { ConversationStore } from "#bot/conversation/store.ts";
import type { Member } from "#bot/members/rules.ts";
import type { Looked } from "#bot/members/store.ts";
import type { ReflectionStore } from "#bot/reflections/store.ts";
import type { SendDoc, SendStore } from "#bot/sends/store.ts";
import { nudgeKinds, type Facts, type NearMeetup, type Nudged, type NudgeKind } from "./kinds.ts";

const DAY_MS = 24 * 3600_000;
/** Far enough back for three empty months, and for a variant to come round again. */
const KNOWN_DAYS = 190;
const MEETUPS_BEFORE_DAYS = 8;
const MEETUPS_AHEAD_DAYS = 45;

/** A meetup of one circle; `declined` are those who said no. */
export type CircleMeetup = Omit<NearMeetup, "declined"> & {
  readonly circleId: string;
  readonly declined: ReadonlySet<string>;
};

export type MeetupsOf = (
  circleIds: readonly string[],
  from: Date,
  to: Date,
) => Promise<readonly CircleMeetup[]>;

export type Known = {
  readonly facts: Facts;
  readonly member: Member;
  readonly circleIds: readonly string[];
};

/** Reads what decides about the nudges of many members at once. */
export const createFacts =
  (deps: {
    readonly reflections: Pick<ReflectionStore, "writtenSince">;
    readonly sends: Pick<SendStore, "ofMembers">;
    readonly conversations: Pick<ConversationStore, "heard">;
    readonly circles: Pick<CircleStore, "ofAny">;
    readonly meetupsOf: MeetupsOf;
    readonly zone: string;
  }) =>
  /** `but`: sends that are about to be decided on, and do not count themselves. */
  async (
    looked: readonly Looked[],
    now: Date,
    but: ReadonlySet<string> = new Set(),
  ): Promise<ReadonlyMap<string, Known>> => {
    if (looked.length === 0) return new Map();
    const ids = looked.map(({ member }) => member.id);
    const since = new Date(now.getTime() - KNOWN_DAYS * DAY_MS);
    const [written, sends, heard, circles] = await Promise.all([
      deps.reflections.writtenSince(ids, isoDate(since, deps.zone)),
      deps.sends.ofMembers(ids, since),
      deps.conversations.heard(looked.map(({ member }) => member.lineUserId)),
      deps.circles.ofAny(ids),
    ]);
    const open = circles.filter(({ closedAt }) => closedAt === null);
    const meetups = await deps.meetupsOf(
      open.map(({ id }) => id),
      new Date(now.getTime() - MEETUPS_BEFORE_DAYS * DAY_MS),
      new Date(now.getTime() + MEETUPS_AHEAD_DAYS * DAY_MS),
    );
    const writtenOf = Map.groupBy(written, ({ memberId }) => memberId);
    const sendsOf = Map.groupBy(sends, ({ memberId }) => memberId ?? "");
    const circlesOf = byMember(open);
    return new Map(
      looked.map(({ member, openedAt }) => {
        const own = writtenOf.get(member.id) ?? [];
        const mine = circlesOf.get(member.id) ?? [];
        const heardAt = latest([
          heard.get(member.lineUserId) ?? null,
          openedAt,
          ...own.map(({ createdAt }) => createdAt),
        ]);
        const facts: Facts = {
          member,
          written: own,
          nudged: (sendsOf.get(member.id) ?? [])
            .flatMap((send) => (but.has(send._id) ? [] : toNudged(send)))
            .toSorted((a, b) => a.at.getTime() - b.at.getTime()),
          heardAt,
          meetups: meetups
            .filter(({ circleId }) => mine.includes(circleId))
            .map(({ startsAt, announcedAt, declined }) => ({
              startsAt,
              announcedAt,
              declined: declined.has(member.id),
            }))
            .toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime()),
        };
        return [member.id, { facts, member, circleIds: mine }];
      }),
    );
  };

export type ReadFacts = ReturnType<typeof createFacts>;

export const isNudge = (kind: string): kind is NudgeKind =>
  (nudgeKinds as readonly string[]).includes(kind);

/** What was sent, or perhaps; what was only planned or dropped never reached anybody. */
function toNudged(send: SendDoc): Nudged[] {
  const { kind, period, on, state, variant } = send;
  const mayHaveCome = state === "sent" || state === "sending" || send.cause === "unknown";
  if (!isNudge(kind) || on === undefined || !mayHaveCome) return [];
  const at = send.sentAt ?? send.dueAt ?? send.plannedAt;
  return [{ kind, period, on, at, ...(variant !== undefined && { variant }) }];
}

function byMember(circles: readonly Circle[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { id, people } of circles)
    for (const { memberId } of people) {
      const mine = found.get(memberId);
      if (mine === undefined) found.set(memberId, [id]);
      else mine.push(id);
    }
  return found;
}

const latest = (times: readonly (Date | null)[]): Date | null =>
  times.reduce<Date | null>((last, at) => (at && (!last || at > last) ? at : last), null);
