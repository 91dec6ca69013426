import type { messagingApi } from "@line/bot-sdk";
import { expect, test } from "vitest";
import { drawFlex } from "#bot/demo/console/flex/bubble.ts";
import { drawnBody, everyNode, text } from "./drawing.ts";

const box = (contents: messagingApi.FlexComponent[]): messagingApi.FlexBox => ({
  type: "box",
  layout: "vertical",
  contents,
});

test("a bubble is mega unless it says otherwise, and its blocks stand in LINE's order", () => {
  const bubble = drawFlex({
    type: "bubble",
    footer: box([]),
    body: box([]),
    header: box([]),
    hero: { type: "image", url: "https://example.com/a.png" },
  });
  expect(bubble.look).toBe("flex-bubble mega");
  expect(bubble.children.map(({ look }) => look.split(" ").at(-1))).toEqual([
    "flex-header",
    "flex-hero",
    "flex-body",
    "flex-footer",
  ]);
});

test("a block's separator never stands above the first block", () => {
  const styles = {
    body: { separator: true },
    footer: { separator: true, separatorColor: "#d9d3c7" },
  };
  const bubble = drawFlex({ type: "bubble", styles, body: box([]), footer: box([]) });
  expect(bubble.children.map(({ look }) => look.includes("flex-separator"))).toEqual([
    false,
    true,
    false,
  ]);
  expect(bubble.children[1]?.style).toEqual({ backgroundColor: "#d9d3c7" });
});

test("a box's own colour covers the colour of its block", () => {
  const bubble = drawFlex({
    type: "bubble",
    styles: { body: { backgroundColor: "#111111" }, footer: { backgroundColor: "#222222" } },
    body: { ...box([]), backgroundColor: "#333333" },
    footer: box([]),
  });
  expect(bubble.children.map(({ style }) => style["backgroundColor"])).toEqual([
    "#333333",
    "#222222",
  ]);
});

test("a carousel holds its bubbles side by side", () => {
  const carousel = drawFlex({
    type: "carousel",
    contents: [
      { type: "bubble", size: "micro", body: box([]) },
      { type: "bubble", size: "micro", body: box([]) },
    ],
  });
  expect(carousel.look).toBe("flex-carousel");
  expect(carousel.children.map(({ look }) => look)).toEqual([
    "flex-bubble micro",
    "flex-bubble micro",
  ]);
});

test("a right-to-left bubble says so", () => {
  expect(drawFlex({ type: "bubble", direction: "rtl" }).style).toEqual({ direction: "rtl" });
});

test("what can be tapped is named by its label, else by its own words", () => {
  const action: messagingApi.Action = { type: "postback", data: "x" };
  const named = drawnBody({
    layout: "vertical",
    action: { ...action, label: "開く" },
    contents: [text("11月")],
  });
  const unnamed = drawnBody({
    layout: "vertical",
    action,
    contents: [text("11月"), text("会議で ひとこと")],
  });
  expect(named.tap?.label).toBe("開く");
  expect(unnamed.tap?.label).toBe("11月 会議で ひとこと");
});

test("markup in a text stays text", () => {
  const hostile = '<img src=x onerror="alert(1)">';
  const nodes = everyNode(drawnBody({ layout: "vertical", contents: [text(hostile)] }));
  expect(nodes.filter(({ tag }) => tag === "img")).toEqual([]);
  expect(nodes.map((node) => node.text).filter(Boolean)).toEqual([hostile]);
});

test("a picture from a script address is not drawn", () => {
  const nodes = everyNode(
    drawnBody({ layout: "vertical", contents: [{ type: "image", url: "javascript:alert(1)" }] }),
  );
  expect(nodes.some(({ tag }) => tag === "img")).toBe(false);
});

test("spans replace the text and keep their own letters", () => {
  const contents: messagingApi.FlexSpan[] = [
    { type: "span", text: "前回", decoration: "line-through", color: "#5e6b65" },
    { type: "span", text: "次", weight: "bold", size: "lg" },
  ];
  const [line] = drawnBody({
    layout: "vertical",
    contents: [text("unused", { contents })],
  }).children;
  const spans = line?.children[0]?.children.map((span) => [span.text, span.style]);
  expect(spans).toEqual([
    ["前回", { textDecoration: "line-through", color: "#5e6b65" }],
    ["次", { fontWeight: "700", fontSize: "19px" }],
  ]);
});

test("only a wrapping text can have a number of lines", () => {
  const words = (more: Partial<messagingApi.FlexText>) =>
    drawnBody({ layout: "vertical", contents: [text("a", more)] }).children[0]?.children[0];
  expect(words({ wrap: true, maxLines: 2 })?.style["WebkitLineClamp"]).toBe("2");
  expect(words({ maxLines: 2 })?.style).not.toHaveProperty("WebkitLineClamp");
  expect(words({})?.look).toContain("one-line");
});

test("a colour paints a filled button and letters a link", () => {
  const action: messagingApi.Action = { type: "message", label: "はい", text: "はい" };
  const [filled, link] = drawnBody({
    layout: "vertical",
    contents: [
      { type: "button", style: "primary", color: "#2f6b55", action },
      { type: "button", color: "#2f6b55", action },
    ],
  }).children;
  expect(filled?.style["backgroundColor"]).toBe("#2f6b55");
  expect(link?.style["color"]).toBe("#2f6b55");
  expect(filled?.tap).toEqual({ action, label: "はい" });
});
