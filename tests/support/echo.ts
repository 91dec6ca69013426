import type { messagingApi } from "@line/bot-sdk";
import type { Respond } from "#bot/inbox/turn.ts";

export const text = (words: string): messagingApi.TextMessage => ({ type: "text", text: words });

/** Repeats what it heard and counts in the state of the chat. */
export const echo: Respond = async (event, { state }) => {
  const count = Number(state?.["count"] ?? 0) + 1;
  const heard =
    event.type === "message"
      ? (event.message.text ?? event.message.type)
      : event.type === "postback"
        ? event.postback.data
        : event.type;
  const isSilent = event.type === "unsend" || event.type === "unfollow" || event.type === "leave";
  return { state: { count }, messages: isSilent ? [] : [text(`${count}: ${heard}`)] };
};
