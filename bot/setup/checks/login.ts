import type { Channels } from "#bot/line/channels.ts";
import type { LineClient } from "#bot/line/client.ts";
import { finding, type Finding } from "#bot/setup/finding.ts";
import { idsIn, isShaped, type Values } from "#bot/setup/values.ts";
import { isRefused, silence } from "./silence.ts";

export type LoginSeen = {
  readonly findings: readonly Finding[];
  /** What the LIFF server API takes; null: the channel did not open. */
  readonly token: string | null;
};

/** Whether id and secret of the LINE Login channel belong together. */
export const checkLogin = async (
  channels: Channels,
  values: Values,
  botChannelId: string | null,
): Promise<LoginSeen> => {
  const { LINE_LOGIN_CHANNEL_ID: channelId, LINE_LOGIN_CHANNEL_SECRET: secret } = values;
  if (channelId === undefined) return { findings: [], token: null };
  if (channelId === botChannelId) return { findings: [finding("login_is_bot")], token: null };
  if (secret === undefined) return { findings: [finding("login_unseen")], token: null };
  const issued = await channels.issue(channelId, secret);
  if (issued.ok) return { findings: [finding("login_fits", { channelId })], token: issued.token };
  const refused = isRefused(issued) ? finding("login_refused", { channelId }) : silence(issued);
  return { findings: [refused], token: null };
};

/**
 * LINE gives a person another id under each provider, and shows developers their own on both channels:
 * one id on both is one provider. No API tells it.
 */
export const checkProvider = (values: Values): readonly Finding[] => {
  const { LINE_LOGIN_USER_ID: onLogin, ORGANIZER_USER_IDS: list } = values;
  if (list === undefined || !isShaped("ORGANIZER_USER_IDS", list)) return [];
  if (onLogin === undefined) return [finding("provider_unseen")];
  return [finding(idsIn(list).includes(onLogin) ? "provider_same" : "provider_differs")];
};

/** Whether the organizers can be written to: friends of the bot, under this provider. */
export const checkOrganizers = async (
  line: LineClient,
  values: Values,
): Promise<readonly Finding[]> => {
  const list = values["ORGANIZER_USER_IDS"];
  if (list === undefined || !isShaped("ORGANIZER_USER_IDS", list)) return [];
  const ids = idsIn(list);
  const answers = await Promise.all(ids.map((id) => line.profile(id)));
  const silent = answers.find((answer) => !answer.ok);
  if (silent && !silent.ok) return isRefused(silent) ? [] : [silence(silent)];
  const strangers = answers.filter((answer) => answer.ok && answer.profile === null).length;
  if (strangers === 0) return [];
  return [finding("organizer_stranger", { count: String(strangers), all: String(ids.length) })];
};
