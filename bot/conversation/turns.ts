import type { messagingApi } from "@line/bot-sdk";
import type { Locale } from "#shared/locale.ts";
import type { AttendanceService } from "#bot/attendance/service.ts";
import type { Cheers } from "#bot/cheers/service.ts";
import type { Comments } from "#bot/comments/service.ts";
import type { Circles } from "#bot/circles/service.ts";
import type { Feed } from "#bot/feed/service.ts";
import type { Inventory } from "#bot/inventory/service.ts";
import type { Leaving } from "#bot/leaving/service.ts";
import type { Groups } from "#bot/groups/service.ts";
import type { Meetups } from "#bot/meetups/service.ts";
import type { Member } from "#bot/members/rules.ts";
import type { Members } from "#bot/members/service.ts";
import type { NudgeOffers } from "#bot/nudges/offers.ts";
import type { Nudges } from "#bot/nudges/service.ts";
import type { Reflections } from "#bot/reflections/service.ts";
import type { Takeout } from "#bot/takeout/service.ts";
import type { Transfer } from "#bot/transfer/service.ts";
import type { Strengths } from "#bot/strengths/service.ts";
import type { Scripts } from "./scripts/table.ts";
import type { Say } from "./say.ts";
import type { ConversationState } from "./state.ts";

/** What a part of the conversation works with. Everything it does is idempotent by event id. */
export type TalkDeps = {
  readonly members: Members;
  readonly reflections: Reflections;
  readonly inventory: Inventory;
  readonly circles: Pick<Circles, "openIds" | "of">;
  readonly groups: Pick<Groups, "arrived" | "gone" | "circleOf" | "offer" | "mayGreet">;
  readonly meetups: Pick<Meetups, "list" | "rsvp" | "nextPlan">;
  readonly attendance: Pick<AttendanceService, "tell" | "mayTell" | "add">;
  readonly cheers: Pick<Cheers, "hasNews" | "tell">;
  readonly comments: Pick<Comments, "hasNews" | "tell" | "tellFrank" | "read">;
  readonly strengths: Pick<Strengths, "hasNews" | "tell">;
  readonly feed: Pick<Feed, "latest" | "preview">;
  readonly scripts: Scripts;
  readonly zone: string;
  /** Empty where the configuration names none. */
  readonly community: string;
  readonly organizer: string;
  /** Of the community, as LINE knows them. */
  readonly organizerUserIds: readonly string[];
  readonly supportUrl: string;
  /** An address of the LIFF app; null while there is none. */
  readonly page: (path: string) => string | null;
  /** Where a group's members find the 1:1 chat; null if LINE does not tell. */
  readonly chatLink: () => Promise<string | null>;
  /** The menu of the chat follows the member's language. */
  readonly showMenu: (lineUserId: string, locale: Locale) => void;
  readonly leaving: Leaving;
  readonly takeout: Pick<Takeout, "file">;
  readonly transfer: Pick<Transfer, "redeem">;
  readonly nudges: Pick<Nudges, "ask">;
  readonly nudgeOffers: NudgeOffers;
  readonly stopWeekly: (month: string) => Promise<void>;
  readonly newId: () => string;
};

/** One event of one member, and what the chat remembers. */
export type Visit = {
  readonly member: Member;
  readonly state: ConversationState;
  readonly eventId: string;
  /** The message the event brought, if it is one. */
  readonly messageId?: string;
  readonly at: Date;
  /** What was said last has not reached them yet, so nothing sent now answers it. */
  readonly isUnseen?: boolean;
};

export type Reply = {
  readonly state: ConversationState;
  readonly says: readonly Say[];
  /** Sent as they are, before what is said. */
  readonly before?: readonly messagingApi.Message[];
  readonly locale?: Locale;
  readonly forget?: boolean;
};

/** Something else happened since: the next message no longer belongs to the last answer. */
export function apart(visit: Visit): Visit {
  const { tail: _, session, ...state } = visit.state;
  if (session === undefined) return { ...visit, state };
  const { before: __, ...rest } = session;
  return { ...visit, state: { ...state, session: rest } };
}
