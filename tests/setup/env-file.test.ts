import {
  chmod,
  lstat,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseEnv } from "node:util";
import fc from "fast-check";
import { expect, onTestFinished, test } from "vitest";
import { readEnvFile, withValues, writeEnvFile } from "#bot/setup/env-file.ts";

const emptyFolder = async () => {
  const folder = await mkdtemp(join(tmpdir(), "ayumi-env-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
};

test("comments, order and every other line stay as they are", () => {
  const text = "# Ours\nA=1\n\nB= # to fill in\n#C=9\nD=4\n";
  expect(withValues(text, { B: "two", C: "three" })).toBe(
    "# Ours\nA=1\n\nB=two\n#C=9\nD=4\nC=three\n",
  );
});

test("a name that stands there twice has one value afterwards", () => {
  expect(parseEnv(withValues("A=1\nA=2\n", { A: "3" }))["A"]).toBe("3");
});

test("whatever is written reads back as it was, or is refused", () => {
  const value = fc
    .string({ unit: "grapheme", minLength: 1 })
    .map((text) => text.replaceAll(/[\r\n]/g, "").trim());
  fc.assert(
    fc.property(value, value, (one, other) => {
      fc.pre(one !== "" && other !== "" && !["'", '"', "`"].every((mark) => one.includes(mark)));
      let text: string;
      try {
        text = withValues("A=\nZ=kept\n", { A: one });
      } catch (error) {
        expect(String(error)).toContain("cannot be written");
        return;
      }
      expect(parseEnv(text)).toEqual({ A: one, Z: "kept" });
    }),
  );
});

test.each(["研究所 # 1", "it's", 'say "hi"', "`a` and 'b'", "a\\nb", "$HOME", " x".trim()])(
  "%s reads back as it was",
  (value) => {
    expect(parseEnv(withValues("", { A: value }))["A"]).toBe(value);
  },
);

test("the file is its owner's alone from the first byte, also where it was not", async () => {
  const folder = await emptyFolder();
  const path = join(folder, ".env");
  await writeFile(path, "A=1\n");
  await chmod(path, 0o644);
  expect((await readEnvFile(path)).mode).toBe(0o644);
  await writeEnvFile(path, "A=2\n");
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect(await readFile(path, "utf8")).toBe("A=2\n");
  expect(await readdir(folder)).toEqual([".env"]);
});

test("a link stays a link, and what an earlier run left behind is in nobody's way", async () => {
  const folder = await emptyFolder();
  const [place, path] = [join(folder, "kept"), join(folder, ".env")];
  await writeFile(place, "A=1\n");
  await symlink(place, path);
  await writeFile(`${place}.new`, "half", { mode: 0o644 });
  await writeEnvFile(path, "A=2\n");
  expect((await lstat(path)).isSymbolicLink()).toBe(true);
  expect(await readFile(place, "utf8")).toBe("A=2\n");
  expect((await stat(place)).mode & 0o777).toBe(0o600);
});

test("a missing file holds nothing", async () => {
  expect(await readEnvFile(join(await emptyFolder(), ".env"))).toEqual({
    text: "",
    values: {},
    mode: null,
  });
});
