import type { messagingApi } from "@line/bot-sdk";
import { newUserIds, signedRequest, type Happening } from "./webhook.ts";

type Act =
  | { readonly adds: true }
  | { readonly says: string }
  | { readonly taps: string }
  | { readonly opens: string };

/** Somebody joins, and then reflects on their week. */
const session: readonly Act[] = [
  { adds: true },
  { taps: "わかりました" },
  { says: "会議の進行をほめられた" },
  { opens: "reflect" },
  { taps: "今週(3分)" },
  { taps: "はじめる" },
  { says: "提案書のたたき台を作って、火曜に見てもらった" },
  { says: "「わかりやすい」と言ってもらえた" },
  { taps: "スキップ" },
  { says: "火曜の朝に30分だけ読む" },
  { taps: "自分だけに残す" },
  { taps: "スキル" },
  { taps: "やめておく" },
];

const MINUTE = 60_000;

export type Person = ReturnType<typeof createPerson>;

/** One person in their talk with the bot: taps only what the bot offered last. */
export const createPerson = () => {
  const userId = newUserIds();
  // A minute passes between two acts, so that no message counts as the rest of the one before.
  const start = Date.now() - session.length * MINUTE;
  let at = 0;
  let offered: readonly messagingApi.QuickReplyItem[] = [];

  return {
    isDone: () => at >= session.length,

    hears(messages: readonly messagingApi.Message[]) {
      offered = messages.at(-1)?.quickReply?.items ?? [];
    },

    /** The request of the next act. */
    acts() {
      const act = session[at];
      if (!act) throw new Error("the session is over");
      at += 1;
      return signedRequest(userId, happeningOf(act), start + at * MINUTE);
    },
  };

  function happeningOf(act: Act): Happening {
    if ("adds" in act) return { type: "follow", follow: { isUnblocked: false } };
    if ("says" in act) return { type: "message", text: act.says };
    const data = "opens" in act ? `do=open&at=${act.opens}` : dataOf(act.taps);
    return { type: "postback", postback: { data } };
  }

  function dataOf(label: string): string {
    for (const { action } of offered) {
      if (action?.type === "postback" && "data" in action && action.label === label)
        return action.data ?? "";
    }
    const labels = offered.map(({ action }) => (action && "label" in action ? action.label : "?"));
    throw new Error(`no button ${label}, only ${labels.join(" / ")}`);
  }
};
