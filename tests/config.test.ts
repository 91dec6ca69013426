import { expect, test } from "vitest";
import { readConfig } from "#bot/config.ts";
import { environment, testConfig } from "#tests/support/settings.ts";
import { asked } from "#bot/setup/values.ts";

const problemsOf = (given: Record<string, string>) => {
  const read = readConfig(environment(given));
  return read.ok ? [] : read.problems;
};

test("an empty environment is told in one list everything that is missing, and where to find it", () => {
  const read = readConfig({});
  expect(read).toMatchObject({ ok: false });
  const problems = read.ok ? [] : read.problems;
  expect(problems.map((line) => line.split(" ")[0])).toEqual([
    "LINE_CHANNEL_SECRET",
    "LINE_CHANNEL_ACCESS_TOKEN",
    "LINE_LOGIN_CHANNEL_ID",
    "LIFF_ID",
  ]);
  for (const line of problems) expect(line).toMatch(/is missing: (copy|issue) .*channel/);
});

test("missing and wrong values are listed together", () => {
  const read = readConfig({ PORT: "http", TIME_ZONE: "Mars/Base", LIFF_ID: " " });
  expect(read.ok ? [] : read.problems).toHaveLength(6);
});

test("the defaults are those of the documentation", () => {
  expect(testConfig()).toMatchObject({
    mongodbUri: null,
    metricsPort: null,
    dataDir: "./data",
    host: "127.0.0.1",
    port: 3000,
    publicUrl: null,
    sessionSecret: null,
    organizerUserIds: [],
    timeZone: "Asia/Tokyo",
    logLevel: "info",
    supportUrl: "https://www.mhlw.go.jp/mamorouyokokoro/",
    line: {
      apiBaseUrl: "https://api.line.me",
      dataApiBaseUrl: "https://api-data.line.me",
      loginBaseUrl: "https://api.line.me",
    },
  });
});

test("an empty variable counts as unset", () => {
  expect(testConfig({ PORT: "", MONGODB_URI: "", LOG_LEVEL: " " }).port).toBe(3000);
});

test("organizers are separated by commas", () => {
  const [a, b] = [`U${"0".repeat(32)}`, `U${"1".repeat(32)}`];
  expect(testConfig({ ORGANIZER_USER_IDS: `${a}, ${b},` }).organizerUserIds).toEqual([a, b]);
});

test.each([
  "http://127.0.0.1:3001",
  "http://127.8.0.1:3001/",
  "http://localhost:3001",
  "http://[::1]:3001",
  "https://localhost",
])("LINE's address may be a double on this machine: %s", (url) => {
  expect(testConfig({ LINE_API_BASE_URL: url }).line.apiBaseUrl).toBe(new URL(url).origin);
});

test.each([
  "https://example.org",
  "http://127.0.0.1.example.org",
  "http://127.0.0.1@example.org",
  "http://localhost.example.org:3001",
  "http://0.0.0.0:3001",
  "http://192.168.0.2:3001",
  "http://127.0.0.1:3001/line",
  "http://127.0.0.1:3001?x=1",
  "http://user:word@127.0.0.1:3001",
  "ftp://127.0.0.1",
  "127.0.0.1:3001",
  "http://api.line.me",
  "https://api.line.me.example.org",
])("any other address in LINE's place refuses the start: %s", (url) => {
  for (const name of ["LINE_API_BASE_URL", "LINE_DATA_API_BASE_URL", "LINE_LOGIN_BASE_URL"]) {
    expect(problemsOf({ [name]: url })).toEqual([
      expect.stringContaining(`${name} must be left unset`),
    ]);
  }
});

test.each([
  ["MONGODB_URI", "localhost:27017"],
  ["PORT", "-1"],
  ["PORT", "65536"],
  ["PORT", "3000.5"],
  ["TIME_ZONE", "Asia/Edo"],
  ["ORGANIZER_USER_IDS", "@yuki"],
  ["LINE_LOGIN_CHANNEL_ID", "ayumi"],
  ["LIFF_ID", "https://liff.line.me/1"],
  ["SESSION_SECRET", "short"],
  ["PUBLIC_URL", "www.ayumi.jp"],
  ["SUPPORT_URL", "javascript:alert(1)"],
  ["LOG_LEVEL", "loud"],
])("a wrong %s is told by name, and its value is not quoted: %s", (name, value) => {
  const [problem, ...more] = problemsOf({ [name]: value });
  expect(more).toEqual([]);
  expect(problem).toMatch(new RegExp(`^${name} must `));
  expect(problem).not.toContain(value);
});

test("nothing of a configuration can be changed", () => {
  const config = testConfig();
  for (const part of [config, config.line, config.organizerUserIds]) {
    expect(Object.isFrozen(part)).toBe(true);
  }
});

test("every variable is explained in .env.example, and no other", async () => {
  const { readFile } = await import("node:fs/promises");
  const source = await readFile("bot/config.ts", "utf8");
  const example = await readFile(".env.example", "utf8");
  const read = [...source.matchAll(/^ {2}([A-Z][A-Z_]+): /gm)].map(([, name]) => name);
  const told = [...example.matchAll(/^#?([A-Z][A-Z_]+)=/gm)].map(([, name]) => name);
  expect(read.length).toBeGreaterThan(15);
  // Two values are for set-up and doctor alone.
  const all = new Set([...read, ...asked]);
  expect(new Set(told)).toEqual(all);
  expect(told).toHaveLength(all.size);
});
