import { addNotice } from "./chat-log.ts";
import type { Core } from "./core.ts";
import { commonOf, issueReplyToken } from "./events.ts";
import { createGroupId, createRoomId } from "./ids.ts";
import type { Outbox } from "./outbox.ts";
import { dispatch } from "./sent.ts";
import type { Sent } from "./sent.ts";
import type { Talk } from "./world.ts";

export type NewGroup = {
  readonly name: string;
  readonly members: readonly string[];
  readonly kind?: "group" | "room";
  readonly id?: string;
};

/** Groups and rooms: who is in them, and whether the bot is. */
export const createGroups = (core: Core, outbox: Outbox) => {
  const groupOf = (chatId: string): Talk => {
    const talk = core.talk(chatId);
    if (talk.kind === "user") throw new Error(`${chatId} is a 1:1 chat`);
    return talk;
  };

  const said = (talk: Talk, text: string): void => {
    addNotice(core, talk, text);
  };

  return {
    /** A group without the bot; `inviteBot` brings it in. */
    createGroup: (group: NewGroup): Talk => {
      const kind = group.kind ?? "group";
      for (const member of group.members) core.account(member);
      const talk: Talk = {
        id: group.id ?? (kind === "group" ? createGroupId() : createRoomId()),
        kind,
        name: group.name,
        members: [...new Set(group.members)],
        botIsMember: false,
        messages: [],
      };
      core.world.talks.set(talk.id, talk);
      core.touch({ chat: talk.id });
      return talk;
    },
    inviteBot: async (chatId: string): Promise<Sent> => {
      const talk = groupOf(chatId);
      if (talk.botIsMember) throw new Error(`one Official Account a group: ${talk.name} has one`);
      talk.botIsMember = true;
      said(talk, `${core.world.bot.name} joined the group.`);
      return dispatch(core, outbox, {
        ...commonOf(core, talk, null),
        type: "join",
        replyToken: issueReplyToken(core, chatId),
      });
    },
    removeBot: async (chatId: string): Promise<Sent> => {
      const talk = groupOf(chatId);
      if (!talk.botIsMember) throw new Error(`the bot is not in ${talk.name}`);
      talk.botIsMember = false;
      said(talk, `${core.world.bot.name} was removed from the group.`);
      return dispatch(core, outbox, { ...commonOf(core, talk, null), type: "leave" });
    },
    /** The bot's own exit: LINE sends no event for it. */
    botLeaves: (chatId: string): void => {
      const talk = groupOf(chatId);
      talk.botIsMember = false;
      said(talk, `${core.world.bot.name} left the group.`);
    },
    joinGroup: async (userId: string, chatId: string): Promise<Sent | null> => {
      const talk = groupOf(chatId);
      const { name } = core.account(userId);
      if (talk.members.includes(userId)) throw new Error(`${name} is in ${talk.name} already`);
      talk.members.push(userId);
      said(talk, `${name} joined the group.`);
      if (!talk.botIsMember) return null;
      return dispatch(core, outbox, {
        ...commonOf(core, talk, null),
        type: "memberJoined",
        replyToken: issueReplyToken(core, chatId),
        joined: { members: [{ type: "user", userId }] },
      });
    },
    leaveGroup: async (userId: string, chatId: string): Promise<Sent | null> => {
      const talk = groupOf(chatId);
      const { name } = core.account(userId);
      if (!talk.members.includes(userId)) throw new Error(`${name} is not in ${talk.name}`);
      talk.members = talk.members.filter((member) => member !== userId);
      said(talk, `${name} left the group.`);
      if (!talk.botIsMember) return null;
      return dispatch(core, outbox, {
        ...commonOf(core, talk, null),
        type: "memberLeft",
        left: { members: [{ type: "user", userId }] },
      });
    },
  };
};

export type Groups = ReturnType<typeof createGroups>;
