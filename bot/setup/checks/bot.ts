import type { Channels } from "#bot/line/channels.ts";
import { askLine, type LineClient } from "#bot/line/client.ts";
import { finding, type Finding } from "#bot/setup/finding.ts";
import { LINE_MS } from "#bot/setup/patience.ts";
import type { Values } from "#bot/setup/values.ts";
import { isRefused, silence } from "./silence.ts";

const DAY_SECONDS = 86_400;
/** LINE gives a token without an end a hundred years, and no other more than thirty days. */
const LONG_SECONDS = 366 * DAY_SECONDS;

export type BotSeen = {
  readonly findings: readonly Finding[];
  /** Id of the Messaging API channel, which no setting holds; null: unknown. */
  readonly channelId: string | null;
};

/** Whose token it is, how long it lives, and whether the secret belongs to the same channel. */
export const checkBot = async (
  line: LineClient,
  channels: Channels,
  values: Values,
): Promise<BotSeen> => {
  const { LINE_CHANNEL_ACCESS_TOKEN: token = "", LINE_LOGIN_CHANNEL_ID: loginId } = values;
  const info = await askLine(line.sdk.getBotInfo(), LINE_MS);
  if (!info.ok && !isRefused(info)) return { findings: [silence(info)], channelId: null };
  const verified = await channels.verify(token);
  if (!info.ok) {
    const isLogins = verified.ok && verified.channelId === loginId;
    return { findings: [finding(isLogins ? "token_of_login" : "token_refused")], channelId: null };
  }
  const { displayName: name, basicId, chatMode } = info;
  const findings = [
    finding("bot_found", { name, basicId }),
    ...(chatMode === "chat" ? [finding("chat_on")] : []),
  ];
  if (!verified.ok) {
    findings.push(isRefused(verified) ? finding("token_passing") : silence(verified));
    return { findings, channelId: null };
  }
  const { channelId, endsInSeconds } = verified;
  if (endsInSeconds < LONG_SECONDS) {
    findings.push(finding("token_ends", { days: String(Math.floor(endsInSeconds / DAY_SECONDS)) }));
  }
  if (values["LINE_CHANNEL_SECRET"] !== undefined) {
    findings.push(await checkSecret(channels, channelId, values));
  }
  return { findings, channelId };
};

const checkSecret = async (channels: Channels, channelId: string, values: Values) => {
  const { LINE_CHANNEL_SECRET: secret = "", LINE_LOGIN_CHANNEL_ID: loginId } = values;
  const issued = await channels.issue(channelId, secret);
  if (issued.ok) return finding("secret_fits", { channelId });
  if (!isRefused(issued)) return silence(issued);
  const isLogins = loginId !== undefined && (await channels.issue(loginId, secret)).ok;
  return finding(isLogins ? "secret_of_login" : "secret_refused", { channelId });
};
