import { execFile } from "node:child_process";
import { join } from "node:path";
import { execPath } from "node:process";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { createCircleStore } from "#bot/circles/store.ts";
import { create } from "#bot/meetups/rules.ts";
import { createMeetupStore } from "#bot/meetups/store.ts";
import { createMemberStore } from "#bot/members/store.ts";
import { usualNotices } from "#shared/notices.ts";
import { planOn } from "#tests/meetups/plan.ts";
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
        came: "",
        cameKnown: null,
      });
    const joinedAt = new Date("2026-10-01");
    await createCircleStore(db).add({
      id: "c1",
      name: "第一期",
      history: "from_joining",
      createdAt: joinedAt,
      closedAt: null,
      people: ["ゆき", "なお"].map((memberId) => ({
        memberId,
        role: "member",
        until: null,
        joinedAt,
        introduction: null,
      })),
      invitations: [],
    });
    const of = { id: "m1", circleId: "c1" };
    const made = create(of, planOn({ day: "2026-12-13" }), "Asia/Tokyo", joinedAt);
    const said = ["ゆき", "なお"].map((memberId) => ({
      memberId,
      rsvp: "listen" as const,
      at: joinedAt,
      waits: false,
      isOld: false,
    }));
    if (made.ok) await createMeetupStore(db).add({ ...made.meetup, answers: said });
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
    const eve = (await preview(uri, "--at", "2026-12-12T20:00+09:00")).stdout.split("\n");
    expect(eve).toContain("ゆき: eve m1/2026-12-13 at 2026-12-12T11:00:00.000Z");
    expect(eve).toContain("なお: no eve: off");
    expect(await db.collection("members").find().toArray()).toEqual(before);
    expect(await db.collection("sends").countDocuments()).toBe(0);
    await expect(preview(uri, "--at", "2026-11-25T20:00")).rejects.toMatchObject({ code: 1 });
  },
);
