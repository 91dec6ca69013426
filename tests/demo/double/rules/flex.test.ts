import { expect, test } from "vitest";
import { POSTBACK, body, box, faultsOf, flex, problemsOf, words } from "./ask.ts";

const bubble = (extra: object = {}) => ({ type: "bubble", body: box([words("一")]), ...extra });
const carousel = (...contents: readonly object[]) => flex({ type: "carousel", contents });
const picture = { type: "image", url: "https://a.jp/a.png" };
const film = {
  type: "video",
  url: "https://a.jp/a.mp4",
  previewUrl: "https://a.jp/a.png",
  altContent: picture,
};
const heavy = (kilobytes: number) =>
  box(Array.from({ length: kilobytes }, () => words("a".repeat(1_024 - 26))));

test.each([
  [flex(bubble())],
  [flex(bubble({ hero: film, action: POSTBACK, size: "kilo" }))],
  [flex(bubble({ hero: box([]), footer: box([]), header: box([]) }))],
  [flex(bubble({ styles: { footer: { separator: true, separatorColor: "#E0DED7" } } }))],
  [carousel(...Array(12).fill(bubble()))],
  [carousel(bubble({ size: "mega" }), bubble())],
  [{ ...flex(bubble()), altText: "あ".repeat(1_500) }],
  [body(...Array(10).fill({ ...picture, animated: true }))],
])("message %# is sent", (message) => {
  expect(problemsOf(message)).toEqual([]);
});

test.each([
  [{ ...flex(bubble()), altText: "" }, "altText"],
  [{ ...flex(bubble()), altText: "あ".repeat(1_501) }, "altText"],
  [flex({ type: "bubble" }), "contents"],
  [flex(bubble({ body: words("箱ではない") })), "contents.body.layout"],
  [flex(bubble({ hero: words("絵ではない") })), "contents.hero"],
  [flex(bubble({ size: "huge" })), "contents.size"],
  [flex(bubble({ colour: "red" })), "contents.colour"],
  [
    flex(bubble({ styles: { body: { backgroundColor: "white" } } })),
    "contents.styles.body.backgroundColor",
  ],
  [flex(bubble({ hero: film, size: "nano" })), "contents.hero"],
  [flex(bubble({ hero: { ...film, altContent: words("字") } })), "contents.hero.altContent"],
  [flex(bubble({ hero: { ...film, url: "http://a.jp/a.mp4" } })), "contents.hero.url"],
  [carousel(), "contents.contents"],
  [carousel(...Array(13).fill(bubble())), "contents.contents"],
  [carousel(bubble({ size: "kilo" }), bubble()), "contents.contents"],
  [carousel(bubble({ hero: film })), "contents.contents[0].hero"],
  [body(...Array(11).fill({ ...picture, animated: true })), "contents"],
])("message %# is refused at %s", (message, property) => {
  expect(faultsOf(message)).toContain(property);
});

test("a bubble weighs at most 30 KB, a carousel 50", () => {
  expect(faultsOf(flex({ type: "bubble", body: heavy(29) }))).toEqual([]);
  expect(faultsOf(flex({ type: "bubble", body: heavy(30) }))).toEqual(["contents"]);
  const five = (kilobytes: number) => Array(5).fill({ type: "bubble", body: heavy(kilobytes) });
  expect(faultsOf(carousel(...five(9)))).toEqual([]);
  expect(faultsOf(carousel(...five(10)))).toEqual(["contents"]);
});

test("weight is counted in bytes, not in characters", () => {
  const japanese = box([words("あ".repeat(5_000)), words("あ".repeat(5_000))]);
  expect(faultsOf(flex({ type: "bubble", body: japanese }))).toEqual([]);
  const more = box([...japanese.contents, words("あ".repeat(500))]);
  expect(faultsOf(flex({ type: "bubble", body: more }))).toEqual(["contents"]);
});

test("no block begins with an absolute component", () => {
  const floating = words("浮く", { position: "absolute" });
  expect(faultsOf(body(floating))).toEqual(["contents.body.contents[0].position"]);
  expect(faultsOf(body(words("先"), floating))).toEqual([]);
  expect(faultsOf(body(box([floating])))).toEqual([]);
});
