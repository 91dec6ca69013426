import { expect, test } from "vitest";
import { bytesForStorage, encode, type Doc } from "#bot/embedded/values/document.ts";

/** A document with so many others inside each other, in as few bytes as there are. */
const nested = (levels: number): Doc => {
  let doc: Doc = {};
  for (let i = 0; i < levels; i++) doc = { "": doc };
  return doc;
};

const nestedArrays = (levels: number): Doc => {
  let value: unknown = [];
  for (let i = 1; i < levels; i++) value = [value];
  return { "": value };
};

test("however few bytes it takes, what is nested too deeply is refused", () => {
  for (const of of [nested, nestedArrays]) {
    const most = of(180);
    expect(bytesForStorage(most, encode(most))).toEqual(bytesForStorage(most));
    const deeper = of(181);
    expect(() => bytesForStorage(deeper)).toThrow("nested object depth");
    expect(() => bytesForStorage(deeper, encode(deeper))).toThrow("nested object depth");
  }
});

test("bytes that came are kept as they are", () => {
  const doc = { _id: 1, n: 5 };
  const source = encode(doc);
  expect(bytesForStorage(doc, source)).toBe(source);
});
