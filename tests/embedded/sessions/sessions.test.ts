import { expect, test } from "vitest";
import { asRefusal } from "#bot/embedded/errors.ts";
import { createSessions } from "#bot/embedded/sessions/sessions.ts";
import { openMemory, type SessionRow } from "#bot/embedded/store/disk.ts";
import { createTurns } from "#bot/embedded/store/turns.ts";

function setUp() {
  let time = 0;
  const rows = new Map<string, SessionRow>();
  const disk = {
    ...openMemory(),
    sessions: () => rows.values(),
    write: (changes: { sessions: Iterable<SessionRow>; endedSessions: Iterable<string> }) => {
      for (const row of changes.sessions) rows.set(row.session, row);
      for (const ended of changes.endedSessions) rows.delete(ended);
    },
  };
  const turns = createTurns(disk);
  const open = () => createSessions(disk, () => time);
  return { turns, open, rows, pass: (minutes: number) => (time += minutes * 60_000) };
}

const codeOf = (work: () => unknown) => {
  try {
    return work();
  } catch (error) {
    return asRefusal(error).code;
  }
};

test("the reply of the last numbered write is known, also after a restart", () => {
  const { turns, open } = setUp();
  const sessions = open();
  sessions.remember("s", 4, { n: 1 }, turns.journal);
  turns.flush();
  for (const known of [sessions, open()]) {
    expect(known.replay("s", 4)).toEqual({ n: 1 });
    expect(known.replay("s", 5)).toBeNull();
    expect(known.replay("t", 1)).toBeNull();
    expect(codeOf(() => known.replay("s", 3))).toBe(225);
  }
});

test("replies with texts are forgotten after minutes, and a late retry is told so", () => {
  const { turns, open, rows, pass } = setUp();
  const sessions = open();
  sessions.remember("text", 1, { value: { text: "もやもや" } }, turns.journal);
  sessions.remember("count", 1, { n: 1 }, turns.journal);
  pass(3);
  sessions.forgetOld(turns.journal);
  turns.flush();
  expect(rows.get("text")?.reply).toBeNull();
  expect(codeOf(() => sessions.replay("text", 1))).toBe(217);
  expect(sessions.replay("count", 1)).toEqual({ n: 1 });
});

test("closing forgets texts at once, half an hour forgets the session", () => {
  const { turns, open, rows, pass } = setUp();
  const sessions = open();
  sessions.remember("text", 1, { value: { text: "もやもや" } }, turns.journal);
  sessions.forgetOld(turns.journal, true);
  turns.flush();
  expect(rows.get("text")?.reply).toBeNull();
  pass(31);
  sessions.forgetOld(turns.journal);
  turns.flush();
  expect(rows.size).toBe(0);
});
