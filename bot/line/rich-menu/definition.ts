import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { messagingApi } from "@line/bot-sdk";
import type { Locale } from "#shared/locale.ts";
import { cells, menuSize } from "./cells.ts";

type NamedMenu = messagingApi.RichMenuRequest & { readonly name: string };

const columns = 3;
const barText = { ja: "メニュー", en: "Menu" };

/** The picture of a menu as it lies in the repository: a PNG of exactly the menu's size. */
export function menuPicture(locale: Locale): Promise<Uint8Array<ArrayBuffer>> {
  return readFile(new URL(`./${locale}.png`, import.meta.url));
}

/** The menu as LINE takes it; its name changes whenever a label, an area or the picture does. */
export function richMenu(locale: Locale, picture: Uint8Array): NamedMenu {
  const menu = {
    size: { ...menuSize },
    selected: true,
    chatBarText: barText[locale],
    areas: cells.map((cell, index) => area(cell.at, cell.label[locale], index)),
  };
  const hash = createHash("sha256").update(JSON.stringify(menu)).update(picture).digest("hex");
  return { ...menu, name: `${menuNamePrefix(locale)}${hash.slice(0, 12)}` };
}

export function menuNamePrefix(locale: Locale): string {
  return `ayumi-${locale}-`;
}

function area(at: string, label: string, index: number): messagingApi.RichMenuArea {
  const left = edge(menuSize.width, index % columns, columns);
  const right = edge(menuSize.width, (index % columns) + 1, columns);
  const rows = cells.length / columns;
  const top = edge(menuSize.height, Math.floor(index / columns), rows);
  const bottom = edge(menuSize.height, Math.floor(index / columns) + 1, rows);
  return {
    bounds: { x: left, y: top, width: right - left, height: bottom - top },
    action: {
      type: "postback",
      label,
      displayText: label,
      data: `do=open&at=${at}`,
      // The answer needs the room.
      inputOption: "closeRichMenu",
    },
  };
}

function edge(length: number, step: number, steps: number): number {
  return Math.round((length * step) / steps);
}
