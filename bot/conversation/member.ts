import type { KeptEvent } from "#bot/inbox/turn.ts";
import { fromData } from "#bot/line/postback.ts";
import { createAside } from "./aside.ts";
import { createBridge } from "./bridge.ts";
import { createMenu } from "./menu.ts";
import { sayKey } from "./says.ts";
import { createSettings } from "./settings.ts";
import { createTakeaway } from "./takeaway.ts";
import type { Talk } from "./talk.ts";
import { createTaps } from "./taps.ts";
import { createTexts } from "./texts.ts";
import type { Reply, TalkDeps, Visit } from "./turns.ts";
import { apart } from "./turns.ts";
import { createReminded } from "./reminded.ts";
import { createUndecided } from "./undecided.ts";
import type { Offered } from "./words.ts";

/** One event of a member in the 1:1 chat. */
export const createMemberTurn = (deps: TalkDeps, talk: Talk) => {
  const menu = createMenu(deps, talk);
  const settings = createSettings(deps, talk);
  const aside = createAside(deps);
  const reminded = createReminded(deps, talk);
  const undecided = createUndecided(deps, talk, reminded, aside);
  const bridge = createBridge(deps);
  const takeaway = createTakeaway(deps);
  const taps = createTaps(deps, talk, { menu, settings, undecided, bridge, takeaway, reminded });
  const texts = createTexts(deps, talk, {
    taps,
    menu,
    settings,
    aside,
    undecided,
    bridge,
    takeaway,
  });

  return (event: KeptEvent, visit: Visit): Promise<Reply> => {
    switch (event.type) {
      case "follow":
        return comeBack(visit, event.follow.isUnblocked);
      case "unfollow":
        return goAway(visit);
      case "unsend":
        return takeBack(visit, event.unsend.messageId);
      case "postback":
        return taps.tapped(apart(visit), event.postback.data, event.postback.params ?? {});
      case "message":
        if (event.message.type !== "text")
          return texts.wordless(apart(visit), event.message.type === "sticker");
        // Written before the consent was taken in, so it was not kept.
        if (event.message.text === undefined)
          return Promise.resolve(sayKey(apart(visit), "talk.sorry"));
        return texts.told(visit, event.message.id, event.message.text);
      case "join":
      case "leave":
      case "memberJoined":
      case "memberLeft":
        return Promise.resolve({ state: visit.state, says: [] });
    }
  };

  async function comeBack(visit: Visit, isUnblocked: boolean): Promise<Reply> {
    // The first follow, arriving after the consent it led to.
    if (visit.at <= visit.member.consent.at) return { state: visit.state, says: [] };
    if (!isUnblocked && !visit.member.friend) return begin(visit);
    await deps.members.cameBack(visit.member);
    return sayKey(visit, "SY8");
  }

  /**
   * Agreed to the promises on a page and adds the bot now: the first question comes next, unless
   * the page has moved their records here.
   */
  async function begin(visit: Visit): Promise<Reply> {
    const member = (await deps.members.befriended(visit.member)) ?? visit.member;
    deps.showMenu(member.lineUserId, member.locale);
    const known = { ...visit, member };
    return member.moves > 0 ? sayKey(known, "transfer.done") : talk.open(known, "first", "first");
  }

  async function goAway(visit: Visit): Promise<Reply> {
    await deps.members.blocked(visit.member);
    return { state: visit.state, says: [] };
  }

  /** Gone from every record at once; it is said with the next reply. */
  async function takeBack(visit: Visit, messageId: string): Promise<Reply> {
    const { member, state, eventId } = visit;
    // First where words were written on: a record that lost them no longer tells which they were.
    const inInventory = await deps.inventory.eraseMessage(member.id, messageId, visit.at);
    const inRecords = await deps.reflections.erase(member.id, messageId, eventId);
    const pending = state.pending?.filter((part) => part.messageId !== messageId) ?? [];
    const wasPending = pending.length !== (state.pending?.length ?? 0);
    const { pending: _, ...rest } = state;
    const unsent = inRecords || inInventory || wasPending;
    return {
      state: {
        ...rest,
        offered: withoutQuotes(state.offered),
        ...(pending.length > 0 && { pending }),
        ...((unsent || state.unsent) && { unsent: true }),
      },
      says: [],
    };
  }
};

/** The offers without labels that quote the member; the others keep their numbers. */
function withoutQuotes(offered: readonly Offered[]): readonly Offered[] {
  return offered.map(({ label, data }) => {
    const choice = fromData(data)["c"] ?? "";
    return /^(week|line)\./.test(choice) ? { label: "", data } : { label, data };
  });
}
