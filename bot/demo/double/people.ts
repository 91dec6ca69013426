import type { Core } from "./core.ts";
import { commonOf, issueReplyToken } from "./events.ts";
import { createUserId } from "./ids.ts";
import type { Outbox } from "./outbox.ts";
import { dispatch } from "./sent.ts";
import type { Sent } from "./sent.ts";
import type { Account } from "./world.ts";

export type NewPerson = {
  readonly name: string;
  readonly language?: string;
  readonly userId?: string;
  /** False: no consent to profile use, so groups name no `userId`. */
  readonly sharesProfile?: boolean;
  /** Added the bot before anybody looked. */
  readonly isFriend?: boolean;
};

/** People and their friendship with the bot. */
export const createPeople = (core: Core, outbox: Outbox) => {
  const befriend = async (userId: string, isUnblocked: boolean): Promise<Sent> => {
    const person = core.account(userId);
    const expected = isUnblocked ? "blocked" : "stranger";
    if (person.friendship !== expected) {
      throw new Error(`${person.name} is not ${expected} but ${person.friendship}`);
    }
    person.friendship = "friend";
    core.touch("people");
    return dispatch(core, outbox, {
      ...commonOf(core, core.talk(userId), userId),
      type: "follow",
      replyToken: issueReplyToken(core, userId),
      follow: { isUnblocked },
    });
  };

  return {
    addPerson: (person: NewPerson): Account => {
      const account: Account = {
        userId: person.userId ?? createUserId(),
        name: person.name,
        language: person.language ?? "ja",
        friendship: person.isFriend ? "friend" : "stranger",
        loadingUntil: null,
        richMenuId: null,
        sharesProfile: person.sharesProfile ?? true,
        lastSpokeAt: null,
      };
      const { userId, name } = account;
      if (core.world.accounts.has(userId)) throw new Error(`${userId} is there already`);
      core.world.accounts.set(userId, account);
      core.world.talks.set(userId, {
        id: userId,
        kind: "user",
        name,
        members: [userId],
        botIsMember: true,
        messages: [],
      });
      core.touch("people");
      core.touch({ chat: userId });
      return account;
    },
    people: (): readonly Account[] => [...core.world.accounts.values()],
    follow: (userId: string): Promise<Sent> => befriend(userId, false),
    unblock: (userId: string): Promise<Sent> => befriend(userId, true),
    block: async (userId: string): Promise<Sent> => {
      const person = core.account(userId);
      if (person.friendship !== "friend") throw new Error(`${person.name} is not a friend`);
      person.friendship = "blocked";
      core.touch("people");
      return dispatch(core, outbox, {
        ...commonOf(core, core.talk(userId), userId),
        type: "unfollow",
      });
    },
    rename: (userId: string, name: string): void => {
      core.account(userId).name = name;
      core.talk(userId).name = name;
      core.touch("people");
      core.touch({ chat: userId });
    },
    setLanguage: (userId: string, language: string): void => {
      core.account(userId).language = language;
      core.touch("people");
    },
  };
};

export type People = ReturnType<typeof createPeople>;
