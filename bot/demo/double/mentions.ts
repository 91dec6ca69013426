import type { webhook } from "@line/bot-sdk";
import type { Core } from "./core.ts";

export type Mentioning = {
  /** Puts a real mention of the bot before the text. */
  readonly mentionsBot?: boolean;
  /** Mentions written in the text as `@name`, by user id; `all` for `@All`. */
  readonly mentions?: readonly string[];
};

/** The text as sent, and its mentions; index and length count UTF-16 units. */
export const mentionIn = (
  core: Core,
  spoken: string,
  { mentionsBot = false, mentions = [] }: Mentioning,
): { readonly text: string; readonly mention: webhook.Mention | null } => {
  const { bot } = core.world;
  const text = mentionsBot ? `@${bot.name} ${spoken}` : spoken;
  const mentionees: webhook.Mentionee[] = [];
  if (mentionsBot) {
    const length = bot.name.length + 1;
    mentionees.push({ type: "user", index: 0, length, userId: bot.userId, isSelf: true });
  }
  let from = mentionsBot ? bot.name.length + 2 : 0;
  for (const userId of mentions) {
    const written = userId === "all" ? "@All" : `@${core.account(userId).name}`;
    const index = text.indexOf(written, from);
    if (index < 0) throw new Error(`the text does not contain ${written}`);
    from = index + written.length;
    const place = { index, length: written.length };
    mentionees.push(
      userId === "all"
        ? { type: "all", ...place }
        : { type: "user", ...place, ...sharedId(core, userId), isSelf: false },
    );
  }
  return { text, mention: mentionees.length > 0 ? { mentionees } : null };
};

const sharedId = (core: Core, userId: string): { userId?: string } =>
  core.account(userId).sharesProfile ? { userId } : {};
