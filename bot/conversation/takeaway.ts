import { isoDate } from "#bot/calendar.ts";
import { longestTakeaway } from "#shared/attendance.ts";
import type { AnswerPart } from "#shared/reflection.ts";
import type { KeptEvent } from "#bot/inbox/turn.ts";
import type { BubbleKey } from "#bot/messages/catalog.ts";
import { notNow } from "./came.ts";
import { says, sayKey } from "./says.ts";
import type { Offer, Say } from "./say.ts";
import { idleAfterMs, sameAnswerWithinMs } from "./session.ts";
import type { Reply, TalkDeps, Visit } from "./turns.ts";

type Deps = Pick<TalkDeps, "attendance" | "page" | "zone">;

/** What is said of the meetup that ended, once, with a reply that was asked for anyway. */
export async function endedLine(
  deps: Deps,
  event: KeptEvent,
  visit: Visit,
  reply: Reply,
  room: number,
): Promise<Say[]> {
  if (!("replyToken" in event) || event.replyToken === undefined) return [];
  if (room < 1 || reply.says.length === 0 || reply.forget === true) return [];
  // One thing at a time: neither beside a question that waits for words, nor where it would hurt.
  const { session, takeaway, gap } = reply.state;
  const isAsked =
    session !== undefined &&
    !session.closed &&
    !session.paused &&
    visit.at.getTime() - session.touchedAt.getTime() < idleAfterMs;
  if (isAsked || takeaway !== undefined || gap !== undefined) return [];
  if (reply.says.some(({ key }) => notNow.test(key))) return [];
  const ended = await deps.attendance.tell(visit.member.id, event.id);
  if (ended === null) return [];
  if (ended.as === "absent") {
    const next: Offer = { label: { button: "next", of: "ME6" }, tap: { do: "open", at: "meetup" } };
    return [{ key: "ME6", offers: [], also: [...pageOffer(deps, "ME6", "read"), next] }];
  }
  const today = isoDate(visit.at, deps.zone);
  const key = isoDate(ended.meetup.to, deps.zone) === today ? "ME5" : "ME5.later";
  const tap = { do: "takeaway", m: ended.meetup.id };
  const also: Offer[] = [
    { label: { button: "write", of: key }, tap },
    ...pageOffer(deps, key, "cheer"),
    { label: { button: "enough", of: key }, tap: { ...tap, a: "no" } },
  ];
  return [{ key, offers: [], also }];
}

/** The line that stayed with somebody of a meetup, for their own record. */
export const createTakeaway = (deps: Deps) => {
  const { attendance } = deps;

  return {
    /** Asks for it, or leaves it at that. */
    async ask(visit: Visit, meetup: string, choice: string | undefined): Promise<Reply> {
      const { takeaway: _, ...state } = visit.state;
      if (!(await attendance.mayTell(visit.member.id, meetup))) return sayKey(visit, "SY3");
      if (choice === "no") return sayKey({ ...visit, state }, "takeaway.enough");
      const leave: Offer = {
        label: { button: "leave", of: "takeaway.ask" },
        tap: { do: "takeaway", m: meetup, a: "no" },
      };
      return {
        state: { ...state, takeaway: { meetup, at: visit.at } },
        says: [{ key: "takeaway.ask", offers: [leave] }],
      };
    },

    /** Whether the line is what was asked for last. */
    awaits({ state: { takeaway, session }, at, isUnseen }: Visit): boolean {
      if (takeaway === undefined || isUnseen) return false;
      // What comes right behind a line still belongs to it.
      const within = takeaway.isKept ? sameAnswerWithinMs : idleAfterMs;
      if (at.getTime() - takeaway.at.getTime() >= within) return false;
      return session === undefined || session.touchedAt < takeaway.at;
    },

    /** null if there is no such meetup any more, so that the words go another way. */
    async write(visit: Visit, parts: readonly AnswerPart[]): Promise<Reply | null> {
      const { takeaway, session, ...rest } = visit.state;
      if (takeaway === undefined) return null;
      const length = parts.map(({ text }) => text).join("\n").length;
      if (length > longestTakeaway) return says(visit, { key: "takeaway.long", offers: [] });
      if (!(await attendance.add(visit.member.id, takeaway.meetup, parts))) return null;
      const record: Offer = {
        label: { button: "record", of: "takeaway.kept" },
        tap: { do: "open", at: "record" },
      };
      const offers = [...pageOffer(deps, "takeaway.kept", "cheer"), record];
      return {
        // A question that was open before waits: what comes next is no answer to it.
        state: {
          ...rest,
          takeaway: { ...takeaway, at: visit.at, isKept: true },
          ...(session && { session: { ...session, paused: true } }),
        },
        says: [{ key: "takeaway.kept", offers }],
      };
    },

    leave(visit: Visit): Reply {
      const { takeaway: _, ...state } = visit.state;
      return sayKey({ ...visit, state }, "takeaway.enough");
    },
  };
};

export type Takeaway = ReturnType<typeof createTakeaway>;

function pageOffer({ page }: Deps, of: BubbleKey, button: string): Offer[] {
  const uri = page("/feed");
  return uri === null ? [] : [{ label: { button, of }, tap: { do: "page", page: "/feed" }, uri }];
}
