import { isAccepted } from "#bot/config.ts";

/** What set-up asks for, in this order; the rest of .env has defaults. */
export const asked = [
  "PUBLIC_URL",
  "LINE_CHANNEL_SECRET",
  "LINE_CHANNEL_ACCESS_TOKEN",
  "ORGANIZER_USER_IDS",
  "COMMUNITY_NAME",
  "ORGANIZER_NAME",
  "LINE_LOGIN_CHANNEL_ID",
  "LINE_LOGIN_CHANNEL_SECRET",
  "LINE_LOGIN_USER_ID",
  "LIFF_ID",
] as const;

export type Asked = (typeof asked)[number];

export type Values = Readonly<Partial<Record<string, string>>>;

const secrets: ReadonlySet<Asked> = new Set([
  "LINE_CHANNEL_SECRET",
  "LINE_CHANNEL_ACCESS_TOKEN",
  "LINE_LOGIN_CHANNEL_SECRET",
]);

export const isSecret = (name: Asked): boolean => secrets.has(name);

/** Without these the bot runs, and nobody misses them. */
const spare: ReadonlySet<Asked> = new Set([
  "COMMUNITY_NAME",
  "ORGANIZER_NAME",
  "LINE_LOGIN_USER_ID",
]);

export const isSpare = (name: Asked): boolean => spare.has(name);

/** What was given, an empty value counting as none. */
export const toValues = (given: Readonly<Record<string, string | undefined>>): Values =>
  Object.fromEntries(
    Object.entries(given).flatMap(([name, value]) => {
      const text = value?.trim() ?? "";
      return text === "" ? [] : [[name, text]];
    }),
  );

/** Values that come from a document often bring their quotation marks; names keep theirs. */
export const asPasted = (name: Asked, typed: string): string =>
  name === "COMMUNITY_NAME" || name === "ORGANIZER_NAME"
    ? typed
    : (/^["'`“‘「](?<inside>.+)["'`”’」]$/.exec(typed)?.groups?.["inside"]?.trim() ?? typed);

/** Nothing else travels in a header. */
const VISIBLE = /^[\x21-\x7e]+$/;

/** Whether a value has the right shape; whether it is the right one, only LINE can say. */
export const isShaped = (name: Asked, value: string): boolean => {
  if (/[\r\n]/.test(value)) return false;
  switch (name) {
    // Set-up and doctor alone use these two.
    case "LINE_LOGIN_CHANNEL_SECRET":
      return VISIBLE.test(value);
    case "LINE_LOGIN_USER_ID":
      return /^U[0-9a-f]{32}$/.test(value);
    case "LINE_CHANNEL_SECRET":
    case "LINE_CHANNEL_ACCESS_TOKEN":
      return VISIBLE.test(value) && isAccepted(name, value);
    default:
      return isAccepted(name, value);
  }
};

export const idsIn = (list: string | undefined): readonly string[] =>
  (list ?? "").split(",").flatMap((id) => id.trim() || []);

/** Where the world reaches the bot; null when the address is missing or no address. */
export const originOf = ({ PUBLIC_URL: url }: Values): string | null =>
  url !== undefined && URL.canParse(url) ? new URL(url).origin : null;

export const webhookUrl = (origin: string): string => `${origin}/webhook`;
export const liffUrl = (origin: string): string => `${origin}/liff`;
