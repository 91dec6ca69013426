import { expect, test } from "vitest";
import { POSTBACK, faultsOf } from "./ask.ts";

const template = (contents: object, altText = "案内") => ({
  type: "template",
  altText,
  template: contents,
});
const buttons = (extra: object = {}) =>
  template({ type: "buttons", text: "どうしますか", actions: [POSTBACK], ...extra });
const confirm = (extra: object = {}) =>
  template({ type: "confirm", text: "はい？", actions: [POSTBACK, POSTBACK], ...extra });
const column = (extra: object = {}) => ({ text: "一", actions: [POSTBACK], ...extra });
const carousel = (...columns: readonly object[]) => template({ type: "carousel", columns });
const picture = { imageUrl: "https://a.jp/a.png", action: POSTBACK };
const pictures = (...columns: readonly object[]) => template({ type: "image_carousel", columns });
const four = Array(4).fill(POSTBACK);

test.each([
  [buttons({ actions: four, text: "あ".repeat(160) })],
  [buttons({ title: "題", text: "あ".repeat(60) })],
  [confirm({ text: "あ".repeat(240) })],
  [carousel(...Array(10).fill(column({ text: "あ".repeat(120), actions: four.slice(1) })))],
  [pictures(...Array(10).fill(picture))],
  [pictures({ ...picture, action: { type: "postback", data: "a" } })],
])("%j is sent", (message) => {
  expect(faultsOf(message)).toEqual([]);
});

test.each([
  [{ ...confirm(), altText: "あ".repeat(1_501) }, "altText"],
  [{ ...confirm(), altText: "" }, "altText"],
  [buttons({ actions: [...four, POSTBACK] }), "template.actions"],
  [buttons({ actions: [] }), "template.actions"],
  [buttons({ text: "あ".repeat(161) }), "template.text"],
  [buttons({ title: "題", text: "あ".repeat(61) }), "template.text"],
  [buttons({ title: "あ".repeat(41) }), "template.title"],
  [buttons({ thumbnailImageUrl: "http://a.jp/a.png" }), "template.thumbnailImageUrl"],
  [buttons({ actions: [{ type: "camera", label: "撮る" }] }), "template.actions[0].type"],
  [buttons({ actions: [{ ...POSTBACK, label: "あ".repeat(21) }] }), "template.actions[0].label"],
  [confirm({ actions: [POSTBACK] }), "template.actions"],
  [confirm({ text: "あ".repeat(241) }), "template.text"],
  [carousel(), "template.columns"],
  [carousel(...Array(11).fill(column())), "template.columns"],
  [carousel(column(), column({ title: "題" })), "template.columns"],
  [carousel(column(), column({ actions: [POSTBACK, POSTBACK] })), "template.columns"],
  [carousel(column({ actions: four })), "template.columns[0].actions"],
  [carousel(column({ text: "あ".repeat(121) })), "template.columns[0].text"],
  [pictures(...Array(11).fill(picture)), "template.columns"],
  [pictures({ ...picture, imageUrl: "http://a.jp" }), "template.columns[0].imageUrl"],
  [
    pictures({ ...picture, action: { ...POSTBACK, label: "あ".repeat(13) } }),
    "template.columns[0].action.label",
  ],
])("%j is refused at %s", (message, property) => {
  expect(faultsOf(message)).toEqual([property]);
});
