import type { Channels, LiffApp, LiffWish } from "#bot/line/channels.ts";
import { finding, type Finding } from "#bot/setup/finding.ts";
import { liffUrl, originOf, type Values } from "#bot/setup/values.ts";
import { silence } from "./silence.ts";

/** `openid` is what signs in, `profile` the name and the picture. Ayumi never speaks as a member. */
const SCOPE = ["openid", "profile"] as const;

/** The mini-app as it should be; null without an address. */
export const wantedLiff = (values: Values): LiffWish | null => {
  const origin = originOf(values);
  if (origin === null) return null;
  const name = values["COMMUNITY_NAME"] ?? "";
  // LINE takes no name with its own in it.
  return {
    name: name === "" || /line/i.test(name) ? "Ayumi" : name,
    url: liffUrl(origin),
    scope: SCOPE,
  };
};

/** Whether the mini-app lies on the channel and opens the way it should. */
export const checkLiff = async (
  channels: Channels,
  token: string,
  values: Values,
): Promise<readonly Finding[]> => {
  const liffId = values["LIFF_ID"];
  const wish = wantedLiff(values);
  if (liffId === undefined || wish === null) return [];
  const read = await channels.liffApps(token);
  if (!read.ok) return [silence(read)];
  const app = read.apps.find((one) => one.liffId === liffId);
  if (app === undefined) {
    return [finding("liff_unknown", { liffId, channelId: values["LINE_LOGIN_CHANNEL_ID"] ?? "" })];
  }
  const differing = differences(app, wish);
  return differing.length > 0 ? differing : [finding("liff_fits", { liffId })];
};

const differences = (app: LiffApp, wish: LiffWish): readonly Finding[] => {
  const missing = wish.scope.filter((scope) => !app.scope.includes(scope)).join(", ");
  const extra = app.scope.filter((scope) => !wish.scope.some((one) => one === scope)).join(", ");
  return [
    ...(app.url.replace(/\/$/, "") === wish.url
      ? []
      : [finding("liff_endpoint", { found: app.url, wanted: wish.url })]),
    ...(missing === "" ? [] : [finding("liff_scope_missing", { scope: missing })]),
    ...(extra === "" ? [] : [finding("liff_scope_extra", { scope: extra })]),
    ...(app.size === "full" ? [] : [finding("liff_size", { size: app.size })]),
    ...(app.botPrompt === "none" ? [finding("liff_friends")] : []),
  ];
};
