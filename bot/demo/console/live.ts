import type { Chat, ChatMessage, ConsoleChange, ConsoleState } from "#bot/demo/console-api.ts";

/** The double's state as the page knows it, and how far the double's clock is from this machine's. */
export type Live = { readonly state: ConsoleState; readonly skewMs: number };

/** A change before the first whole state is of no use: null stays null. */
export function applyChange(live: Live | null, change: ConsoleChange, hereMs: number): Live | null {
  if (change.type === "state") return aligned(keepingMessages(live, change.state), hereMs);
  if (live === null) return null;
  const { state } = live;
  switch (change.type) {
    case "chat":
      return { ...live, state: { ...state, chats: withChat(state.chats, change.chat) } };
    case "people":
      return { ...live, state: { ...state, people: change.people } };
    case "controls":
      return aligned({ ...state, ...change.controls }, hereMs);
  }
}

export function chatsOf(state: ConsoleState, person: string): readonly Chat[] {
  const own = state.chats.filter((chat) => chat.id === person);
  return [
    ...own,
    ...state.chats.filter(({ kind, members }) => kind !== "user" && members.includes(person)),
  ];
}

function aligned(state: ConsoleState, hereMs: number): Live {
  return { state, skewMs: Date.parse(state.now) - hereMs };
}

function withChat(chats: readonly Chat[], next: Chat): readonly Chat[] {
  const before = chats.find(({ id }) => id === next.id);
  if (before === undefined) return [...chats, next];
  return chats.map((chat) => (chat.id === next.id ? sameMessages(before, next) : chat));
}

function keepingMessages(live: Live | null, state: ConsoleState): ConsoleState {
  if (live === null) return state;
  const before = new Map(live.state.chats.map((chat) => [chat.id, chat]));
  return { ...state, chats: state.chats.map((chat) => sameMessages(before.get(chat.id), chat)) };
}

// A message that did not change keeps its identity, so that its drawing is not done again.
function sameMessages(before: Chat | undefined, next: Chat): Chat {
  const known = new Map(before?.messages.map((message) => [message.id, message]));
  return {
    ...next,
    messages: next.messages.map((message) => same(known.get(message.id), message)),
  };
}

function same(before: ChatMessage | undefined, next: ChatMessage): ChatMessage {
  if (before === undefined || next.edited) return next;
  return before.unsent === next.unsent && before.edited === next.edited ? before : next;
}
