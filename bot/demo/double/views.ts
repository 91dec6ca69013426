import type { Chat, ConsoleState, Person, RichMenuView } from "#bot/demo/console-api.ts";
import type { Core } from "./core.ts";
import type { Faults } from "./faults.ts";
import type { Quota } from "./quota.ts";
import type { Account, StoredMenu, Talk } from "./world.ts";

const SHOWN_MESSAGES = 200;

export type Surroundings = {
  readonly core: Core;
  readonly quota: Quota;
  readonly faults: Faults;
  readonly liffUrl: () => string | null;
};

const accountToPerson = (account: Account): Person => ({
  userId: account.userId,
  name: account.name,
  language: account.language,
  friendship: account.friendship,
  loadingUntil: account.loadingUntil,
  richMenuId: account.richMenuId,
});

export const talkToChat = (talk: Talk): Chat => ({
  id: talk.id,
  kind: talk.kind,
  name: talk.name,
  members: [...talk.members],
  botIsMember: talk.botIsMember,
  messages: talk.messages.slice(-SHOWN_MESSAGES),
});

export const peopleOf = ({ world }: Core): Person[] =>
  [...world.accounts.values()].map(accountToPerson);

export const controlsOf = (around: Surroundings): Omit<ConsoleState, "people" | "chats"> => {
  const { core, quota, faults } = around;
  const { world } = core;
  return {
    now: core.now().toISOString(),
    clockOffsetMs: world.clockOffsetMs,
    bot: { userId: world.bot.userId, name: world.bot.name },
    richMenus: [...world.menus.values()].filter(({ image }) => image !== null).map(storedToView),
    defaultRichMenuId: world.defaultRichMenuId,
    quota: { limit: quota.limit(), used: quota.used() },
    faults: faults.counts(),
    liffUrl: around.liffUrl(),
  };
};

export const stateOf = (around: Surroundings): ConsoleState => ({
  ...controlsOf(around),
  people: peopleOf(around.core),
  chats: [...around.core.world.talks.values()].map(talkToChat),
});

const storedToView = ({ menu }: StoredMenu): RichMenuView => ({
  ...menu,
  imageUrl: `/console/rich-menus/${menu.richMenuId}/image`,
});
