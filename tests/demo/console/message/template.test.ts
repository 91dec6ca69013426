import type { messagingApi } from "@line/bot-sdk";
import { expect, test } from "vitest";
import { drawFlex } from "#bot/demo/console/flex/bubble.ts";
import { templateToFlex } from "#bot/demo/console/message/template.ts";
import { everyNode } from "#tests/demo/console/flex/drawing.ts";

const yes: messagingApi.Action = { type: "message", label: "はい", text: "はい" };
const no: messagingApi.Action = { type: "postback", label: "いいえ", data: "n" };

const buttonsOf = (template: messagingApi.Template) =>
  everyNode(drawFlex(templateToFlex(template)))
    .filter(({ tag }) => tag === "button")
    .map(({ tap }) => tap?.action);
const wordsOf = (template: messagingApi.Template) =>
  everyNode(drawFlex(templateToFlex(template))).flatMap(({ tag, text }) =>
    tag !== "button" && text ? [text] : [],
  );

test("a confirmation shows its text and both answers", () => {
  const template: messagingApi.Template = {
    type: "confirm",
    text: "見せますか?",
    actions: [yes, no],
  };
  expect(wordsOf(template)).toEqual(["見せますか?"]);
  expect(buttonsOf(template)).toEqual([yes, no]);
});

test("a buttons template shows picture, title, text and actions", () => {
  const template: messagingApi.Template = {
    type: "buttons",
    thumbnailImageUrl: "https://example.com/a.png",
    title: "定例会",
    text: "20時から",
    actions: [yes],
  };
  expect(wordsOf(template)).toEqual(["定例会", "20時から"]);
  expect(buttonsOf(template)).toEqual([yes]);
  expect(
    everyNode(drawFlex(templateToFlex(template))).flatMap(({ src }) => (src ? [src] : [])),
  ).toEqual(["https://example.com/a.png"]);
});

test("each column of a carousel is a card with its own actions", () => {
  const template: messagingApi.Template = {
    type: "carousel",
    columns: [
      { text: "ひとつ", actions: [yes] },
      { text: "ふたつ", actions: [no] },
    ],
  };
  expect(drawFlex(templateToFlex(template)).children).toHaveLength(2);
  expect(buttonsOf(template)).toEqual([yes, no]);
});

test("a picture of an image carousel is itself the thing to tap", () => {
  const drawn = drawFlex(
    templateToFlex({
      type: "image_carousel",
      columns: [{ imageUrl: "https://example.com/a.png", action: yes }],
    }),
  );
  const taps = everyNode(drawn).flatMap(({ tap }) => (tap ? [tap] : []));
  expect(taps).toEqual([{ action: yes, label: "はい" }]);
});
