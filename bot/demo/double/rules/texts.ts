import type { messagingApi } from "@line/bot-sdk";
import type { Report } from "./report.ts";
import { requireText } from "./report.ts";

const LONGEST = 5_000;
const MOST_EMOJIS = 20;
const MOST_MENTIONS = 20;
const MOST_KEYS = 100;
const KEY = /^\w{1,20}$/;

export const textProblems = (
  message: messagingApi.TextMessage,
  at: string,
  report: Report,
): void => {
  requireText(message.text, `${at}.text`, LONGEST, report);
  const emojis = message.emojis ?? [];
  if (emojis.length > MOST_EMOJIS) {
    report(`${at}.emojis`, `Size must be between 0 and ${MOST_EMOJIS}`);
  }
  for (const [number, emoji] of emojis.entries()) {
    if (message.text[emoji.index ?? -1] !== "$") {
      report(`${at}.emojis[${number}].index`, "the text has no $ at this index");
    }
  }
};

/** Every `{key}` needs a substitution, every brace of the writer's own is doubled. */
export const textV2Problems = (
  message: messagingApi.TextMessageV2,
  at: string,
  report: Report,
): void => {
  requireText(message.text, `${at}.text`, LONGEST, report);
  const substitution = message.substitution ?? {};
  const keys = Object.keys(substitution);
  if (keys.length > MOST_KEYS)
    report(`${at}.substitution`, `Size must be between 0 and ${MOST_KEYS}`);
  for (const key of keys) {
    if (!KEY.test(key)) report(`${at}.substitution.${key}`, "invalid key");
  }
  const kinds = Object.values(substitution).map(({ type }) => type);
  for (const [kind, most] of [
    ["mention", MOST_MENTIONS],
    ["emoji", MOST_EMOJIS],
  ] as const) {
    if (kinds.filter((one) => one === kind).length > most) {
      report(`${at}.substitution`, `at most ${most} of type ${kind}`);
    }
  }
  const unescaped = message.text.replaceAll(/\{\{|\}\}/g, "");
  for (const [, key = ""] of unescaped.matchAll(/\{([^{}]*)\}/g)) {
    if (!Object.hasOwn(substitution, key)) report(`${at}.text`, `no substitution for {${key}}`);
  }
  if (/[{}]/.test(unescaped.replaceAll(/\{[^{}]*\}/g, ""))) {
    report(`${at}.text`, "a brace that is not closed or doubled");
  }
};
