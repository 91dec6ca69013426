import type { LineBotClient } from "@line/bot-sdk";
import { unlessMissing } from "./answers.ts";
import { englishAlias } from "./cells.ts";
import { menuPicture, richMenu } from "./definition.ts";
import { hasPicture } from "./register.ts";

/**
 * `old`: LINE has no menus, earlier ones, or one without its picture. `hidden`: the Japanese one is
 * not what everyone sees. `alias`: members who read English would not get theirs.
 */
export type MenuState = "current" | "old" | "hidden" | "alias";

/** Compares the menus at LINE with those of the repository, without changing anything. */
export async function inspectRichMenus(line: LineBotClient): Promise<MenuState> {
  const { richmenus } = await line.getRichMenuList();
  const idOf = async (locale: "ja" | "en") => {
    const { name } = richMenu(locale, await menuPicture(locale));
    const id = richmenus.find((menu) => menu.name === name)?.richMenuId;
    return id !== undefined && (await hasPicture(line, id)) ? id : null;
  };
  const [ja, en] = [await idOf("ja"), await idOf("en")];
  if (ja === null || en === null) return "old";
  const shown = await unlessMissing(line.getDefaultRichMenuId());
  if (shown?.richMenuId !== ja) return "hidden";
  const alias = await unlessMissing(line.getRichMenuAlias(englishAlias));
  return alias?.richMenuId === en ? "current" : "alias";
}
