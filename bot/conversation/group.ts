import type { messagingApi } from "@line/bot-sdk";
import type { KeptEvent } from "#bot/inbox/turn.ts";
import { linkCard } from "#bot/line/flex.ts";
import { buttonsIn, textIn } from "#bot/messages/speak.ts";
import type { TalkDeps } from "./turns.ts";

/**
 * In a group or room the bot greets once and answers only when it is mentioned. What it says is
 * seen by everyone, so its one button opens the 1:1 chat. The community's language is Japanese.
 */
export async function groupTurn(
  event: KeptEvent,
  deps: Pick<TalkDeps, "chatLink">,
): Promise<readonly messagingApi.Message[]> {
  if (event.type === "join") return [{ type: "text", text: textIn("ja", "group.hello") }];
  if (event.type !== "message" || !event.message.mentionsBot) return [];
  const text = textIn("ja", "SY7");
  const uri = await deps.chatLink();
  if (uri === null) return [{ type: "text", text }];
  return [linkCard(text, [{ label: buttonsIn("ja", "SY7")["open"] ?? "", uri }])];
}
