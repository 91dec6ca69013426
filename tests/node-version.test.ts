import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { nodeObstacle } from "#bot/node-version.js";

const { scripts } = JSON.parse(
  readFileSync(join(import.meta.dirname, "../package.json"), "utf8"),
) as { scripts: Record<string, string> };

test.each(["20.20.2", "22.18.0", "23.11.0"])("Node %s is told what to do", (version) => {
  expect(nodeObstacle(version)).toContain(`This is Node ${version}`);
  expect(nodeObstacle(version)).toContain(`いまの Node は ${version} です`);
});

test.each(["24.21.0", "26.0.0", "100.1.0"])("Node %s will do", (version) => {
  expect(nodeObstacle(version)).toBeNull();
});

test("the commands of a newcomer look before they run", () => {
  for (const name of ["demo", "setup", "doctor", "test"]) {
    expect(scripts[`pre${name}`], name).toBe("node bot/node-version.js");
  }
});
