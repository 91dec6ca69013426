import { expect, test } from "vitest";
import { POSTBACK, body, box, faultsOf, problemsOf, words } from "./ask.ts";

const baseline = (...contents: readonly object[]) => box(contents, { layout: "baseline" });
const icon = { type: "icon", url: "https://a.jp/a.png" };
const picture = { type: "image", url: "https://a.jp/a.png" };
const button = { type: "button", action: POSTBACK };
const span = (text: string, extra: object = {}) => ({ type: "span", text, ...extra });
const gradient = {
  type: "linearGradient",
  angle: "90deg",
  startColor: "#000000",
  endColor: "#FFFFFF",
};
const AT = "contents.body.contents[0]";

test.each([
  [baseline(icon, words("字"), { type: "filler" })],
  [words("一", { size: "10.5px", margin: "none", color: "#00000080", maxLines: 2, flex: 0 })],
  [{ type: "text", contents: [span("一", { weight: "bold" }), span("二")] }],
  [{ type: "text", text: "", contents: [span("一")] }],
  [{ ...button, style: "primary", height: "sm", color: "#3F7D5A", margin: "md" }],
  [{ ...picture, size: "50%", aspectRatio: "1:3", aspectMode: "cover", action: POSTBACK }],
  [{ type: "separator", margin: "lg", color: "#E0DED7" }],
  [box([], { paddingAll: "5%", width: "50%", height: "100px", offsetTop: "-4px" })],
  [box([], { borderWidth: "semi-bold", cornerRadius: "xl", spacing: "8px" })],
  [box([], { background: { ...gradient, centerColor: "#888888", centerPosition: "50%" } })],
])("%j is drawn", (component) => {
  expect(problemsOf(body(component))).toEqual([]);
});

test.each([
  [baseline(button), ".contents[0]"],
  [baseline(box([])), ".contents[0]"],
  [baseline({ type: "separator" }), ".contents[0]"],
  [baseline(words("字", { gravity: "top" })), ".contents[0]"],
  [baseline(words("字", { offsetBottom: "1px" })), ".contents[0]"],
  [icon, ""],
  [span("字"), ""],
  [{ type: "spacer" }, ""],
  [{ type: "video", url: "https://a.jp/a", previewUrl: "https://a.jp/a", altContent: picture }, ""],
  [{ type: "text" }, ""],
  [{ type: "text", contents: [] }, ""],
  [words(""), ".text"],
  [{ type: "text", contents: [span("")] }, ".contents[0].text"],
  [{ type: "text", contents: [span("字", { size: "10%" })] }, ".contents[0].size"],
  [words("一", { size: "16" }), ".size"],
  [words("一", { size: "full" }), ".size"],
  [words("一", { margin: "10%" }), ".margin"],
  [words("一", { color: "red" }), ".color"],
  [words("一", { color: "#000" }), ".color"],
  [words("一", { lineSpacing: "md" }), ".lineSpacing"],
  [words("一", { weight: "600" }), ".weight"],
  [words("一", { maxLines: -1 }), ".maxLines"],
  [words("一", { flex: -1 }), ".flex"],
  [words("一", { wrap: "true" }), ".wrap"],
  [words("一", { bold: true }), ".bold"],
  [words("一", { action: { ...POSTBACK, label: "あ".repeat(41) } }), ".action.label"],
  [{ type: "button" }, ".action"],
  [{ ...button, style: "danger" }, ".style"],
  [{ ...button, height: "lg" }, ".height"],
  [{ ...picture, url: "http://a.jp/a.png" }, ".url"],
  [{ ...picture, size: "huge" }, ".size"],
  [{ ...picture, aspectRatio: "1:4" }, ".aspectRatio"],
  [{ ...picture, aspectRatio: "wide" }, ".aspectRatio"],
  [{ type: "box", layout: "vertical" }, ".contents"],
  [box([], { layout: "grid" }), ".layout"],
  [box([], { spacing: "5%" }), ".spacing"],
  [box([], { width: "md" }), ".width"],
  [box([], { paddingAll: "10" }), ".paddingAll"],
  [box([], { borderWidth: "md" }), ".borderWidth"],
  [box([], { cornerRadius: "10%" }), ".cornerRadius"],
  [box([], { backgroundColor: "white" }), ".backgroundColor"],
  [box([], { action: { type: "camera", label: "撮る" } }), ".action.type"],
  [box([], { background: { ...gradient, angle: "360deg" } }), ".background.angle"],
  [box([], { background: { ...gradient, angle: "90" } }), ".background.angle"],
  [box([], { background: { ...gradient, startColor: "black" } }), ".background.startColor"],
  [box([], { background: { ...gradient, endColor: undefined } }), ".background.endColor"],
  [box([], { background: { ...gradient, centerColor: "grey" } }), ".background.centerColor"],
  [box([], { background: { ...gradient, centerPosition: "150%" } }), ".background.centerPosition"],
])("%j is refused at %s", (component, where) => {
  expect(faultsOf(body(component))).toContain(`${AT}${where}`);
});
