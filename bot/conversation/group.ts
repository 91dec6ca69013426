import type { messagingApi } from "@line/bot-sdk";
import type { KeptEvent } from "#bot/inbox/turn.ts";
import { linkCard } from "#bot/line/flex.ts";
import { buttonsIn, textIn } from "#bot/messages/speak.ts";
import type { Locale } from "#shared/locale.ts";
import type { TalkDeps } from "./turns.ts";

type GroupDeps = Pick<TalkDeps, "chatLink" | "members" | "organizerUserIds">;

/**
 * In a group or room the bot greets once and answers only when it is mentioned. What it says is
 * seen by everyone, so its one button opens the 1:1 chat.
 */
export async function groupTurn(
  event: KeptEvent,
  deps: GroupDeps,
): Promise<readonly messagingApi.Message[]> {
  const isCalled = event.type === "message" && event.message.mentionsBot;
  if (event.type !== "join" && !isCalled) return [];
  const locale = await groupLocale(event.userId, deps);
  if (!isCalled) return [{ type: "text", text: textIn(locale, "group.hello") }];
  const text = textIn(locale, "SY7");
  const uri = await deps.chatLink();
  if (uri === null) return [{ type: "text", text }];
  return [linkCard(text, [{ label: buttonsIn(locale, "SY7")["open"] ?? "", uri }])];
}

/**
 * The language of a group: of the member who speaks to the bot; where nobody known does, of the
 * community's organizers, the first that is a member.
 */
async function groupLocale(
  speaker: string | undefined,
  { members, organizerUserIds }: Pick<GroupDeps, "members" | "organizerUserIds">,
): Promise<Locale> {
  for (const userId of [...(speaker === undefined ? [] : [speaker]), ...organizerUserIds]) {
    const member = await members.find(userId);
    if (member !== null) return member.locale;
  }
  return "ja";
}
