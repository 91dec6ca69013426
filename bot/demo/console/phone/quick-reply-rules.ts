import type { messagingApi } from "@line/bot-sdk";
import type { ChatMessage } from "#bot/demo/console-api.ts";

type Offered = {
  readonly messageId: string;
  readonly items: readonly messagingApi.QuickReplyItem[];
};

/** Only the newest message offers its quick replies; anything anyone sends takes them away. */
export function quickRepliesOf(messages: readonly ChatMessage[]): Offered | null {
  const last = messages.findLast(({ system }) => system !== true);
  if (last === undefined || last.from !== "bot" || last.unsent) return null;
  const items = "quickReply" in last.message ? (last.message.quickReply?.items ?? []) : [];
  return items.length > 0 ? { messageId: last.id, items } : null;
}

/** These open something first, which may still be cancelled. */
export function staysAfterTap({ type }: messagingApi.Action): boolean {
  return (
    type === "datetimepicker" || type === "camera" || type === "cameraRoll" || type === "location"
  );
}
