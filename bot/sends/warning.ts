import type { messagingApi } from "@line/bot-sdk";
import { toData } from "#bot/line/postback.ts";
import { buttonsIn, textIn } from "#bot/messages/speak.ts";
import type { Locale } from "#shared/locale.ts";

/** SY17 with its two buttons in the bubble: it comes in front of another answer, which has its own. */
export function quotaWarning(
  locale: Locale,
  of: { readonly left: number; readonly need: number; readonly month: string },
): messagingApi.Message {
  const text = textIn(locale, "SY17", { left: String(of.left), need: String(of.need) });
  const actions = Object.entries(buttonsIn(locale, "SY17")).map(
    ([what, label]): messagingApi.Action => ({
      type: "postback",
      label,
      displayText: label,
      data: toData({ do: "ledger", what, month: of.month }),
    }),
  );
  return { type: "template", altText: text, template: { type: "confirm", text, actions } };
}
