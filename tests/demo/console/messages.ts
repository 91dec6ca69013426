import type { Chat, ChatMessage, ConsoleState, Person } from "#bot/demo/console-api.ts";

export function message(more: Partial<ChatMessage> = {}): ChatMessage {
  return {
    id: "1",
    at: "2026-11-23T00:00:00Z",
    from: "bot",
    message: { type: "text", text: "こんにちは" },
    unsent: false,
    edited: false,
    ...more,
  };
}

export function chat(more: Partial<Chat> = {}): Chat {
  return {
    id: "U1",
    kind: "user",
    name: "由紀",
    members: ["U1"],
    botIsMember: true,
    messages: [],
    ...more,
  };
}

export function person(more: Partial<Person> = {}): Person {
  return {
    userId: "U1",
    name: "由紀",
    language: "ja",
    friendship: "friend",
    loadingUntil: null,
    richMenuId: null,
    ...more,
  };
}

export function consoleState(more: Partial<ConsoleState> = {}): ConsoleState {
  return {
    now: "2026-11-23T00:00:00Z",
    clockOffsetMs: 0,
    bot: { userId: "Ubot", name: "Ayumi" },
    people: [person()],
    chats: [chat()],
    richMenus: [],
    defaultRichMenuId: null,
    quota: { limit: null, used: 0 },
    faults: {},
    liffUrl: null,
    ...more,
  };
}
