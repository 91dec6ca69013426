import type { Core } from "./core.ts";

const MINUTE_MS = 60_000;

/** The chat a reply token still opens, used up by asking; null for a token that opens none. */
export const redeemReplyToken = ({ world, now }: Core, replyToken: string): string | null => {
  const token = world.replyTokens.get(replyToken);
  if (!token || token.used) return null;
  const at = now().getTime();
  if (at - token.deliveredAt > MINUTE_MS || at - token.eventAt > 20 * MINUTE_MS) return null;
  token.used = true;
  return token.chatId;
};
