import { execFile } from "node:child_process";
import { join } from "node:path";
import { execPath } from "node:process";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { createMemberStore } from "#bot/members/store.ts";
import { usualNotices } from "#shared/notices.ts";
import { testDatabase } from "#tests/support/database.ts";
import { environment } from "#tests/support/settings.ts";

const run = promisify(execFile);
const preview = (uri: string, ...args: string[]) =>
  run(execPath, [join(import.meta.dirname, "../../bot/commands/preview-nudges.ts"), ...args], {
    env: environment({ MONGODB_URI: uri, LOG_LEVEL: "error" }),
    timeout: 30_000,
  });

test(
  "it tells who would get what and why not, and leaves everything as it is",
  { timeout: 60_000 },
  async () => {
    const { db, uri } = await testDatabase();
    for (const name of ["ゆき", "なお"])
      await createMemberStore(db).add({
        id: name,
        lineUserId: `U${name}`,
        name,
        picture: null,
        nickname: null,
        face: "line",
        locale: "ja",
        localeChosen: false,
        consent: { at: new Date("2026-10-01"), version: 1 },
        settings: { weekly: false, quiet: name === "なお", ...usualNotices },
        rest: null,
        friend: true,
        profileAt: null,
        sharesTo: null,
        moves: 0,
      });
    const before = await db.collection("members").find().toArray();
    const { stdout } = await preview(uri, "--at", "2026-11-25T20:00+09:00");
    expect(stdout.split("\n").toSorted()).toEqual(
      [
        "",
        "1 of 2 would be reminded",
        "なお: no monthly: off",
        "ゆき: monthly 2026-11 at 2026-11-25T11:00:00.000Z",
      ].toSorted(),
    );
    expect(await db.collection("members").find().toArray()).toEqual(before);
    expect(await db.collection("sends").countDocuments()).toBe(0);
    await expect(preview(uri, "--at", "2026-11-25T20:00")).rejects.toMatchObject({ code: 1 });
  },
);
