import { expect, test } from "vitest";
import { cells, menuLocales, menuSize } from "#bot/line/rich-menu/cells.ts";
import { menuPicture, richMenu } from "#bot/line/rich-menu/definition.ts";

// Limits: developers.line.biz/en/reference/messaging-api/#rich-menu-structure and #upload-rich-menu-image
const graphemes = (text: string) => [...new Intl.Segmenter().segment(text)].length;

for (const locale of menuLocales) {
  test(`the ${locale} menu keeps LINE's limits`, async () => {
    const menu = richMenu(locale, await menuPicture(locale));
    const { width = 0, height = 0 } = menu.size ?? {};
    expect(width).toBeGreaterThanOrEqual(800);
    expect(width).toBeLessThanOrEqual(2500);
    expect(height).toBeGreaterThanOrEqual(250);
    expect(width / height).toBeGreaterThanOrEqual(1.45);
    expect(graphemes(menu.chatBarText ?? "")).toBeLessThanOrEqual(14);
    expect(graphemes(menu.name)).toBeLessThanOrEqual(300);
  });

  test(`a ${locale} cell names itself to a screen reader and in the chat`, async () => {
    const { areas } = richMenu(locale, await menuPicture(locale));
    expect(areas?.map(({ action }) => action)).toEqual(
      cells.map(({ at, label }) => ({
        type: "postback",
        label: label[locale],
        displayText: label[locale],
        data: `do=open&at=${at}`,
        inputOption: "closeRichMenu",
      })),
    );
    for (const { label } of cells) expect(graphemes(label[locale])).toBeLessThanOrEqual(20);
  });

  test(`the ${locale} picture has the menu's size and weighs less than 250 KB`, async () => {
    const bytes = await menuPicture(locale);
    const header = new DataView(bytes.buffer, bytes.byteOffset);
    expect([...bytes.subarray(0, 8)]).toEqual([137, 80, 78, 71, 13, 10, 26, 10]);
    expect({ width: header.getUint32(16), height: header.getUint32(20) }).toEqual(menuSize);
    expect(bytes.length).toBeLessThan(250_000);
  });
}

test("every point of the picture belongs to exactly one cell", () => {
  const bounds = (richMenu("ja", new Uint8Array()).areas ?? []).map((area) => ({
    x: 0,
    y: 0,
    width: 0,
    height: 0,
    ...area.bounds,
  }));
  const at = (x: number, y: number) =>
    bounds.filter(
      (box) => x >= box.x && x < box.x + box.width && y >= box.y && y < box.y + box.height,
    ).length;
  for (let x = 0; x < menuSize.width; x += 1) {
    expect(at(x, 0)).toBe(1);
    expect(at(x, menuSize.height - 1)).toBe(1);
  }
  for (let y = 0; y < menuSize.height; y += 1) expect(at(menuSize.width - 1, y)).toBe(1);
  for (const box of bounds) {
    expect(box.x + box.width).toBeLessThanOrEqual(menuSize.width);
    expect(box.y + box.height).toBeLessThanOrEqual(menuSize.height);
  }
});

test("a redrawn picture gives the menu a new name", () => {
  const name = (picture: Uint8Array) => richMenu("ja", picture).name;
  expect(name(new Uint8Array([1]))).toBe(name(new Uint8Array([1])));
  expect(name(new Uint8Array([1]))).not.toBe(name(new Uint8Array([2])));
});
