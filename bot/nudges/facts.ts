import { isoDate } from "#bot/calendar.ts";
import type { Circle } from "#bot/circles/rules.ts";
import type { CircleStore } from "#bot/circles/store.ts";
import type { ConversationStore } from "#bot/conversation/store.ts";
import type { Member } from "#bot/members/rules.ts";
import type { Looked } from "#bot/members/store.ts";
import type { ReflectionStore } from "#bot/reflections/store.ts";
import type { SendDoc, SendStore } from "#bot/sends/store.ts";
import {
  eveKind,
  nudgeKinds,
  type Facts,
  type NearAnswer,
  type NearMeetup,
  type Nudged,
  type NudgeKind,
} from "./kinds.ts";

const DAY_MS = 24 * 3600_000;
/** Far enough back for three empty months, and for a variant to come round again. */
const KNOWN_DAYS = 190;
const MEETUPS_BEFORE_DAYS = 8;
const MEETUPS_AHEAD_DAYS = 45;

/** A meetup of one circle, with what its people said. */
export type CircleMeetup = Omit<NearMeetup, "answer"> & {
  readonly circleId: string;
  readonly endsAt: Date;
  readonly theme: string | null;
  readonly place: string | null;
  readonly hasLink: boolean;
  readonly answers: ReadonlyMap<string, NearAnswer>;
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
  /** A meetup of their circles, and the circle's name. */
  readonly meetup: (id: string) => (CircleMeetup & { readonly circle: string }) | null;
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
    const names = new Map(open.map(({ id, name }) => [id, name]));
    const byId = new Map(meetups.map((each) => [each.id, each]));
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
          reminded: (sendsOf.get(member.id) ?? []).flatMap((send) =>
            send.kind === eveKind && !but.has(send._id) && mayHaveCome(send) ? [send.period] : [],
          ),
          heardAt,
          meetups: meetups
            .filter(({ circleId }) => mine.includes(circleId))
            .map(({ id, startsAt, setAt, announcedAt, answers }) => ({
              id,
              startsAt,
              setAt,
              announcedAt,
              answer: answers.get(member.id) ?? null,
            }))
            .toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime()),
        };
        const meetup = (id: string) => {
          const found = byId.get(id);
          if (found === undefined || !mine.includes(found.circleId)) return null;
          return { ...found, circle: names.get(found.circleId) ?? "" };
        };
        return [member.id, { facts, member, circleIds: mine, meetup }];
      }),
    );
  };

export type ReadFacts = ReturnType<typeof createFacts>;

export const isNudge = (kind: string): kind is NudgeKind =>
  (nudgeKinds as readonly string[]).includes(kind);

const mayHaveCome = ({ state, cause }: SendDoc) =>
  state === "sent" || state === "sending" || cause === "unknown";

/** What was sent, or perhaps; what was only planned or dropped never reached anybody. */
function toNudged(send: SendDoc): Nudged[] {
  const { kind, period, on, variant } = send;
  if (!isNudge(kind) || on === undefined || !mayHaveCome(send)) return [];
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
