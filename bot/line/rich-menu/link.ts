import type { LineBotClient } from "@line/bot-sdk";
import type { Locale } from "#shared/locale.ts";
import { unlessMissing } from "./answers.ts";
import { englishAlias } from "./cells.ts";

/** Shows one person the menu of their language; false when the menus were never registered. */
export async function linkMenu(
  line: LineBotClient,
  userId: string,
  locale: Locale,
): Promise<boolean> {
  if (locale === "ja") {
    await line.unlinkRichMenuIdFromUser(userId);
    return true;
  }
  const alias = await unlessMissing(line.getRichMenuAlias(englishAlias));
  if (alias === null) return false;
  await line.linkRichMenuIdToUser(userId, alias.richMenuId);
  return true;
}
