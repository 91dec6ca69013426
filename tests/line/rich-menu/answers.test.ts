import { HTTPFetchError } from "@line/bot-sdk";
import { expect, test } from "vitest";
import { explained, unlessMissing } from "#bot/line/rich-menu/answers.ts";

const refusal = (status: number) =>
  new HTTPFetchError("refused", {
    status,
    statusText: "",
    headers: new Headers(),
    body: '{"message":"no"}',
  });

test.each([
  [401, "unauthenticated", /LINE_CHANNEL_ACCESS_TOKEN/],
  [429, "rate_limited", /in an hour/],
  [400, "upstream_unavailable", /400.*"no"/],
])("a %i from LINE says what to do", (status, code, words) => {
  expect(explained(refusal(status))).toMatchObject({
    code,
    message: expect.stringMatching(words),
  });
});

test("an unreachable LINE says what to do", () => {
  expect(explained(new TypeError("fetch failed"))).toMatchObject({
    code: "upstream_unavailable",
    message: expect.stringMatching(/connection/),
  });
});

test("a fault of our own is passed on as it is", () => {
  const fault = new RangeError("ours");
  expect(explained(fault)).toBe(fault);
});

test("only a 404 reads as missing", async () => {
  expect(await unlessMissing(Promise.resolve("there"))).toBe("there");
  expect(await unlessMissing(Promise.reject(refusal(404)))).toBeNull();
  await expect(unlessMissing(Promise.reject(refusal(500)))).rejects.toThrow();
});
