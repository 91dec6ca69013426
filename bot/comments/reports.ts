import type { Outcome, Refusal } from "#bot/circles/rules.ts";
import { toLooks } from "#bot/circles/views.ts";
import { keyOfPost } from "#bot/feed/rules.ts";
import type { Members } from "#bot/members/service.ts";
import type { ReceivedComment, ReportOutcome, ReportsView } from "#shared/comments.ts";
import type { Hearing } from "./hearing.ts";
import { toReceived, toReported, type Comment } from "./rules.ts";
import type { CommentStore } from "./store.ts";

/** More than this an organizer sees to one after the other. */
const mostReports = 100;

/** Why nobody is told. `nobody`: no organizer but who wrote it, or who would report it. */
export type ReportRefusal = "missing" | "nobody";

type Reported =
  | { readonly ok: true; readonly comment: ReceivedComment }
  | { readonly ok: false; readonly reason: ReportRefusal };

/**
 * What happens when somebody asks the organizers to look at a comment: they, and only they, read it
 * until somebody has seen to it.
 */
export const createReports = (deps: {
  readonly store: CommentStore;
  readonly circles: {
    readonly look: (memberId: string, circleId: string, act: "remove") => Promise<Outcome>;
  };
  readonly heardIn: Hearing;
  readonly members: Pick<Members, "many">;
  readonly now: () => Date;
}) => {
  const { store, circles, now } = deps;

  return {
    async report(memberId: string, id: string): Promise<Reported> {
      const comment = await store.find({ to: memberId, id });
      if (comment === null || comment.reading !== "now") return { ok: false, reason: "missing" };
      const where = await deps.heardIn(comment);
      if (where === null) return { ok: false, reason: "nobody" };
      return asReceived(await store.report({ to: memberId, id }, where, now()));
    },

    /** Only while nobody has seen to it. */
    unreport: async (memberId: string, id: string): Promise<Reported> =>
      asReceived(await store.unreport({ to: memberId, id })),

    /** For the organizers of that circle. */
    async of(
      memberId: string,
      circleId: string,
    ): Promise<
      | { readonly ok: true; readonly view: ReportsView }
      | { readonly ok: false; readonly reason: Refusal }
    > {
      const outcome = await circles.look(memberId, circleId, "remove");
      if (!outcome.ok) return outcome;
      const [open, asked] = await Promise.all([
        store.reports(circleId, memberId, mostReports),
        store.together(circleId, memberId, mostReports),
      ]);
      const names = await namesOf([...open, ...asked]);
      const view = {
        reports: open.flatMap((comment) => {
          const [from, by] = [names.get(comment.memberId), names.get(comment.to)];
          return from === undefined || by === undefined ? [] : [toReported(comment, from, by)];
        }),
        together: asked.flatMap(({ to, postId }) => {
          const who = names.get(to);
          return who === undefined ? [] : [{ ...who, ...keyOfPost(postId) }];
        }),
      };
      return { ok: true, view };
    },

    /** null: done. `missing`: there is nothing to see to for this organizer. */
    async settle(
      by: string,
      circleId: string,
      id: string,
      what: ReportOutcome,
    ): Promise<Refusal | null> {
      const outcome = await circles.look(by, circleId, "remove");
      if (!outcome.ok) return outcome.reason;
      return (await store.settle({ circleId, id, by }, what)) ? null : "missing";
    },
  };

  async function asReceived(comment: Comment | null): Promise<Reported> {
    if (comment === null) return { ok: false, reason: "missing" };
    const names = await namesOf([comment]);
    return { ok: true, comment: toReceived(comment, names.get(comment.memberId) ?? null) };
  }

  async function namesOf(comments: readonly Comment[]) {
    const ids = new Set(comments.flatMap(({ memberId, to }) => [memberId, to]));
    const found = await deps.members.many([...ids]);
    return new Map(found.map((member) => [member.id, { id: member.id, ...toLooks(member) }]));
  }
};

export type Reports = ReturnType<typeof createReports>;
