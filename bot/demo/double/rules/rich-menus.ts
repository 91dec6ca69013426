import type { messagingApi } from "@line/bot-sdk";
import { actionProblems } from "./actions.ts";
import type { Report } from "./report.ts";
import { requireWords } from "./report.ts";

const MOST_AREAS = 20;

export const richMenuProblems = (menu: messagingApi.RichMenuRequest, report: Report): void => {
  const { width = 0, height = 0 } = menu.size ?? {};
  if (width < 800 || width > 2_500) report("size.width", "Must be between 800 and 2500");
  if (height < 250) report("size.height", "Must be at least 250");
  if (height > 0 && width / height < 1.45) report("size", "width / height must be at least 1.45");
  if (menu.selected === undefined) report("selected", "May not be null");
  requireWords(menu.name, "name", 300, report);
  requireWords(menu.chatBarText, "chatBarText", 14, report);
  const areas = menu.areas ?? [];
  if (!menu.areas) report("areas", "May not be null");
  if (areas.length > MOST_AREAS) report("areas", `Size must be between 0 and ${MOST_AREAS}`);
  for (const [number, area] of areas.entries()) {
    const at = `areas[${number}]`;
    if (area.action) actionProblems(area.action, `${at}.action`, "rich-menu", report);
    else report(`${at}.action`, "May not be null");
    if (!isInside(area.bounds, width, height)) {
      report(`${at}.bounds`, "the area reaches beyond the menu");
    }
  }
};

const isInside = (
  bounds: messagingApi.RichMenuBounds | undefined,
  menuWidth: number,
  menuHeight: number,
): boolean => {
  if (!bounds) return false;
  const { x = 0, y = 0, width = 0, height = 0 } = bounds;
  return x + width <= menuWidth && y + height <= menuHeight;
};

export const aliasProblems = (
  alias: messagingApi.CreateRichMenuAliasRequest,
  report: Report,
): void => {
  if (!/^[a-z0-9_-]{1,32}$/.test(alias.richMenuAliasId)) {
    report("richMenuAliasId", "invalid rich menu alias id");
  }
};
