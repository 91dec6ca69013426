import { isoDate, momentIn, periodBefore, periodOf } from "#bot/calendar.ts";
import type { Cheers } from "#bot/cheers/service.ts";
import type { Circle } from "#bot/circles/rules.ts";
import type { Circles } from "#bot/circles/service.ts";
import type { Feed } from "#bot/feed/service.ts";
import type { Meetups } from "#bot/meetups/service.ts";
import type { Reflections } from "#bot/reflections/service.ts";
import type { PostView } from "#shared/feed.ts";
import { quietDays, type OrganizerNote, type OverviewView } from "#shared/overview.ts";
import { convictionOf } from "./rules.ts";

const DAY_MS = 24 * 60 * 60_000;

/** What is further back has had its time. */
const lookBackDays = 31;
const pageSize = 50;
const mostPages = 8;
const mostLines = 20;

/**
 * What whoever runs a circle sees at one look. Records are read as the feed shows them to this very
 * person, so that nothing can appear here that they could not read there.
 */
export const createOverview = (deps: {
  readonly feed: Pick<Feed, "page">;
  readonly cheers: Pick<Cheers, "without">;
  readonly reflections: Pick<Reflections, "choices">;
  readonly circles: Pick<Circles, "keepConviction">;
  readonly meetups: Pick<Meetups, "countIn">;
  readonly zone: string;
  readonly now: () => Date;
}) => {
  const { feed, cheers, reflections, circles, meetups, zone, now } = deps;

  return async (memberId: string, circle: Circle): Promise<OverviewView> => {
    const at = now();
    const month = periodOf("monthly", at, zone);
    const from = startOf(month);
    const lookBack = new Date(at.getTime() - lookBackDays * DAY_MS);
    const quietSince = new Date(at.getTime() - quietDays * DAY_MS).toISOString();
    const posts = await postsSince(memberId, circle, from < lookBack ? from : lookBack);
    const waiting = posts.filter(({ isMine, sharedAt }) => !isMine && sharedAt <= quietSince);
    const [quiet, count, conviction] = await Promise.all([
      cheers.without(
        circle.id,
        waiting.map(({ id }) => id),
      ),
      meetups.countIn(circle.id, from, startOf(monthAfter(month))),
      convictionIn(circle, periodBefore(month)),
    ]);
    return {
      quiet: waiting
        .filter(({ id }) => quiet.has(id))
        .slice(0, mostLines)
        .map((post) => ({ ...post, cheers: { sent: [], received: [] } })),
      notes: posts.flatMap(toNote).slice(0, mostLines),
      month: {
        month,
        shared: posts.filter(({ sharedAt }) => sharedAt >= from.toISOString()).length,
        meetups: count,
      },
      conviction,
    };
  };

  async function postsSince(memberId: string, circle: Circle, since: Date): Promise<PostView[]> {
    const posts: PostView[] = [];
    let place: Parameters<Feed["page"]>[3] = null;
    for (let pages = 0; pages < mostPages; pages += 1) {
      const { items, next } = await feed.page(memberId, circle, pageSize, place);
      posts.push(...items);
      if (next === null || next.sharedAt < since) break;
      place = next;
    }
    return posts.filter(({ sharedAt }) => sharedAt >= since.toISOString());
  }

  /** As it was told first, whoever answers, joins or leaves since. */
  async function convictionIn(circle: Circle, month: string) {
    if (circle.conviction?.month === month) return circle.conviction;
    const people = circle.people.map(({ memberId }) => memberId);
    const choices = await reflections.choices(people, month, "MO8");
    const level = convictionOf(choices.map(Number));
    return level === null ? null : circles.keepConviction(circle.id, { month, level });
  }

  function startOf(month: string): Date {
    return momentIn(`${month}-01`, "00:00", zone) ?? now();
  }

  function monthAfter(month: string): string {
    return isoDate(new Date(startOf(month).getTime() + 32 * DAY_MS), zone).slice(0, 7);
  }

  function toNote(post: PostView): OrganizerNote[] {
    const words = post.words.flatMap(({ qid, choice, text, reached }) =>
      reached === "organizer" ? [{ qid, choice, text }] : [],
    );
    const { id, author, cadence, period, isMine, sharedAt } = post;
    const sharedOn = isoDate(new Date(sharedAt), zone);
    return isMine || words.length === 0 ? [] : [{ id, author, cadence, period, sharedOn, words }];
  }
};

export type Overview = ReturnType<typeof createOverview>;
