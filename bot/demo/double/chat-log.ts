import type { ChatMessage } from "#bot/demo/console-api.ts";
import type { Core } from "./core.ts";
import type { Talk } from "./world.ts";

const KEPT_MESSAGES = 1_000;

/** Writes one line into a chat and answers it. */
export const addMessage = (
  core: Core,
  talk: Talk,
  from: string,
  message: ChatMessage["message"],
  extra: { readonly id?: string; readonly system?: boolean } = {},
): ChatMessage => {
  const line: ChatMessage = {
    id: extra.id ?? core.messageId(),
    at: core.now().toISOString(),
    from,
    message,
    unsent: false,
    edited: false,
    ...(extra.system ? { system: true } : {}),
  };
  talk.messages.push(line);
  if (talk.messages.length > KEPT_MESSAGES) talk.messages.shift();
  core.touch({ chat: talk.id });
  return line;
};

export const addNotice = (core: Core, talk: Talk, text: string): ChatMessage =>
  addMessage(core, talk, "bot", { type: "text", text }, { system: true });

/** Exchanges one line for its changed self. */
export const changeMessage = (
  core: Core,
  talk: Talk,
  messageId: string,
  change: (line: ChatMessage) => ChatMessage,
): ChatMessage => {
  const index = talk.messages.findIndex((line) => line.id === messageId);
  const line = talk.messages[index];
  if (!line) throw new Error(`no such message: ${messageId}`);
  const changed = change(line);
  talk.messages[index] = changed;
  core.touch({ chat: talk.id });
  return changed;
};
