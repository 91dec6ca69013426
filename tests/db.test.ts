import {
  MongoNetworkTimeoutError,
  MongoServerError,
  MongoServerSelectionError,
  type TopologyDescription,
} from "mongodb";
import { expect, test } from "vitest";
import { isDatabaseGone } from "#bot/db.ts";

const refused = (code: number) => new MongoServerError({ message: "no", code });

test.each([
  ["a broken connection", new MongoNetworkTimeoutError("late")],
  ["no server to ask", new MongoServerSelectionError("none", {} as TopologyDescription)],
  ["a server that is no longer the primary", refused(10_107)],
  ["a server that is shutting down", refused(91)],
])("%s says nothing about the request", (_, error) => {
  expect(isDatabaseGone(error)).toBe(true);
});

test.each([
  ["a duplicate key", refused(11_000)],
  ["a document that is too large", refused(10_334)],
  ["a fault of our own", Object.assign(new Error("oops"), { code: 91 })],
  ["what is no error", "gone"],
])("%s is about the request", (_, error) => {
  expect(isDatabaseGone(error)).toBe(false);
});
