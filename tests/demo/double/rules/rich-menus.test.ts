import { expect, test } from "vitest";
import { checkRequest } from "#bot/demo/double/rules/check.ts";
import { POSTBACK } from "./ask.ts";

const area = (extra: object = {}) => ({
  bounds: { x: 0, y: 0, width: 1_250, height: 843 },
  action: POSTBACK,
  ...extra,
});
const bounds = (x: number, y: number, width: number, height: number) =>
  area({ bounds: { x, y, width, height } });
const MENU = {
  size: { width: 2_500, height: 843 },
  selected: true,
  name: "menu",
  chatBarText: "メニュー",
  areas: [area()],
};
const faults = (change: object): string[] => {
  const menu: unknown = JSON.parse(JSON.stringify({ ...MENU, ...change }));
  return checkRequest("POST", "/v2/bot/richmenu", menu).map(({ property }) => property);
};

test.each([
  [{}],
  [{ size: { width: 800, height: 250 }, areas: [] }],
  [{ chatBarText: "あ".repeat(14), name: "あ".repeat(300) }],
  [{ areas: Array(20).fill(area()) }],
  [{ areas: [area({ action: { type: "richmenuswitch", richMenuAliasId: "more", data: "a" } })] }],
  [{ areas: [area({ action: { type: "postback", data: "a" } })] }],
])("menu %# is made", (change) => {
  expect(faults(change)).toEqual([]);
});

test.each([
  [{ size: { width: 2_501, height: 843 } }, "size.width"],
  [{ size: { width: 799, height: 300 }, areas: [] }, "size.width"],
  [{ size: { width: 800, height: 249 }, areas: [] }, "size.height"],
  [{ size: { width: 1_000, height: 690 }, areas: [] }, "size"],
  [{ selected: undefined }, "selected"],
  [{ name: undefined }, "name"],
  [{ name: "あ".repeat(301) }, "name"],
  [{ chatBarText: "あ".repeat(15) }, "chatBarText"],
  [{ areas: undefined }, "areas"],
  [{ areas: Array(21).fill(area()) }, "areas"],
  [{ areas: [bounds(1_251, 0, 1_250, 843)] }, "areas[0].bounds"],
  [{ areas: [bounds(-1, 0, 10, 10)] }, "areas[0].bounds.x"],
  [{ areas: [bounds(0, 0, 10, 0)] }, "areas[0].bounds.height"],
  [{ areas: [bounds(0, 1, 10, 843)] }, "areas[0].bounds"],
  [{ areas: [area({ action: { type: "camera", label: "撮る" } })] }, "areas[0].action.type"],
  [{ areas: [area({ action: { ...POSTBACK, label: "あ".repeat(21) } })] }, "areas[0].action.label"],
  [
    { areas: [area({ action: { type: "richmenuswitch", richMenuAliasId: "A", data: "a" } })] },
    "areas[0].action.richMenuAliasId",
  ],
  [{ areas: [area({ action: undefined })] }, "areas[0].action"],
])("menu %# is refused at %s", (change, property) => {
  expect(faults(change)).toEqual([property]);
});

test("an alias is written small", () => {
  const alias = (richMenuAliasId: string) =>
    checkRequest("POST", "/v2/bot/richmenu/alias", { richMenuAliasId, richMenuId: "richmenu-1" });
  expect(alias("menu-ja_2")).toEqual([]);
  for (const id of ["Menu", "a".repeat(33), "", "あ"]) expect(alias(id)).not.toEqual([]);
});
