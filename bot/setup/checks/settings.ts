import { isAccepted, settingNames } from "#bot/config.ts";
import { finding, type Finding } from "#bot/setup/finding.ts";
import { asked, idsIn, isShaped, isSpare, type Values } from "#bot/setup/values.ts";

const DOUBLES = ["LINE_API_BASE_URL", "LINE_DATA_API_BASE_URL", "LINE_LOGIN_BASE_URL"] as const;
/** Of a channel secret; a long-lived token is several times as long. */
const SECRET = /^[0-9a-f]{32}$/;
const OTHERS = 0o077;

/** What can be told from the values alone, without asking anybody. */
export const checkSettings = (values: Values, mode: number | null): readonly Finding[] => [
  ...missing(values),
  ...misshapen(values),
  ...mixedUp(values),
  ...address(values),
  ...(mode !== null && (mode & OTHERS) !== 0 ? [finding("env_readable")] : []),
  ...(values["COMMUNITY_NAME"] === undefined ? [finding("community_unnamed")] : []),
  ...(DOUBLES.some((name) => values[name] !== undefined) ? [finding("line_elsewhere")] : []),
];

/** Whether it is safe to send a secret to where these values point. */
export const isLineKnown = (values: Values): boolean =>
  DOUBLES.every((name) => isAccepted(name, values[name]));

/** The bot does without, set-up and doctor do not. */
const unread = "LINE_LOGIN_CHANNEL_SECRET";

const missing = (values: Values) =>
  asked
    .filter((name) => values[name] === undefined && !isSpare(name) && name !== unread)
    .map((name) => finding("setting_missing", { name }));

const misshapen = (values: Values) => {
  const own = asked.filter((name) => {
    const value = values[name];
    return value !== undefined && !isShaped(name, value);
  });
  const others = settingNames.filter(
    (name) => values[name] !== undefined && !isAccepted(name, values[name]),
  );
  return [...new Set<string>([...own, ...others])].map((name) =>
    finding("setting_malformed", { name }),
  );
};

const mixedUp = (values: Values): readonly Finding[] => {
  const { LINE_CHANNEL_SECRET: secret = "", LINE_CHANNEL_ACCESS_TOKEN: token = "" } = values;
  const { LINE_LOGIN_CHANNEL_ID: channelId, LIFF_ID: liffId } = values;
  return [
    ...(SECRET.test(token) ? [finding("token_is_secret")] : []),
    ...(secret.length > 2 * 32 ? [finding("secret_is_token")] : []),
    ...(channelId !== undefined && liffId !== undefined && liffId.split("-")[0] !== channelId
      ? [finding("liff_other_channel", { liffId, channelId })]
      : []),
    ...(idsIn(values["ORGANIZER_USER_IDS"]).length === 0 &&
    values["ORGANIZER_USER_IDS"] !== undefined
      ? [finding("setting_malformed", { name: "ORGANIZER_USER_IDS" })]
      : []),
  ];
};

const address = (values: Values): readonly Finding[] => {
  const text = values["PUBLIC_URL"];
  if (text === undefined || !URL.canParse(text)) return [];
  const url = new URL(text);
  const isRehearsal = values["LINE_API_BASE_URL"] !== undefined;
  return [
    ...(url.protocol === "https:" || isRehearsal ? [] : [finding("address_http", { url: text })]),
    ...(url.pathname === "/" && url.search === "" && url.hash === ""
      ? []
      : [finding("address_path", { url: text, origin: url.origin })]),
  ];
};
