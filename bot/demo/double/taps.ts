import type { messagingApi, webhook } from "@line/bot-sdk";
import { buttonNamed, buttonsOf } from "./buttons.ts";
import { addMessage } from "./chat-log.ts";
import type { Core } from "./core.ts";
import { commonOf, issueReplyToken } from "./events.ts";
import type { Outbox } from "./outbox.ts";
import type { Sent } from "./sent.ts";
import { dispatch } from "./sent.ts";
import type { Speech, Spoken } from "./speech.ts";
import { talkForSpeech } from "./speech.ts";
import type { Talk } from "./world.ts";

export type Params = Readonly<Record<string, string>>;

/** A tap on a button, a quick reply or a rich menu area, whichever action it carries. */
export const createTaps = (core: Core, outbox: Outbox, speech: Speech) => {
  const postback = (userId: string, talk: Talk, data: string, params?: Params): Promise<Sent> => {
    const event: webhook.PostbackEvent = {
      ...commonOf(core, talk, userId),
      type: "postback",
      replyToken: issueReplyToken(core, talk.id),
      postback: { data, ...(params ? { params } : {}) },
    };
    return dispatch(core, outbox, event);
  };

  /** Null when LINE tells the bot nothing: links, copies, a group without the bot. */
  const tap = async (
    userId: string,
    action: messagingApi.Action,
    { chat = userId, params }: { readonly chat?: string; readonly params?: Params } = {},
  ): Promise<Sent | Spoken | null> => {
    const talk = talkForSpeech(core, userId, chat);
    if (!talk.botIsMember) return null;
    switch (action.type) {
      case "message":
        return speech.say(userId, action.text ?? "", { chat });
      case "postback": {
        const shown = action.displayText;
        if (shown) addMessage(core, talk, userId, { type: "text", text: shown });
        if (action.text) await speech.say(userId, action.text, { chat });
        return postback(userId, talk, action.data ?? "");
      }
      case "datetimepicker":
        return postback(userId, talk, action.data ?? "", picked(action.mode, params));
      case "richmenuswitch": {
        const outcome = switchMenu(core, userId, action.richMenuAliasId ?? "");
        return postback(userId, talk, action.data ?? "", outcome);
      }
      case "camera":
      case "cameraRoll":
        return speech.photo(userId, { chat });
      case "location":
        return speech.location(userId, TOKYO_STATION, { chat });
      case "uri":
      case "clipboard":
        return null;
    }
  };

  return {
    tap,
    /** Taps the newest button with this label. */
    tapLabel: async (
      userId: string,
      label: string,
      options: { readonly chat?: string; readonly params?: Params } = {},
    ): ReturnType<typeof tap> =>
      tap(userId, buttonNamed(core, userId, options.chat ?? userId, label), options),
    buttons: (userId: string, chat = userId) => buttonsOf(core, userId, chat),
  };
};

export type Taps = ReturnType<typeof createTaps>;

const TOKYO_STATION = {
  title: "東京駅",
  address: "東京都千代田区",
  latitude: 35.681236,
  longitude: 139.767125,
};

const PICKED = {
  date: /^\d{4}-\d{2}-\d{2}$/,
  time: /^\d{2}:\d{2}$/,
  datetime: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/,
} as const;

const picked = (mode: keyof typeof PICKED = "date", params: Params = {}): Params => {
  const value = params[mode];
  if (value === undefined || !PICKED[mode].test(value)) {
    throw new Error(`a picked ${mode} is missing or badly written`);
  }
  return { [mode]: value };
};

const switchMenu = (core: Core, userId: string, aliasId: string): Params => {
  const richMenuId = core.world.aliases.get(aliasId);
  if (richMenuId === undefined) return { status: "RICHMENU_ALIAS_ID_NOTFOUND" };
  if (!core.world.menus.has(richMenuId)) return { status: "RICHMENU_NOTFOUND" };
  core.account(userId).richMenuId = richMenuId;
  core.touch("people");
  return { newRichMenuAliasId: aliasId, status: "SUCCESS" };
};
