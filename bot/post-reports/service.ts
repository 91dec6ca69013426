import { roleOf, type Circle, type Outcome, type Refusal } from "#bot/circles/rules.ts";
import { toLooks } from "#bot/circles/views.ts";
import { keyOfPost } from "#bot/feed/rules.ts";
import type { Feed } from "#bot/feed/service.ts";
import type { Members } from "#bot/members/service.ts";
import type { Reflections } from "#bot/reflections/service.ts";
import type { PostReportState, PostVerdict, ReportedPost } from "#shared/post-reports.ts";
import type { PostReport, PostReportStore } from "./store.ts";

/** More than this an organizer sees to one after the other. */
const mostReports = 100;

type At = { readonly circleId: string; readonly postId: string };

type Reported =
  | { readonly ok: true; readonly state: PostReportState }
  /** `nobody`: no other organizer reads it. */
  | { readonly ok: false; readonly reason: "missing" | "own" | "nobody" };

type Listed =
  | { readonly ok: true; readonly items: readonly ReportedPost[] }
  | { readonly ok: false; readonly reason: Refusal };

/**
 * What happens when a reader asks the organizers of a circle to look at a post there. They read it
 * anyway; what they can do is take it out of this circle, where it stays its writer's own.
 */
export const createPostReports = (deps: {
  readonly store: PostReportStore;
  readonly circles: {
    readonly look: (memberId: string, circleId: string, act: "read" | "remove") => Promise<Outcome>;
  };
  readonly feed: Pick<Feed, "one" | "review">;
  readonly members: Pick<Members, "many">;
  readonly reflections: Pick<Reflections, "hide">;
  /** Said with the bot's next reply to the writer, never by a push. */
  readonly tell: (memberId: string, circleName: string, postId: string) => Promise<void>;
  readonly now: () => Date;
}) => {
  const { store, circles, feed, now } = deps;

  return {
    async report(memberId: string, at: At): Promise<Reported> {
      const outcome = await circles.look(memberId, at.circleId, "read");
      const post = outcome.ok ? await feed.one(memberId, outcome.circle, at.postId) : null;
      if (post === null || !outcome.ok) return { ok: false, reason: "missing" };
      if (post.isMine) return { ok: false, reason: "own" };
      const author = post.authorId;
      const isHeard = await canBeHeard(outcome.circle, at.postId, [memberId, author]);
      if (!isHeard) return { ok: false, reason: "nobody" };
      const report = { ...at, author, by: memberId, at: now(), state: "open" } as const;
      return { ok: true, state: await store.add(report) };
    },

    unreport: (memberId: string, at: At) => store.takeBack({ ...at, by: memberId }),

    stateOf: (memberId: string, at: At) => store.state({ ...at, by: memberId }),

    /** For the organizers of that circle; what is not shown there any more waits for nobody. */
    async of(memberId: string, circleId: string): Promise<Listed> {
      const outcome = await circles.look(memberId, circleId, "remove");
      if (!outcome.ok) return outcome;
      const open = await store.open(circleId, memberId, mostReports);
      const ids = [...new Set(open.map(({ postId }) => postId))];
      const [posts, names] = await Promise.all([
        feed.review(memberId, outcome.circle, ids),
        namesOf(open),
      ]);
      const items = posts.map((post): ReportedPost => {
        const told = open.filter(({ postId }) => postId === post.id);
        const [first] = told;
        const by = told.flatMap((each) => names.get(each.by) ?? []);
        return { post, by, reportedAt: (first?.at ?? now()).toISOString() };
      });
      return { ok: true, items };
    },

    /** null: done. `missing`: there is nothing to see to for this organizer. */
    async settle(by: string, { circleId, postId }: At, what: PostVerdict): Promise<Refusal | null> {
      const outcome = await circles.look(by, circleId, "remove");
      if (!outcome.ok) return outcome.reason;
      if (!(await store.isOpen(circleId, postId, by))) return "missing";
      if (what === "settled") {
        await store.settle(circleId, postId);
        return null;
      }
      const [author = ""] = postId.split(":");
      await deps.reflections.hide({ memberId: author, ...keyOfPost(postId) }, circleId);
      const isFirst = (await store.drop(circleId, postId)) > 0;
      if (isFirst) await deps.tell(author, outcome.circle.name, postId);
      return null;
    },
  };

  async function canBeHeard(
    circle: Circle,
    postId: string,
    but: readonly string[],
  ): Promise<boolean> {
    for (const person of circle.people) {
      if (but.includes(person.memberId) || roleOf(person, now()) !== "organizer") continue;
      if ((await feed.review(person.memberId, circle, [postId])).length > 0) return true;
    }
    return false;
  }

  async function namesOf(reports: readonly PostReport[]) {
    const found = await deps.members.many([...new Set(reports.map(({ by }) => by))]);
    return new Map(found.map((member) => [member.id, { id: member.id, ...toLooks(member) }]));
  }
};

export type PostReports = ReturnType<typeof createPostReports>;
