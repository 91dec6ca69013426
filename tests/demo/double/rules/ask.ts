import type { Problem } from "#bot/demo/double/answers.ts";
import { checkRequest } from "#bot/demo/double/rules/check.ts";

export const USER = `U${"a".repeat(32)}`;

export const POSTBACK = { type: "postback", label: "はい", data: "a=1" };

/** What is wrong with one message, as a push of it would be told. */
export const problemsOf = (message: unknown): Problem[] =>
  checkRequest("POST", "/v2/bot/message/push", {
    to: USER,
    messages: [JSON.parse(JSON.stringify(message))],
  });

/** The properties at fault, without the prefix that all share. */
export const faultsOf = (message: unknown): string[] =>
  problemsOf(message).map(({ property }) => property.replace(/^messages\[0\]\.?/, ""));

export const withQuickReply = (action: object, count = 1, item: object = {}) => ({
  type: "text",
  text: "どうしますか",
  quickReply: { items: Array.from({ length: count }, () => ({ type: "action", action, ...item })) },
});

export const flex = (contents: object, altText = "カード") => ({ type: "flex", altText, contents });

export const box = (contents: readonly object[], extra: object = {}) => ({
  type: "box",
  layout: "vertical",
  contents,
  ...extra,
});

export const words = (text: string, extra: object = {}) => ({ type: "text", text, ...extra });

/** A bubble whose body holds these components. */
export const body = (...contents: readonly object[]) =>
  flex({ type: "bubble", body: box(contents) });
