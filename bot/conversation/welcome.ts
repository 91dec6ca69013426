import { isLikeTransferCode } from "#shared/transfer-code.ts";
import type { Locale } from "#shared/locale.ts";
import { localeOf } from "#shared/locale.ts";
import { fromData } from "#bot/line/postback.ts";
import { namesIn } from "#bot/messages/speak.ts";
import type { KeptEvent } from "#bot/inbox/turn.ts";
import type { Offer, Say } from "./say.ts";
import { createSettings } from "./settings.ts";
import type { ConversationState } from "./state.ts";
import type { Talk } from "./talk.ts";
import type { Reply, TalkDeps } from "./turns.ts";
import { offerOf, wordOf } from "./words.ts";

/** Before consent nothing is kept but which question was put, and that only for a day. */
export const createWelcome = (deps: TalkDeps, talk: Talk) => {
  const { members } = deps;
  const settings = createSettings(deps, talk);

  return async (event: KeptEvent, state: ConversationState, userId: string): Promise<Reply> => {
    if (event.type === "follow") return hello(state, userId);
    if (event.type === "unfollow") return { state, says: [], forget: true };
    if (event.type !== "message" && event.type !== "postback") return { state, says: [] };
    const profile = state.locale === undefined ? await members.profile(userId) : null;
    const locale = state.locale ?? localeOf(profile?.language);
    switch (meaningOf(event, state)) {
      case "agree":
        return consent(event, state, userId);
      case "terms":
        return { state, says: [promise("O2.terms", locale)], locale };
      case "ja":
        return hello({ ...state, locale: "ja" }, userId);
      case "en":
        return hello({ ...state, locale: "en" }, userId);
      case "transfer":
        return { state, says: [{ key: "SY9" }], locale };
      case "code":
        return settings.redeem({ state }, textOfEvent(event), userId);
      case "left":
        // The member left and a crash came between that and the answer.
        return { state, says: [{ key: "SY13" }], forget: true };
      case undefined:
        return { state, says: [promise("O2", locale)], locale };
    }
  };

  async function hello(state: ConversationState, userId: string): Promise<Reply> {
    const profile = await members.profile(userId);
    const locale = state.locale ?? localeOf(profile?.language);
    const community = deps.community || namesIn(locale).unnamed.community;
    const name = profile?.name ?? null;
    const first: Say =
      name === null
        ? { key: "O1.nameless", vars: { community } }
        : { key: "O1", vars: { name, community } };
    return { state, says: [first, promise("O2", locale)], locale };
  }

  async function consent(event: KeptEvent, state: ConversationState, userId: string) {
    const member = await members.consent(userId, state.locale ?? null);
    deps.showMenu(userId, member.locale);
    const visit = { member, state, eventId: event.id, at: event.at };
    return { ...(await talk.open(visit, "first", "first")), locale: member.locale };
  }
};

type Meaning = "agree" | "terms" | "ja" | "en" | "left" | "transfer" | "code" | undefined;

function meaningOf(
  event: Extract<KeptEvent, { type: "message" | "postback" }>,
  state: ConversationState,
): Meaning {
  if (event.type === "postback") return meaningOfTap(event.postback.data);
  const text = textOfEvent(event);
  if (isLikeTransferCode(text)) return "code";
  const offered = offerOf(text, state.offered);
  if (offered !== undefined) return meaningOfTap(offered.data);
  const word = wordOf(text);
  // Agreeing needs something to agree to: an "OK" out of nowhere is answered with the promises.
  if (word === "agree") return state.offered.length > 0 ? "agree" : undefined;
  if (word === "transfer" || word === "terms") return word;
  if (word === "english") return "en";
  return word === "japanese" ? "ja" : undefined;
}

const textOfEvent = (event: Extract<KeptEvent, { type: "message" | "postback" }>): string =>
  event.type === "message" ? (event.message.text ?? "") : "";

function meaningOfTap(data: string): Meaning {
  const tap = fromData(data);
  if (tap["do"] === "agree" || tap["do"] === "terms") return tap["do"];
  if (tap["do"] === "leave") return "left";
  if (tap["do"] !== "speak") return undefined;
  return tap["to"] === "ja" ? "ja" : "en";
}

function promise(key: "O2" | "O2.terms", locale: Locale): Say {
  const offer = (button: string, tap: Offer["tap"]): Offer => ({ label: { button, of: key }, tap });
  return {
    key,
    offers: [
      offer("agree", { do: "agree" }),
      ...(key === "O2" ? [offer("terms", { do: "terms" })] : []),
      offer("language", { do: "speak", to: locale === "ja" ? "en" : "ja" }),
    ],
  };
}
