import type { webhook } from "@line/bot-sdk";
import { changeMessage } from "./chat-log.ts";
import type { Core } from "./core.ts";
import { commonOf, issueQuoteToken, issueReplyToken } from "./events.ts";
import type { Mentioning } from "./mentions.ts";
import { mentionIn } from "./mentions.ts";
import type { Outbox } from "./outbox.ts";
import type { Sent } from "./sent.ts";
import { dispatch } from "./sent.ts";
import type { Talk } from "./world.ts";

/** Taking a message back, and changing it. */
export const createSecondThoughts = (core: Core, outbox: Outbox) => ({
  unsend: async (userId: string, messageId: string, chat = userId): Promise<Sent | null> => {
    const talk = ownTalk(core, userId, messageId, chat);
    changeMessage(core, talk, messageId, (line) => ({
      ...line,
      unsent: true,
      message: { type: "text", text: "" },
    }));
    const photo = core.world.photos.get(messageId);
    if (photo) photo.gone = true;
    if (!talk.botIsMember) return null;
    return dispatch(core, outbox, {
      ...commonOf(core, talk, userId),
      type: "unsend",
      unsend: { messageId },
    });
  },
  /** LINE tells the bot of edits in groups only. */
  edit: async (
    userId: string,
    messageId: string,
    spoken: string,
    { chat = userId, ...mentioning }: Mentioning & { readonly chat?: string } = {},
  ): Promise<Sent | null> => {
    const talk = ownTalk(core, userId, messageId, chat);
    const { text, mention } = mentionIn(core, spoken, mentioning);
    changeMessage(core, talk, messageId, (line) => {
      if (line.message.type !== "text") throw new Error("only text can be edited");
      return { ...line, edited: true, message: { type: "text", text } };
    });
    if (!talk.botIsMember || talk.kind !== "group") return null;
    const event: webhook.MessageEditedEvent = {
      ...commonOf(core, talk, userId),
      type: "messageEdited",
      replyToken: issueReplyToken(core, talk.id),
      message: {
        type: "text",
        id: messageId,
        text,
        quoteToken: issueQuoteToken(core, talk.id),
        ...(mention ? { mention } : {}),
      },
    };
    return dispatch(core, outbox, event);
  },
});

export type SecondThoughts = ReturnType<typeof createSecondThoughts>;

const ownTalk = (core: Core, userId: string, messageId: string, chat: string): Talk => {
  const talk = core.talk(chat);
  const line = talk.messages.find(({ id }) => id === messageId);
  if (!line || line.from !== userId) throw new Error("only one's own message can be changed");
  if (line.unsent) throw new Error("the message was taken back already");
  return talk;
};
