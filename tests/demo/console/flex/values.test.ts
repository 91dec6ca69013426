import fc from "fast-check";
import { expect, test } from "vitest";
import {
  borderWidth,
  color,
  fontSize,
  gradient,
  imageSize,
  imageUrl,
  length,
  offset,
  padding,
  ratio,
  spacing,
} from "#bot/demo/console/flex/values.ts";

test.each([
  [color("#26312d"), "#26312d"],
  [color("#26312DCC"), "#26312DCC"],
  [length("120px"), "120px"],
  [length("12.5%"), "12.5%"],
  [spacing("md"), "8px"],
  [spacing("none"), "0px"],
  [padding("5%"), "5%"],
  [offset("-8px"), "-8px"],
  [borderWidth("semi-bold"), "3px"],
  [fontSize("xxl"), "29px"],
  [imageSize("full"), "100%"],
  [ratio("20:13"), "20 / 13"],
])("%s is what LINE means by it", (read, expected) => {
  expect(read).toBe(expected);
});

test.each([
  [color("red")],
  [color("#abc")],
  [color("url(https://evil.example/x)")],
  [color("#26312d;background:url(https://evil.example)")],
  [length("1e9px")],
  [length("99999px")],
  [length("calc(1px)")],
  [length("10")],
  [length(10)],
  [length("-1px")],
  [spacing("50%")],
  [spacing("constructor")],
  [spacing("__proto__")],
  [fontSize("10%")],
  [imageSize("expression(alert(1))")],
  [ratio("1:4")],
  [ratio("0:0")],
  [ratio("1e3:1")],
])("what LINE does not know is dropped (%#)", (read) => {
  expect(read).toBeUndefined();
});

test.each([
  "javascript:alert(1)",
  " javascript:alert(1)",
  "data:image/svg+xml,<svg onload=alert(1)>",
  "//evil.example/x.png",
  "/\\evil.example/x.png",
  "file:///etc/passwd",
  "blob:https://example.com/1",
  "x",
  null,
  {},
])("no picture is loaded from %s", (url) => {
  expect(imageUrl(url)).toBeUndefined();
});

test("a picture comes from the web or from this server", () => {
  expect(imageUrl("https://example.com/a b.png")).toBe("https://example.com/a%20b.png");
  expect(imageUrl("/console/photos/1")).toBe("/console/photos/1");
});

test("a gradient needs an angle and both ends", () => {
  const ends = { startColor: "#000000", endColor: "#ffffff" };
  expect(gradient({ type: "linearGradient", angle: "90deg", ...ends })).toBe(
    "linear-gradient(90deg, #000000, #ffffff)",
  );
  const middle = { centerColor: "#777777", centerPosition: "20%" };
  expect(gradient({ type: "linearGradient", angle: "0deg", ...ends, ...middle })).toBe(
    "linear-gradient(0deg, #000000, #777777 20%, #ffffff)",
  );
  expect(gradient({ type: "linearGradient", angle: "90deg, red", ...ends })).toBeUndefined();
  expect(
    gradient({ type: "linearGradient", angle: "90deg", startColor: "url(x)", endColor: "#ffffff" }),
  ).toBeUndefined();
});

test("nothing can be smuggled in before or after a value that LINE knows", () => {
  const known = fc.constantFrom("#26312d", "8px", "50%", "md", "full", "normal", "20:13");
  const junk = fc.oneof(
    fc.constantFrom(";color:red", "}", "(", "/**/", "\n", " !important", ",url(x)"),
    fc.string({ unit: "binary" }),
  );
  fc.assert(
    fc.property(known, junk, fc.boolean(), (value, text, before) => {
      for (const parse of [color, length, spacing, padding, offset, borderWidth, fontSize]) {
        expect(parse(before ? text + value : value + text) ?? "").toMatch(/^[-#.%\w]*$/);
      }
    }),
  );
});
