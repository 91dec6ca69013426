import { expect, test } from "vitest";
import { destinationOf } from "#bot/demo/console/message/links.ts";

const LIFF = "http://127.0.0.1:3000/liff/";

test("a mini-app link opens where the mini-app is served, its path kept", () => {
  const uri = "https://liff.line.me/123-abc/reflect/monthly?from=chat#top";
  expect(destinationOf(uri, LIFF)).toEqual({
    kind: "liff",
    src: "http://127.0.0.1:3000/liff/reflect/monthly?from=chat#top",
  });
  expect(destinationOf("https://liff.line.me/123-abc", LIFF)).toEqual({
    kind: "liff",
    src: "http://127.0.0.1:3000/liff",
  });
});

test("without a mini-app its link leads out like any other", () => {
  expect(destinationOf("https://liff.line.me/1/a", null)).toEqual({
    kind: "web",
    href: "https://liff.line.me/1/a",
  });
});

test.each(["https://example.com/", "line://nv/chat", "tel:+81312345678"])("%s leads out", (uri) => {
  expect(destinationOf(uri, LIFF)).toEqual({ kind: "web", href: uri });
});

test.each([
  "javascript:alert(1)",
  "JAVASCRIPT:alert(1)",
  "data:text/html,<script>alert(1)</script>",
  "file:///etc/passwd",
  "blob:https://example.com/1",
  "/console/act",
  "",
  undefined,
])("%s leads nowhere", (uri) => {
  expect(destinationOf(uri, LIFF)).toBeNull();
});

test("a host that only looks like LINE's is not framed", () => {
  expect(destinationOf("https://liff.line.me.evil.example/1/a", LIFF)?.kind).toBe("web");
  expect(destinationOf("http://liff.line.me/1/a", LIFF)?.kind).toBe("web");
});
