import { expect, test } from "vitest";
import { AppError } from "#bot/errors.ts";
import { openLog, redact, type LogFields } from "#bot/log.ts";

const open = (level: "debug" | "warning" = "debug") => {
  const lines: string[] = [];
  return { log: openLog({ level, write: (line) => lines.push(line) }), lines };
};

test("a line is one JSON object with time, level, event and its fields", () => {
  const { log, lines } = open();
  log.info("listening", { port: 3000 });
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
    {
      at: expect.stringMatching(/^\d{4}-.*Z$/) as string,
      level: "info",
      event: "listening",
      port: 3000,
    },
  ]);
});

test("lines below the level are not written", () => {
  const { log, lines } = open("warning");
  log.debug("a");
  log.info("b");
  log.warn("c");
  log.error("d");
  expect(lines).toHaveLength(2);
});

test("two logs of a process each write their own lines", () => {
  const [one, other] = [open(), open("warning")];
  one.log.info("a");
  other.log.warn("b");
  expect(one.lines.join()).toMatch(/^[^\n]*"level":"info","event":"a"}$/);
  expect(other.lines.join()).toMatch(/^[^\n]*"level":"warning","event":"b"}$/);
});

test("a field that is not an id, a code or a number is withheld", () => {
  expect(redact({ chatId: "U12", code: "something happened", reason: "わたし" })).toEqual({
    chatId: "U12",
    code: "[withheld]",
    reason: "[withheld]",
  });
});

test("a field nobody named is dropped", () => {
  const fields = { text: "hello", chatId: "U1" } as LogFields;
  expect(redact(fields)).toEqual({ chatId: "U1" });
});

test("of an error the log tells name, code and place, never the message", () => {
  const { log, lines } = open();
  const secret = "sk-12345 わたしの秘密\n    at https://evil.example (file:///x.ts:1:1)";
  const cause = Object.assign(new TypeError(secret), { code: "ECONNREFUSED" });
  log.error("broken", {}, new AppError("internal", secret, { cause }));
  const { error } = JSON.parse(lines[0] ?? "") as { error: Record<string, unknown> };
  expect(error).toMatchObject({
    name: "AppError",
    code: "internal",
    cause: { code: "ECONNREFUSED" },
  });
  expect(error["at"]).toEqual(expect.arrayContaining([expect.stringContaining("log.test.ts")]));
  expect(lines[0]).not.toMatch(/sk-12345|秘密|evil/);
});

test("of MongoDB's errors the log tells the code in words, and no code where there is none", () => {
  const { log, lines } = open();
  const full = Object.assign(new Error("わたし"), { code: 14031, codeName: "OutOfDiskSpace" });
  const silent = Object.assign(new Error("わたし"), { code: undefined, codeName: "わたし" });
  log.error("broken", {}, full);
  log.error("broken", {}, silent);
  const [first, second] = lines.map((line) => (JSON.parse(line) as { error: object }).error);
  expect(first).toMatchObject({ code: "14031", codeName: "OutOfDiskSpace" });
  expect(Object.keys(second ?? {})).toEqual(["name", "at"]);
  expect(lines.join("")).not.toContain("わたし");
});

test("what was thrown need not be an error", () => {
  const { log, lines } = open();
  log.warn("odd", {}, "わたしの秘密");
  expect(lines[0]).toContain('"error":{"name":"string"}');
});
