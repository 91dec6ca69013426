import { isoDate, periodBefore, periodOf } from "#bot/calendar.ts";
import type { Circle } from "#bot/circles/rules.ts";
import { personIn } from "#bot/circles/rules.ts";
import { postFor, postId, type Post } from "#bot/feed/rules.ts";
import { ownAnswer, type Meetup } from "#bot/meetups/rules.ts";
import type { Reflection } from "#bot/reflections/store.ts";
import type { PostPart, PostWords } from "#shared/feed.ts";
import type { Rsvp } from "#shared/meetup.ts";
import {
  cardSeconds,
  END,
  ISSUES,
  mostIssues,
  mostSeconds,
  moreSeconds,
  type PacketAct,
  type PacketCard,
  type PacketClock,
  type PacketIssue,
} from "#shared/packet.ts";
import type { WantedResponse } from "#shared/reflection.ts";

/** After a meetup its running order can be looked at for so long. */
const keptMs = 7 * 24 * 3600_000;

/** Until this day of a month its meetup still looks at the month before. */
const earlyDays = 10;

/** What those in charge made of a running order; everything else of it is read anew at every look. */
export type Packet = {
  /** A meetup's. */
  readonly id: string;
  readonly circleId: string;
  /** Everybody whose turn it can be, as they were arranged. */
  readonly order: readonly string[];
  readonly skipped: readonly string[];
  /** Somebody of the order, ISSUES or END; null: it has not begun. */
  readonly at: string | null;
  readonly clock: Clock;
  /** From then on nothing of it is kept. */
  readonly keptUntil: Date;
};

export type Clock = {
  /** null: it stands. */
  readonly endsAt: Date | null;
  /** What was left when it was stopped; while it runs, nothing looks at it. */
  readonly leftMs: number;
};

/** A card and an issue before they have a name and a picture. */
export type Card = Pick<
  PacketCard,
  "id" | "rsvp" | "isSkipped" | "before" | "now" | "next" | "wanted"
>;
export type Issue = Pick<PacketIssue, "id" | "text" | "wanted">;

const freshClock: Clock = { endsAt: null, leftMs: cardSeconds * 1000 };

export const emptyPacket = ({ id, circleId, to }: Meetup): Packet => ({
  id,
  circleId,
  order: [],
  skipped: [],
  at: null,
  clock: freshClock,
  keptUntil: keptUntil(to),
});

/** Until when there is a running order of a meetup. */
export const keptUntil = (to: Date): Date => new Date(to.getTime() + keptMs);

/**
 * Whose turn it can be: who said that they come, then who is not sure, in the order of their answers,
 * unless it was arranged otherwise. Nobody else is ever called on.
 */
export function turnsOf(meetup: Meetup, circle: Circle, order: readonly string[]): string[] {
  const said = (rsvp: Rsvp) => peopleWho(meetup, circle, rsvp);
  const all = [...said("yes"), ...said("undecided")];
  const arranged = order.filter((id) => all.includes(id));
  return [...arranged, ...all.filter((id) => !arranged.includes(id))];
}

/** Who said so for this very date and has a seat where one is needed. */
export const peopleWho = (meetup: Meetup, circle: Circle, rsvp: Rsvp): string[] =>
  meetup.answers
    .filter((each) => each.rsvp === rsvp && !each.isOld && !each.waits)
    .toSorted((a, b) => a.at.getTime() - b.at.getTime())
    .flatMap(({ memberId }) => (personIn(circle, memberId) === undefined ? [] : [memberId]));

/** The months whose records a meetup looks at. */
export type Months = {
  /** Whose record is told of: the first that somebody shared. */
  readonly told: readonly string[];
  /** Whose record says what somebody meant to do, where they told of none of those. */
  readonly before: string;
};

export function monthsFor({ from }: Pick<Meetup, "from">, zone: string): Months {
  const month = periodOf("monthly", from, zone);
  const last = periodBefore(month);
  const isEarly = Number(isoDate(from, zone).slice(8)) <= earlyDays;
  return isEarly
    ? { told: [month, last], before: periodBefore(last) }
    : { told: [month], before: last };
}

type Shown = {
  readonly viewer: { readonly memberId: string; readonly now: Date };
  readonly circle: Circle;
  readonly months: Months;
  /** The months' records of everybody whose turn it can be. */
  readonly records: readonly Reflection[];
};

/**
 * The cards of these people as the viewer's companions see their records: nothing that is for the
 * organizer alone, as it may stand on a screen that everybody looks at.
 */
export function cardsOf(
  meetup: Meetup,
  { order, skipped }: Pick<Packet, "order" | "skipped">,
  shown: Shown,
): Card[] {
  return turnsOf(meetup, shown.circle, order).map((id) => {
    const post = postOf(id, shown);
    return {
      id,
      rsvp: ownAnswer(meetup, id)?.rsvp === "yes" ? "yes" : "undecided",
      isSkipped: skipped.includes(id),
      before: post === null ? promiseOf(id, shown) : post.before,
      now: wordsOf(post, "now"),
      next: wordsOf(post, "next"),
      wanted: post?.wanted ?? null,
    };
  });
}

/** Whoever would like more than to be cheered, those first who asked for most. */
const mayBeDiscussed: readonly (WantedResponse | null)[] = ["frank", "insights", "strengths", null];

/** The issues worth discussing, of those whose turn it is. */
export const issuesOf = (cards: readonly Card[], shown: Shown): Issue[] =>
  cards
    .filter(({ isSkipped, wanted }) => !isSkipped && mayBeDiscussed.includes(wanted))
    .toSorted((a, b) => mayBeDiscussed.indexOf(a.wanted) - mayBeDiscussed.indexOf(b.wanted))
    .flatMap(({ id, wanted }) => {
      const [words] = wordsOf(postOf(id, shown), "issue");
      return words === undefined || words.text === "" ? [] : [{ id, text: words.text, wanted }];
    })
    .slice(0, mostIssues);

/** Where it stands: whoever has gone since gives way to whoever comes after them. */
export function standsAt({ at, order }: Packet, stops: readonly string[]): string | null {
  if (at === null || stops.includes(at)) return at;
  const after = order.slice(order.indexOf(at) + 1).find((id) => stops.includes(id));
  return at === ISSUES || after === undefined ? (stops.find(isNobody) ?? END) : after;
}

export const clockAt = ({ endsAt, leftMs }: Clock, now: Date): PacketClock => ({
  isRunning: endsAt !== null,
  leftMs: Math.max(0, endsAt === null ? leftMs : endsAt.getTime() - now.getTime()),
});

/** What is done to a running order; `turns` are those whose turn it can be, in their order. */
export function act(packet: Packet, wish: PacketAct, turns: readonly string[], now: Date): Packet {
  const nextOf = () =>
    turns.slice(turns.indexOf(packet.at ?? "") + 1).find((id) => !packet.skipped.includes(id)) ??
    ISSUES;
  const known = { ...packet, order: turns };
  const { leftMs, isRunning } = clockAt(packet.clock, now);
  switch (wish.do) {
    case "go": {
      const isThere = turns.includes(wish.to) || isNobody(wish.to);
      if (!isThere || wish.to === packet.at) return known;
      return { ...known, at: wish.to, clock: freshClock };
    }
    case "start":
      return isRunning || leftMs === 0
        ? known
        : { ...known, clock: { endsAt: new Date(now.getTime() + leftMs), leftMs } };
    case "pause":
      return isRunning ? { ...known, clock: { endsAt: null, leftMs } } : known;
    case "more": {
      const longer = Math.min(leftMs + moreSeconds * 1000, mostSeconds * 1000);
      const endsAt = isRunning ? new Date(now.getTime() + longer) : null;
      return { ...known, clock: { endsAt, leftMs: longer } };
    }
    case "arrange": {
      const wished = [...new Set(wish.order)].filter((id) => turns.includes(id));
      return { ...known, order: [...wished, ...turns.filter((id) => !wished.includes(id))] };
    }
    case "skip": {
      const others = packet.skipped.filter((id) => id !== wish.id && turns.includes(id));
      const isSkipped = wish.skipped && turns.includes(wish.id);
      const skipped = isSkipped ? [...others, wish.id] : others;
      // Whose turn it was when they were passed over has had it.
      const isHere = isSkipped && packet.at === wish.id;
      return { ...known, skipped, ...(isHere && { at: nextOf(), clock: freshClock }) };
    }
  }
}

/** Nothing of a member stays; where it was their turn, it is the next one's. */
export function without(packet: Packet, memberId: string): Packet {
  const rest = packet.order.filter((id) => id !== memberId);
  return {
    ...packet,
    order: rest,
    skipped: packet.skipped.filter((id) => id !== memberId),
    at: packet.at === memberId ? standsAt(packet, [...rest, END]) : packet.at,
  };
}

const isNobody = (stop: string) => stop === ISSUES || stop === END;

function postOf(id: string, { viewer, circle, months, records }: Shown): Post | null {
  for (const month of months.told) {
    const record = monthOf(id, month, records);
    const before = monthOf(id, periodBefore(month), records);
    const post = record === null ? null : postFor(viewer, record, before, circle);
    const words = post?.words.filter(({ reached }) => reached === "circle") ?? [];
    if (post !== null && words.length > 0) return { ...post, words };
  }
  return null;
}

/** Of somebody who has not told of this month: what they meant to do, if they shared that. */
function promiseOf(id: string, { viewer, circle, months, records }: Shown): string | null {
  const record = monthOf(id, months.before, records);
  const post = record === null ? null : postFor(viewer, record, null, circle);
  const words = post?.words.find(({ part, reached }) => part === "next" && reached === "circle");
  return words === undefined || words.text === "" ? null : words.text;
}

const monthOf = (memberId: string, period: string, records: readonly Reflection[]) =>
  records.find((each) => postId(each) === postId({ memberId, cadence: "monthly", period })) ?? null;

const wordsOf = (post: Post | null, part: PostPart): PostWords[] =>
  post?.words.filter((each) => each.part === part) ?? [];
