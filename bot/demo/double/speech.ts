import type { messagingApi, webhook } from "@line/bot-sdk";
import type { ChatMessage } from "#bot/demo/console-api.ts";
import { addMessage } from "./chat-log.ts";
import type { Core } from "./core.ts";
import { commonOf, issueQuoteToken, issueReadToken, issueReplyToken } from "./events.ts";
import type { Mentioning } from "./mentions.ts";
import { mentionIn } from "./mentions.ts";
import type { Outbox } from "./outbox.ts";
import type { Sent } from "./sent.ts";
import { dispatch } from "./sent.ts";
import type { Talk } from "./world.ts";

export type Spoken = {
  readonly messageId: string;
  /** Null in a group without the bot. */
  readonly status: number | null;
  readonly event: Sent["event"] | null;
};

export type Where = {
  /** The person's 1:1 chat with the bot unless named. */
  readonly chat?: string;
  /** The id of the message this one quotes. */
  readonly quotes?: string;
};

export type Place = Pick<messagingApi.LocationMessage, "title" | "address"> & {
  readonly latitude: number;
  readonly longitude: number;
};

/** What a person sends into a chat. Each resolves when the bot's webhook was answered. */
export const createSpeech = (core: Core, outbox: Outbox) => {
  const speak = async (
    userId: string,
    talk: Talk,
    shown: ChatMessage["message"],
    content: webhook.MessageContent,
  ): Promise<Spoken> => {
    addMessage(core, talk, userId, shown, { id: content.id });
    if (!talk.botIsMember) return { messageId: content.id, status: null, event: null };
    const sent = await dispatch(core, outbox, {
      ...commonOf(core, talk, userId),
      type: "message",
      replyToken: issueReplyToken(core, talk.id),
      message: content,
    });
    return { messageId: content.id, ...sent };
  };

  const tokensIn = (talk: Talk) => ({
    id: core.messageId(),
    quoteToken: issueQuoteToken(core, talk.id),
    markAsReadToken: issueReadToken(core, talk.id),
  });

  return {
    say: async (
      userId: string,
      spoken: string,
      options: Where & Mentioning = {},
    ): Promise<Spoken> => {
      const talk = talkForSpeech(core, userId, options.chat);
      const { text, mention } = mentionIn(core, spoken, options);
      return speak(
        userId,
        talk,
        { type: "text", text },
        {
          type: "text",
          ...tokensIn(talk),
          text,
          ...(mention ? { mention } : {}),
          ...quoting(options),
        },
      );
    },
    sticker: async (
      userId: string,
      sticker: { readonly packageId: string; readonly stickerId: string },
      where: Where = {},
    ): Promise<Spoken> => {
      const talk = talkForSpeech(core, userId, where.chat);
      return speak(
        userId,
        talk,
        { type: "sticker", ...sticker },
        {
          type: "sticker",
          ...tokensIn(talk),
          ...sticker,
          stickerResourceType: "STATIC",
          ...quoting(where),
        },
      );
    },
    photo: async (userId: string, where: Where = {}): Promise<Spoken> => {
      const talk = talkForSpeech(core, userId, where.chat);
      const tokens = tokensIn(talk);
      core.world.photos.set(tokens.id, { gone: false });
      const contentUrl = `/console/photos/${tokens.id}`;
      return speak(
        userId,
        talk,
        { type: "image", contentUrl },
        {
          type: "image",
          ...tokens,
          contentProvider: { type: "line" },
        },
      );
    },
    location: async (userId: string, place: Place, where: Where = {}): Promise<Spoken> => {
      const talk = talkForSpeech(core, userId, where.chat);
      const { id, markAsReadToken } = tokensIn(talk);
      return speak(
        userId,
        talk,
        { type: "location", ...place },
        {
          type: "location",
          id,
          markAsReadToken,
          ...place,
        },
      );
    },
  };
};

export type Speech = ReturnType<typeof createSpeech>;

/** The chat in which this person may act now. */
export const talkForSpeech = (core: Core, userId: string, chat: string | undefined): Talk => {
  const talk = core.talk(chat ?? userId);
  const person = core.account(userId);
  if (!talk.members.includes(userId)) throw new Error(`${person.name} is not in ${talk.name}`);
  if (talk.kind !== "user") return talk;
  if (person.friendship === "blocked") throw new Error(`${person.name} has blocked the bot`);
  person.lastSpokeAt = core.now().getTime();
  return talk;
};

const quoting = ({ quotes }: Where): { quotedMessageId?: string } =>
  quotes === undefined ? {} : { quotedMessageId: quotes };
