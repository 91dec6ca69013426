import { expect, test } from "vitest";
import { nameOfPlace, placeSaid, refuseMissing, samePlace } from "#bot/commands/store-place.ts";

const config = { mongodbUri: "mongodb://ayumi:secret@db/ayumi", dataDir: "./data" };

test("`embedded` and `mongodb` mean what is configured; else it is a directory or an address", () => {
  const mongodb = { is: "mongodb", uri: config.mongodbUri };
  expect(placeSaid("embedded", config)).toEqual({ is: "embedded", dir: "./data" });
  expect(placeSaid("mongodb", config)).toEqual(mongodb);
  expect(placeSaid("mongodb", { ...config, mongodbUri: null })).toBeNull();
  expect(placeSaid("/srv/ayumi", config)).toEqual({ is: "embedded", dir: "/srv/ayumi" });
  const atlas = "mongodb+srv://cluster.example.org/ayumi";
  expect(placeSaid(atlas, config)).toEqual({ is: "mongodb", uri: atlas });
});

test("one directory is one place, however it is written", () => {
  const at = (dir: string) => ({ is: "embedded", dir }) as const;
  expect(samePlace(at("data"), at("./data/"))).toBe(true);
  expect(samePlace(at("data"), at("data2"))).toBe(false);
  expect(samePlace(at("data"), { is: "mongodb", uri: "data" })).toBe(false);
});

test("the name of a MongoDB tells no password", () => {
  expect(nameOfPlace({ is: "mongodb", uri: config.mongodbUri })).toBe("MongoDB");
});

test("nothing is read where nothing is", () => {
  expect(() => refuseMissing({ is: "embedded", dir: "/nowhere/data" })).toThrow(
    "There is no data in /nowhere/data.",
  );
});
