import type { Respond, Turn } from "#bot/inbox/turn.ts";
import type { BubbleKey } from "#bot/messages/catalog.ts";
import { cameLines, notNow, whatCame } from "./came.ts";
import { render } from "./cards.ts";
import { groupTurn } from "./group.ts";
import { createMemberTurn } from "./member.ts";
import type { Say } from "./say.ts";
import { emptyState } from "./state.ts";
import type { ConversationState } from "./state.ts";
import type { Lost } from "./store.ts";
import { endedLine } from "./takeaway.ts";
import { createTalk } from "./talk.ts";
import type { Reply, TalkDeps, Visit } from "./turns.ts";
import { createWelcome } from "./welcome.ts";

/** How long a chat without consent is remembered: which question was put, nothing else. */
const keepStrangerMs = 24 * 60 * 60_000;

/** LINE takes at most five messages in a reply (Messaging API reference, "Send reply message"). */
const mostMessages = 5;

/** What is said when the words were not taken in. */
const notKept: ReadonlySet<BubbleKey> = new Set(["SY5.long", "bridge.long", "talk.sorry"]);

/** How many bubbles it is with all that is said in front of it. */
const bubblesOf = ({ before, says, state }: Reply, news: Say | null): number =>
  (before?.length ?? 0) + says.length + (news === null ? 0 : 1) + (state.unsent === true ? 1 : 0);

/** Steps one event: who is it, what do they mean, what is said. */
export const createRespond = (deps: TalkDeps): Respond => {
  const talk = createTalk(deps);
  const welcome = createWelcome(deps, talk);
  const memberTurn = createMemberTurn(deps, talk);

  return async (event, chat) => {
    if (event.chat.kind !== "user")
      return {
        state: null,
        messages: await groupTurn(event, deps),
        keepUntil: strangerUntil(event.at),
      };
    const userId = event.chat.id;
    const state = { ...emptyState, ...chat.state } as ConversationState;
    const found = await deps.members.find(userId);
    if (found === null) {
      const reply = await welcome(event, state, userId);
      const isMember = (await deps.members.find(userId)) !== null;
      const until = isMember ? null : strangerUntil(event.at);
      const turn = toTurn(reply, null, until, "ja", event.at);
      // The promises are put again anyway.
      return chat.lost === undefined ? turn : { ...turn, toldOfLost: true };
    }
    const isContact =
      event.type === "message" || event.type === "postback" || event.type === "follow";
    // Whoever writes can be reached, also if LINE told nothing of it; an adding has its own words.
    const isNewHere = isContact && event.type !== "follow" && !found.friend;
    const met = (isNewHere ? await deps.members.befriended(found) : null) ?? found;
    const member = isContact ? await deps.members.refresh(met) : met;
    const messageId = event.type === "message" ? { messageId: event.message.id } : {};
    const { isUnseen = false, lost } = chat;
    const visit = { member, state, eventId: event.id, at: event.at, isUnseen, ...messageId };
    const [reply, come] = await Promise.all([
      memberTurn(event, visit),
      whatCame(deps, event, member),
    ]);
    const news = lost === undefined ? null : await newsOf(lost, visit);
    const room = mostMessages - bubblesOf(reply, news);
    const ended = await endedLine(deps, event, visit, reply, room);
    const came = await cameLines(deps, come, visit, reply, room - ended.length);
    const says = [...reply.says, ...ended, ...came];
    return toTurn({ ...reply, says }, news, null, member.locale, event.at);
  };

  /** What has become of the message whose answer never arrived, truthfully. */
  async function newsOf({ messageId, again }: Lost, { member, state }: Visit): Promise<Say> {
    if (again) return { key: "lost.again", offers: [] };
    const isPending = state.pending?.some((part) => part.messageId === messageId) ?? false;
    const isKept =
      messageId !== undefined &&
      (isPending || (await deps.reflections.holds(member.id, messageId)));
    return { key: isKept ? "lost.kept" : "lost.tap", offers: [] };
  }

  function toTurn(
    reply: Reply,
    news: Say | null,
    keepUntil: Date | null,
    usual: "ja" | "en",
    at: Date,
  ): Turn {
    const locale = reply.locale ?? usual;
    const isSpeaking = reply.says.length > 0;
    const turn = reply.state.turn + (isSpeaking ? 1 : 0);
    const { unsent, ...rest } = reply.state;
    const room = mostMessages - (reply.before?.length ?? 0) - reply.says.length;
    const tellsLost = news !== null && isSpeaking && room > 0;
    const tellsUnsent = unsent === true && isSpeaking && room > (tellsLost ? 1 : 0);
    const notices: Say[] = [
      ...(tellsLost ? [news] : []),
      ...(tellsUnsent ? [{ key: "SY6", offers: [] } as const] : []),
    ];
    const { messages, offered } = render([...notices, ...reply.says], locale, turn);
    const state: ConversationState = {
      ...rest,
      turn,
      offered: isSpeaking ? offered : rest.offered,
      ...(isSpeaking && { offeredAt: at }),
      ...(unsent && !tellsUnsent && { unsent }),
    };
    return {
      state,
      messages: [...(reply.before ?? []), ...messages].slice(0, mostMessages),
      keepUntil,
      ...(reply.forget && { forget: true }),
      ...(tellsLost && { toldOfLost: true }),
      ...(reply.says.some(({ key }) => notKept.has(key)) && { notKept: true }),
      ...(reply.says.some(({ key }) => notNow.test(key)) && { isAlone: true }),
    };
  }

  function strangerUntil(at: Date): Date {
    return new Date(at.getTime() + keepStrangerMs);
  }
};
