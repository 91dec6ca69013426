import { askLine, type LineClient } from "#bot/line/client.ts";
import { inspectRichMenus, type MenuState } from "#bot/line/rich-menu/inspect.ts";
import { finding, type Code, type Finding } from "#bot/setup/finding.ts";
import { silence } from "./silence.ts";

const MENUS_MS = 30_000;

const codes: Readonly<Record<MenuState, Code>> = {
  current: "menu_current",
  old: "menu_old",
  hidden: "menu_hidden",
  alias: "menu_alias",
};

export const checkMenus = async (line: LineClient): Promise<readonly Finding[]> => {
  const state = inspectRichMenus(line.sdk).then((found) => ({ found }));
  const seen = await askLine(state, MENUS_MS);
  return [seen.ok ? finding(codes[seen.found]) : silence(seen)];
};
