import type { messagingApi } from "@line/bot-sdk";
import type { ChatMessage } from "#bot/demo/console-api.ts";
import type { Core } from "./core.ts";

/**
 * What this person can tap in a chat now, newest first: quick replies while nothing was said after
 * them, the buttons of the bot's messages, and in a 1:1 chat the rich menu.
 */
export const buttonsOf = (core: Core, userId: string, chatId: string): messagingApi.Action[] => {
  const { messages, kind } = core.talk(chatId);
  const last = messages.at(-1);
  const bubbles = messages
    .filter(isFromBot)
    .toReversed()
    .flatMap(({ message }) => actionsIn(withoutQuickReply(message)));
  const quickReplies = last && isFromBot(last) ? actionsIn(quickReplyOf(last.message)) : [];
  return [...quickReplies, ...bubbles, ...(kind === "user" ? menuActions(core, userId) : [])];
};

/** Finds a button by what stands on it. */
export const buttonNamed = (
  core: Core,
  userId: string,
  chatId: string,
  label: string,
): messagingApi.Action => {
  const buttons = buttonsOf(core, userId, chatId);
  const button = buttons.find((action) => action.label === label);
  if (button) return button;
  const labels = buttons.map((action) => action.label ?? `(${action.type})`);
  throw new Error(`no button "${label}"; there are: ${labels.join(", ") || "none"}`);
};

const isFromBot = (line: ChatMessage): boolean => line.from === "bot" && !line.system;

const quickReplyOf = (message: ChatMessage["message"]): unknown =>
  "quickReply" in message ? message.quickReply : undefined;

const withoutQuickReply = (message: ChatMessage["message"]): unknown => ({
  ...message,
  quickReply: undefined,
});

/** Every object below `action`, `defaultAction` or `actions`, in reading order. */
const actionsIn = (value: unknown): messagingApi.Action[] => {
  if (Array.isArray(value)) return value.flatMap(actionsIn);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, child]: [string, unknown]) => {
    // The message was checked against LINE's schema when it came: an action is an Action.
    if (name === "action" || name === "defaultAction") return [child as messagingApi.Action];
    if (name === "actions") return child as messagingApi.Action[];
    return actionsIn(child);
  });
};

const menuActions = ({ world }: Core, userId: string): messagingApi.Action[] => {
  const richMenuId = world.accounts.get(userId)?.richMenuId ?? world.defaultRichMenuId;
  return richMenuId === null ? [] : actionsIn(world.menus.get(richMenuId)?.menu.areas);
};
