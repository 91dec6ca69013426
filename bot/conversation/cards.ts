import type { messagingApi } from "@line/bot-sdk";
import type { Locale } from "#shared/locale.ts";
import { wholeUpTo } from "#shared/text.ts";
import { toData } from "#bot/line/postback.ts";
import { mostText, wordsCard } from "#bot/line/flex.ts";
import { stillCard } from "#bot/line/still-card.ts";
import { buttonsIn, fill, namesIn, textIn } from "#bot/messages/speak.ts";
import type { BubbleKey } from "#bot/messages/catalog.ts";
import { stepName, titleOf } from "./records.ts";
import type { Offer, Say, Tap } from "./say.ts";
import type { Offered } from "./words.ts";
import { listed } from "./words.ts";

/** LINE's limits of one reply (Messaging API reference, "Send reply message", "Quick reply"). */
const mostBubbles = 5;
const mostOffers = 13;
const mostLabel = 20;

/** What a button means when a bubble stands alone; any other means its own id. */
const usualTaps: Readonly<Record<string, Tap>> = {
  guide: { do: "guide", card: "1" },
  reflect: { do: "open", at: "reflect" },
  record: { do: "open", at: "record" },
  settings: { do: "open", at: "settings" },
  support: { do: "support" },
};

export type Rendered = {
  readonly messages: readonly messagingApi.Message[];
  readonly offered: readonly Offered[];
};

/** Bubbles as LINE messages. `turn` marks choices with lasting effect as belonging to this turn. */
export function render(says: readonly Say[], locale: Locale, turn: number): Rendered {
  const offers = offersOf(says, turn).slice(0, mostOffers);
  const onCards = new Set<Offer>(says.flatMap(cardOffers));
  const items = offers
    .filter((offer) => !onCards.has(offer))
    .map((offer) => toQuickReply(offer, locale));
  const offered = offers.map((offer) => ({
    label: labelOf(offer, locale),
    data: toData(offer.tap),
  }));
  const list = items.map(({ action }, index) => listed(labelText(action), index)).join("\n");
  const bubbles = says.map((say) => toMessage(say, locale, list));
  const messages = joined(bubbles).slice(0, mostBubbles);
  const last = messages.at(-1);
  if (last !== undefined && items.length > 0)
    messages[messages.length - 1] = { ...last, quickReply: { items } };
  return { messages, offered };
}

/** The offers of the last bubble that has any: LINE shows quick replies under the last one only. */
function offersOf(says: readonly Say[], turn: number): readonly Offer[] {
  const also = says.flatMap((say) => say.also ?? []);
  for (const say of says.toReversed()) {
    const offers = say.offers ?? usualOffers(say.key, turn);
    if (offers.length > 0) return [...offers, ...also];
  }
  return also;
}

function usualOffers(key: BubbleKey, turn: number): Offer[] {
  return Object.keys(buttonsIn("ja", key)).map((button) => ({
    label: { button, of: key },
    tap: usualTaps[button] ?? { do: button, of: key, t: String(turn) },
  }));
}

function toMessage(say: Say, locale: Locale, list: string): messagingApi.Message {
  const names = namesIn(locale);
  const vars: Record<string, string> = { ...say.vars, options: list };
  const section = vars["section"];
  if (section !== undefined && Object.hasOwn(names.sections, section))
    vars["section"] = names.sections[section as keyof typeof names.sections];
  const text = textIn(locale, say.key, vars);
  if (say.cover !== undefined)
    return wordsCard(text, textIn(locale, say.cover), linksOf(say, locale));
  if (say.private === undefined) return { type: "text", text: wholeUpTo(text, mostText) };
  const hidden = Object.fromEntries(say.private.map((name) => [name, "…"]));
  const altText = textIn(locale, say.key, { ...vars, ...hidden });
  if (say.key === "QU4.graduate") {
    const [head = "", ...lines] = textIn(locale, say.key).split("\n");
    const day = vars["today"] ?? "";
    return stillCard({ day, head: fill(head, vars), lines }, altText);
  }
  return wordsCard(text, altText);
}

/** On a card an address has to be a button: its text is neither a link nor to be copied. */
const linksOf = (say: Say, locale: Locale) =>
  cardOffers(say).map((offer) => ({ label: labelOf(offer, locale), uri: offer.uri }));

const cardOffers = ({ cover, offers = [] }: Say) =>
  offers.flatMap((offer) =>
    cover === undefined || offer.uri === undefined
      ? []
      : [offer as Offer & { readonly uri: string }],
  );

/** Neighbouring texts become one bubble where there would be more than LINE takes. */
function joined(messages: readonly messagingApi.Message[]): messagingApi.Message[] {
  const bubbles = [...messages];
  while (bubbles.length > mostBubbles) {
    const at = bubbles.findIndex(
      (each, index) => isText(each) && bubbles[index + 1] && isText(bubbles[index + 1]!),
    );
    if (at === -1) return bubbles;
    const [first, second] = [bubbles[at], bubbles[at + 1]] as messagingApi.TextMessage[];
    const text = wholeUpTo(`${first!.text}\n\n${second!.text}`, mostText);
    bubbles.splice(at, 2, { type: "text", text });
  }
  return bubbles;
}

const isText = (message: messagingApi.Message): message is messagingApi.TextMessage =>
  message.type === "text";

function toQuickReply(offer: Offer, locale: Locale): messagingApi.QuickReplyItem {
  const label = labelOf(offer, locale);
  if (offer.uri !== undefined)
    return { type: "action", action: { type: "uri", label, uri: offer.uri } };
  const data = toData(offer.tap);
  if (offer.dateFrom !== undefined) {
    const min = offer.dateFrom;
    const until = offer.dateTo === undefined ? {} : { max: offer.dateTo };
    return {
      type: "action",
      action: { type: "datetimepicker", label, data, mode: "date", initial: min, min, ...until },
    };
  }
  const keyboard =
    offer.fillIn === undefined
      ? {}
      : ({
          inputOption: "openKeyboard",
          ...(offer.fillIn && { fillInText: offer.fillIn }),
        } as const);
  return {
    type: "action",
    action: {
      type: "postback",
      label,
      data,
      ...(offer.fillIn === undefined ? { displayText: label } : keyboard),
    },
  };
}

function labelOf({ label }: Offer, locale: Locale): string {
  const text = labelIn(label, locale);
  return text.length <= mostLabel ? text : `${wholeUpTo(text, mostLabel - 1)}…`;
}

function labelIn(label: Offer["label"], locale: Locale): string {
  if ("text" in label) return label.text;
  if ("button" in label) return buttonsIn(locale, label.of)[label.button] ?? label.button;
  if ("record" in label) return titleOf(label.record.cadence, label.record.period, locale);
  return stepName(label.step, locale);
}

const labelText = (action: messagingApi.QuickReplyItem["action"]) =>
  action !== undefined && "label" in action ? (action.label ?? "") : "";
