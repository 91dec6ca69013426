import type { messagingApi } from "@line/bot-sdk";
import { dayAfter, isoDate, lastDayOf, momentIn } from "#bot/calendar.ts";
import type { Late } from "#bot/inbox/turn.ts";
import type { MemberStore } from "#bot/members/store.ts";
import { textIn } from "#bot/messages/speak.ts";
import type { SendDoc } from "#bot/sends/store.ts";
import { closedBecause } from "./closed.ts";
import { eveSaid } from "./eve-said.ts";
import { isNudge, type Known, type ReadFacts } from "./facts.ts";
import { eveKind, zoneOf } from "./kinds.ts";
import { aboutAsked, askedFor, isWritten } from "./rules.ts";

const week = 7;

/** Until when it makes sense to tell that this one could not be sent; null: it never does. */
export function missedUntil({ kind, period, on }: SendDoc, zone: string): Date | null {
  if (on === undefined) return null;
  const endOf = (day: string) => momentIn(dayAfter(day), "00:00", zone);
  // Until the meetup begins; its date is the last part.
  if (kind === eveKind) return endOf(period.split("/").at(-1) ?? on);
  if (!isNudge(kind)) return null;
  switch (kind) {
    case "second":
      return endOf(on);
    case "weekly":
    case "monthly":
    case "quarterly":
      return endOf(lastDayOf(period));
    case "asked":
      return endOf(lastDayOf(aboutAsked(period).about));
    case "gap-one":
    case "gap-three":
      return endOf(lastDayOf(on.slice(0, 7)));
    case "first-week":
    case "rest-ended":
      return endOf(dayAfter(on, week));
    case "often":
      return null;
  }
}

/** What members were to hear and the month had no room for, decided again as it is told. */
export const createMissedNudges =
  (deps: {
    readonly members: Pick<MemberStore, "lookedByIds">;
    readonly readFacts: ReadFacts;
    readonly zone: string;
    readonly page: (path: string) => string | null;
    readonly now: () => Date;
  }) =>
  async (sends: readonly SendDoc[]): Promise<readonly Late[]> => {
    const now = deps.now();
    const ids = [...new Set(sends.flatMap(({ memberId }) => memberId ?? []))];
    const known = await deps.readFacts(await deps.members.lookedByIds(ids), now);
    return [...known.values()].flatMap((each) => {
      const { member } = each;
      const own = sends.filter(
        ({ memberId, recipient }) => memberId === member.id && recipient === member.lineUserId,
      );
      return [...eves(own, each, now), ...invitations(own, each, now)];
    });

    function eves(own: readonly SendDoc[], each: Known, at: Date): Late[] {
      return own.flatMap(({ _id, kind, period, on }) => {
        if (kind !== eveKind || on === undefined) return [];
        const said = eveSaid({ period, on }, each, { ...deps, now: at });
        if (said.is === "drop" || said.startsAt <= at) return [];
        return [{ message: said.message, of: [_id] }];
      });
    }

    /** However many did not come, it is said in one bubble. */
    function invitations(own: readonly SendDoc[], each: Known, at: Date): Late[] {
      const { facts, member } = each;
      const day = isoDate(at, zoneOf(member, deps.zone));
      if (closedBecause(facts, day, deps.zone) !== null) return [];
      const open = own.filter((send) => isStillOpen(send, each, day));
      if (open.length === 0) return [];
      const isBack = open.some(({ kind }) => kind === "rest-ended");
      const key = isBack ? "nudge.cutRest" : "nudge.cut";
      const message: messagingApi.TextMessage = { type: "text", text: textIn(member.locale, key) };
      return [{ message, of: open.map(({ _id }) => _id) }];
    }

    function isStillOpen({ kind, period, on }: SendDoc, { facts }: Known, day: string): boolean {
      if (!isNudge(kind) || on === undefined) return false;
      if (kind === "asked") return askedFor(facts, { period, on: day }, deps.zone) === null;
      if (kind === "weekly" && !facts.member.settings.weekly) return false;
      return !isWritten({ kind, period }, facts, day);
    }
  };
