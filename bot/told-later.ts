import { titleOf } from "./conversation/records.ts";
import { keyOfPost } from "./feed/rules.ts";
import type { Owe } from "./inbox/owe.ts";
import type { Member } from "./members/rules.ts";
import type { Members } from "./members/service.ts";
import { textIn } from "./messages/speak.ts";

/** What a member hears with the bot's next reply, because an organizer changed something of theirs. */
export const createToldLater = (deps: {
  readonly members: Pick<Members, "get">;
  readonly owe: Owe;
}) => {
  return {
    /** They were removed from a circle. */
    removed: (memberId: string, circle: string) =>
      say(memberId, ({ locale }) => textIn(locale, "circle.removed", { circle })),

    /** A post of theirs was taken out of a circle. */
    taken: (memberId: string, circle: string, postId: string) =>
      say(memberId, ({ locale }) => {
        const { cadence, period } = keyOfPost(postId);
        const record = titleOf(cadence, period, locale);
        return textIn(locale, "circle.taken", { circle, record });
      }),
  };

  async function say(memberId: string, words: (member: Member) => string): Promise<void> {
    const member = await deps.members.get(memberId);
    if (member === null) return;
    await deps.owe(member.lineUserId, { type: "text", text: words(member) });
  }
};
