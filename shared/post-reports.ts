import * as v from "valibot";
import type { Looks } from "./circle.ts";
import type { PostView } from "./feed.ts";

const verdicts = ["settled", "removed"] as const;
/** What an organizer does: leaves it as it is, or takes it out of the circle. */
export type PostVerdict = (typeof verdicts)[number];

export const PostVerdictWish = v.strictObject({ outcome: v.picklist(verdicts) });

/** How it stands with what a reader told the organizers of a post. */
export type PostReportState = "open" | "settled";

export type PostReportView = { readonly report: PostReportState | null };

type Named = Looks & { readonly id: string };

/** A post that readers asked the organizers to look at, as this organizer reads it anyway. */
export type ReportedPost = {
  readonly post: PostView;
  readonly by: readonly Named[];
  /** When it was first told. */
  readonly reportedAt: string;
};

export type ReportedPosts = { readonly items: readonly ReportedPost[] };
