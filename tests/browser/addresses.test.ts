import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { addressesOf, readRoutes } from "./addresses.ts";

test("the pages of the route tables are found, and one that cannot be opened is named", async () => {
  const routes = await readRoutes();
  expect(routes).toContain("/");
  expect(routes).toContain("/inventory/:section");
  expect(routes).toContain("/reflect/:cadence/:period?");
  const some = ["x"];
  const given = { id: some, circle: some, meetup: some, post: some, record: ["first/first"] };
  expect(addressesOf(routes, given)).toContain("/reflect/monthly");
  expect(addressesOf(routes, given)).toContain("/me/first/first");

  const folder = await mkdtemp(join(tmpdir(), "routes-"));
  await writeFile(join(folder, "new.tsx"), '<Route\n  path="/new/:thing"\n  component={New} />');
  const found = await readRoutes(folder);
  await rm(folder, { recursive: true });
  expect(() => addressesOf(found)).toThrow("/new/:thing: give a value for :thing");
});
