import type { Respond, Turn } from "#bot/inbox/turn.ts";
import { render } from "./cards.ts";
import { groupTurn } from "./group.ts";
import { createMemberTurn } from "./member.ts";
import type { Say } from "./say.ts";
import { emptyState } from "./state.ts";
import type { ConversationState } from "./state.ts";
import { createTalk } from "./talk.ts";
import type { Reply, TalkDeps } from "./turns.ts";
import { createWelcome } from "./welcome.ts";

/** How long a chat without consent is remembered: which question was put, nothing else. */
const keepStrangerMs = 24 * 60 * 60_000;

/** LINE takes at most five messages in a reply (Messaging API reference, "Send reply message"). */
const mostMessages = 5;

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
      const consented = reply.state.session !== undefined;
      return toTurn(reply, consented ? null : strangerUntil(event.at), "ja");
    }
    const isContact =
      event.type === "message" || event.type === "postback" || event.type === "follow";
    const member = isContact ? await deps.members.refresh(found) : found;
    const messageId = event.type === "message" ? { messageId: event.message.id } : {};
    const visit = { member, state, eventId: event.id, at: event.at, ...messageId };
    return toTurn(await memberTurn(event, visit), null, member.locale);
  };

  function toTurn(reply: Reply, keepUntil: Date | null, usual: "ja" | "en"): Turn {
    const locale = reply.locale ?? usual;
    const isSpeaking = reply.says.length > 0;
    const turn = reply.state.turn + (isSpeaking ? 1 : 0);
    const { unsent, ...rest } = reply.state;
    const hasRoom = (reply.before?.length ?? 0) + reply.says.length < mostMessages;
    const tells = unsent === true && isSpeaking && hasRoom;
    const notice: Say[] = tells ? [{ key: "SY6", offers: [] }] : [];
    const { messages, offered } = render([...notice, ...reply.says], locale, turn);
    const state: ConversationState = {
      ...rest,
      turn,
      offered: isSpeaking ? offered : rest.offered,
      ...(unsent && !tells && { unsent }),
    };
    return {
      state,
      messages: [...(reply.before ?? []), ...messages].slice(0, mostMessages),
      keepUntil,
      ...(reply.forget && { forget: true }),
    };
  }

  function strangerUntil(at: Date): Date {
    return new Date(at.getTime() + keepStrangerMs);
  }
};
