import { setTimeout as pause } from "node:timers/promises";
import type { LineBotClient } from "@line/bot-sdk";
import { AppError } from "#bot/errors.ts";
import type { Locale } from "#shared/locale.ts";
import { explained, unlessMissing } from "./answers.ts";
import { englishAlias } from "./cells.ts";
import { menuNamePrefix, menuPicture, richMenu } from "./definition.ts";

export type MenuIds = Readonly<Record<Locale, string>>;

/**
 * Makes the menus at LINE what the repository says: Japanese for everyone, English by `linkMenu`.
 * Running it again changes nothing; menus of earlier pictures are removed.
 */
export async function registerRichMenus(line: LineBotClient): Promise<MenuIds> {
  try {
    const { richmenus } = await line.getRichMenuList();
    const idsByName = new Map(richmenus.map((menu) => [menu.name, menu.richMenuId]));
    const ids = {
      ja: await ensureMenu(line, "ja", idsByName),
      en: await ensureMenu(line, "en", idsByName),
    };
    const shown = await unlessMissing(line.getDefaultRichMenuId());
    if (shown?.richMenuId !== ids.ja) await line.setDefaultRichMenu(ids.ja);
    await pointAlias(line, ids.en);
    const earlier = richmenus.filter(
      ({ name, richMenuId }) =>
        name.startsWith("ayumi-") && richMenuId !== ids.ja && richMenuId !== ids.en,
    );
    await moveReaders(line, earlier, ids.en);
    for (const { richMenuId } of earlier) await line.deleteRichMenu(richMenuId);
    return ids;
  } catch (error) {
    throw explained(error);
  }
}

async function ensureMenu(
  line: LineBotClient,
  locale: Locale,
  idsByName: ReadonlyMap<string, string>,
): Promise<string> {
  const picture = await menuPicture(locale);
  const menu = richMenu(locale, picture);
  const known = idsByName.get(menu.name);
  if (known !== undefined && (await hasPicture(line, known))) return known;
  const id = known ?? (await line.createRichMenu(menu)).richMenuId;
  await line.setRichMenuImage(id, new Blob([picture], { type: "image/png" }));
  return id;
}

// A run that was cut off leaves a menu without a picture, which LINE refuses to show.
export async function hasPicture(line: LineBotClient, id: string): Promise<boolean> {
  const picture = await unlessMissing(line.getRichMenuImage(id));
  picture?.destroy();
  return picture !== null;
}

async function pointAlias(line: LineBotClient, id: string): Promise<void> {
  const alias = await unlessMissing(line.getRichMenuAlias(englishAlias));
  if (alias === null) {
    await line.createRichMenuAlias({ richMenuAliasId: englishAlias, richMenuId: id });
  } else if (alias.richMenuId !== id) {
    await line.updateRichMenuAlias(englishAlias, { richMenuId: id });
  }
}

/** People linked to a menu that is about to go would otherwise fall back to Japanese. */
async function moveReaders(
  line: LineBotClient,
  earlier: readonly { readonly name: string; readonly richMenuId: string }[],
  to: string,
): Promise<void> {
  const operations = earlier
    .filter(({ name }) => name.startsWith(menuNamePrefix("en")))
    .map(({ richMenuId }) => ({ type: "link" as const, from: richMenuId, to }));
  if (operations.length === 0) return;
  const { httpResponse } = await line.richMenuBatchWithHttpInfo({
    operations,
    resumeRequestKey: to,
  });
  // LINE may take hours, and answers this question 100 times an hour.
  const requestId = httpResponse.headers.get("x-line-request-id") ?? "";
  for (const seconds of [0, 1, 4, 10, 20]) {
    await pause(seconds * 1000);
    const progress = await unlessMissing(line.getRichMenuBatchProgress(requestId));
    if (progress?.phase === "succeeded") return;
    if (progress?.phase === "failed") break;
  }
  throw new AppError(
    "upstream_unavailable",
    "The new menus are in place, but LINE is still moving people to the new English one. Run this again in an hour to remove the earlier menus.",
  );
}
