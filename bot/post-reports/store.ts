import type { Db } from "mongodb";
import { collectionOf, type StoreDefinition } from "#bot/db.ts";
import type { PostReportState } from "#shared/post-reports.ts";

/** That somebody asked the organizers of a circle to look at a post there. */
export type PostReport = {
  readonly circleId: string;
  readonly postId: string;
  /** Who wrote the post. */
  readonly author: string;
  readonly by: string;
  readonly at: Date;
  readonly state: PostReportState;
};

/** `_id` names circle, post and reporter, so that the same again changes nothing. */
type PostReportDoc = PostReport & { readonly _id: string };

type One = Pick<PostReport, "circleId" | "postId" | "by">;

export const postReportsDefinition: StoreDefinition = {
  name: "postReports",
  indexes: [
    { key: { circleId: 1, state: 1, at: 1 }, name: "open" },
    { key: { circleId: 1, postId: 1 }, name: "post" },
    { key: { by: 1 }, name: "own" },
    { key: { author: 1 }, name: "about" },
  ],
};

export const createPostReportStore = (db: Db) => {
  const reports = collectionOf<PostReportDoc>(db, postReportsDefinition);
  const idOf = ({ circleId, postId, by }: One) => `${circleId} ${postId} ${by}`;

  return {
    /** As it stands after that: one that was seen to is not opened again. */
    async add(report: PostReport): Promise<PostReportState> {
      const _id = idOf(report);
      const kept = { $setOnInsert: report };
      const how = { upsert: true, returnDocument: "after" } as const;
      return (await reports.findOneAndUpdate({ _id }, kept, how))?.state ?? report.state;
    },

    async state(one: One): Promise<PostReportState | null> {
      return (await reports.findOne({ _id: idOf(one) }))?.state ?? null;
    },

    /** Only while nobody has seen to it. */
    async takeBack(one: One): Promise<void> {
      await reports.deleteOne({ _id: idOf(one), state: "open" });
    },

    /** Those that wait for an organizer, the oldest first; not about what this member wrote. */
    async open(circleId: string, but: string, limit: number): Promise<PostReport[]> {
      const waiting = { circleId, state: "open", author: { $ne: but } } as const;
      return reports.find(waiting).sort({ at: 1 }).limit(limit).toArray();
    },

    /** False where nothing waits for this organizer. */
    async isOpen(circleId: string, postId: string, but: string): Promise<boolean> {
      const waiting = { circleId, postId, state: "open", author: { $ne: but } } as const;
      return (await reports.findOne(waiting, { projection: { _id: 1 } })) !== null;
    },

    async settle(circleId: string, postId: string): Promise<void> {
      await reports.updateMany({ circleId, postId, state: "open" }, { $set: { state: "settled" } });
    },

    /** How many there were. */
    async drop(circleId: string, postId: string): Promise<number> {
      return (await reports.deleteMany({ circleId, postId })).deletedCount;
    },

    async dropOf(circleId: string): Promise<void> {
      await reports.deleteMany({ circleId });
    },

    /** Of whoever leaves: what they told, and what was told of them. */
    async forget(memberId: string): Promise<void> {
      await reports.deleteMany({ by: memberId });
      await reports.deleteMany({ author: memberId });
    },
  };
};

export type PostReportStore = ReturnType<typeof createPostReportStore>;
