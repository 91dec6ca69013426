import type { messagingApi } from "@line/bot-sdk";
import { expect, test } from "vitest";
import { drawnBody, text } from "./drawing.ts";

const childrenOf = (
  layout: messagingApi.FlexBox["layout"],
  contents: messagingApi.FlexComponent[],
  more: Partial<messagingApi.FlexBox> = {},
) => drawnBody({ layout, contents, ...more }).children.map(({ style }) => style);

test("children of a horizontal box share its width, of a vertical box they keep their height", () => {
  const [across] = childrenOf("horizontal", [text("a")]);
  const [down] = childrenOf("vertical", [text("a")]);
  expect(across?.["flex"]).toBe("1 0 0px");
  expect(down?.["flex"]).toBe("0 0 auto");
});

test("flex 0 takes the content's size, flex 3 three parts", () => {
  const [none, three] = childrenOf("horizontal", [text("a", { flex: 0 }), text("b", { flex: 3 })]);
  expect([none?.["flex"], three?.["flex"]]).toEqual(["0 0 auto", "3 0 0px"]);
  const [tall] = childrenOf("vertical", [text("a", { flex: 2 })]);
  expect(tall?.["flex"]).toBe("2 0 auto");
});

test("a box with a width of its own does not share", () => {
  const [box] = childrenOf("horizontal", [
    { type: "box", layout: "vertical", width: "40px", contents: [] },
  ]);
  expect(box).toMatchObject({ flex: "0 0 auto", width: "40px" });
});

test("a margin overrides the box's spacing, and the first child has none", () => {
  const [first, second, third] = childrenOf(
    "vertical",
    [text("a"), text("b"), text("c", { margin: "xl" })],
    { spacing: "sm" },
  );
  expect(first).not.toHaveProperty("marginTop");
  expect(second?.["marginTop"]).toBe("4px");
  expect(third?.["marginTop"]).toBe("16px");
});

test("in a horizontal box the gap lies beside, so that right-to-left mirrors it", () => {
  const [, second] = childrenOf("horizontal", [text("a"), text("b")], { spacing: "md" });
  expect(second).toMatchObject({ marginInlineStart: "8px" });
});

test("an absolute component takes no gap and gives none to the next", () => {
  const [floating, next] = childrenOf(
    "vertical",
    [
      { type: "box", layout: "vertical", position: "absolute", offsetTop: "4px", contents: [] },
      text("b"),
    ],
    { spacing: "md" },
  );
  expect(floating).toMatchObject({ position: "absolute", top: "4px" });
  expect(floating).not.toHaveProperty("marginTop");
  expect(next).not.toHaveProperty("marginTop");
});

test("a side's padding overrides the padding of all sides", () => {
  const body = drawnBody({
    layout: "vertical",
    paddingAll: "lg",
    paddingTop: "none",
    contents: [],
  });
  expect(body.style).toMatchObject({
    paddingTop: "0px",
    paddingBottom: "12px",
    paddingInlineStart: "12px",
  });
});

test("a baseline box stands its children on one line whatever alignItems says", () => {
  const body = drawnBody({ layout: "baseline", alignItems: "center", contents: [text("a")] });
  expect(body.look).toContain("flex-baseline");
  expect(body.style).not.toHaveProperty("alignItems");
});

test("a style that is no style is left out", () => {
  const body = drawnBody({
    layout: "vertical",
    backgroundColor: "url(https://evil.example)",
    width: "1e9px",
    paddingAll: "10px;position:fixed",
    contents: [],
  });
  expect(body.style).not.toHaveProperty("backgroundColor");
  expect(body.style).not.toHaveProperty("width");
  expect(body.style).toMatchObject({ paddingTop: "20px" });
});
