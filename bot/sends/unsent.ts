import type { Owe } from "#bot/inbox/owe.ts";
import type { Log } from "#bot/log.ts";
import type { Members } from "#bot/members/service.ts";
import { textIn } from "#bot/messages/speak.ts";
import { billingMonth } from "./rules.ts";
import type { SendDoc } from "./store.ts";
import { quotaWarning } from "./warning.ts";

/** What the month has no room for is told with the next free reply. */
export const createUnsent = (deps: {
  readonly members: Pick<Members, "find" | "many">;
  readonly owe: Owe;
  readonly organizerUserIds: readonly string[];
  readonly log: Log;
  readonly now: () => Date;
}) => {
  const { members, log } = deps;
  const owe: Owe = async (chatId, message) => {
    try {
      await deps.owe(chatId, message);
    } catch (error) {
      // Nobody waits for it: a chat that is busy for so long is in the middle of a talk.
      log.warn("news_not_laid", {}, error);
    }
  };

  return {
    /** Of the month's own invitation; a weekly one that did not come says nothing. */
    async tellCut(sends: readonly SendDoc[]): Promise<void> {
      const missed = sends.filter(({ kind }) => kind === "monthly");
      const found = await members.many(missed.flatMap(({ memberId }) => memberId ?? []));
      for (const { lineUserId, locale } of found)
        await owe(lineUserId, { type: "text", text: textIn(locale, "nudge.cut") });
    },

    async warn(of: { readonly left: number; readonly need: number }): Promise<void> {
      const month = billingMonth(deps.now());
      for (const userId of deps.organizerUserIds) {
        const organizer = await members.find(userId);
        if (organizer === null) continue;
        await owe(userId, quotaWarning(organizer.locale, { ...of, month }));
      }
    },
  };
};
