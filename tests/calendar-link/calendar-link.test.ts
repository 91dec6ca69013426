import fc from "fast-check";
import ICAL from "ical.js";
import { expect, test } from "vitest";
import { ensureIndexes } from "#bot/db.ts";
import { icsOf, type Meeting } from "#bot/calendar-link/ics.ts";
import { createCalendarLink } from "#bot/calendar-link/service.ts";
import { calendarLinksDefinition, createCalendarLinkStore } from "#bot/calendar-link/store.ts";
import { testDatabase } from "#tests/support/database.ts";
import { scansDuring } from "#tests/support/plans.ts";
import { codeOf, startSite } from "#tests/support/site.ts";

const meeting: Meeting = {
  uid: "meetup-1@ayumi",
  sequence: 2,
  changedAt: new Date("2026-11-01T00:00:00Z"),
  from: new Date("2026-12-05T11:00:00Z"),
  to: new Date("2026-12-05T13:00:00Z"),
  title: "研究所 定例会; 12月, 「聞くだけ」歓迎",
  description: `${"参加リンクはLINEの予定ページにあります。".repeat(4)}\n途中からでも。`,
  url: "https://liff.line.me/1/meetups/1",
  isCancelled: false,
};

/** Reads by the rules of RFC 5545: CRLF, lines of at most 75 octets, unfolding, escapes. */
const parse = (ics: string) => {
  expect(ics.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
  for (const line of ics.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  const lines = ics
    .replaceAll(/\r\n[ \t]/g, "")
    .split("\r\n")
    .filter((line) => line !== "");
  const open: string[] = [];
  const found: { in: string; name: string; value: string }[] = [];
  for (const line of lines) {
    const [, name = "", value = ""] = /^([A-Z-]+)(?:;[^:]*)?:(.*)$/.exec(line) ?? [];
    expect(name, line).not.toBe("");
    if (name === "BEGIN") open.push(value);
    else if (name === "END") expect(open.pop()).toBe(value);
    else {
      const text = value.replace(/\\([\\;,nN])/g, (_, sign: string) =>
        sign.toLowerCase() === "n" ? "\n" : sign,
      );
      found.push({ in: open.join("/"), name, value: text });
    }
  }
  expect(open).toEqual([]);
  return (name: string, place = "VCALENDAR") =>
    found.filter((each) => each.name === name && each.in === place).map(({ value }) => value);
};

test("a calendar without meetings is a whole calendar", () => {
  const ics = icsOf({ name: "研究所 定例会", zone: "Asia/Tokyo", language: "ja", meetings: [] });
  const get = parse(ics);
  expect(get("VERSION")).toEqual(["2.0"]);
  expect(get("PRODID")).toHaveLength(1);
  expect(get("X-WR-CALNAME")).toEqual(["研究所 定例会"]);
  expect(get("X-WR-TIMEZONE")).toEqual(["Asia/Tokyo"]);
  expect(get("REFRESH-INTERVAL")).toEqual(["PT6H"]);
  expect(ics).not.toContain("VEVENT");
});

test("a meeting has what a calendar needs to take the newer version of it", () => {
  const calendar = { name: "研究所", zone: "Asia/Tokyo", language: "ja", meetings: [meeting] };
  const get = parse(icsOf(calendar));
  const place = "VCALENDAR/VEVENT";
  expect(get("UID", place)).toEqual(["meetup-1@ayumi"]);
  expect(get("SEQUENCE", place)).toEqual(["2"]);
  expect(get("SUMMARY", place)).toEqual([meeting.title]);
  expect(get("DESCRIPTION", place)).toEqual([meeting.description]);
  expect(get("DTSTAMP", place)).toEqual(["20261101T000000Z"]);
  // A moment, whatever clock the calendar shows.
  expect(get("DTSTART", place)).toEqual(["20261205T110000Z"]);
  expect(get("DTEND", place)).toEqual(["20261205T130000Z"]);
  expect(get("STATUS", place)).toEqual([]);
  expect(icsOf(calendar)).toBe(icsOf(calendar));
  const cancelled = { ...calendar, meetings: [{ ...meeting, isCancelled: true }] };
  expect(parse(icsOf(cancelled))("STATUS", place)).toEqual(["CANCELLED"]);
});

test("whatever a name or a text holds, a calendar reads it as it was written", () => {
  const special = fc.constantFrom("\n", "\r", "\r\n", ",", ";", "\\", ":", "\t");
  const sign = fc.string({ unit: "binary", minLength: 1, maxLength: 1 });
  const text = fc
    .string({ unit: fc.oneof({ arbitrary: sign, weight: 4 }, special), maxLength: 120 })
    .filter((made) => made.isWellFormed());
  // ical.js leaves names that it does not know as they stand.
  const unescaped = (raw: unknown) =>
    String(raw).replace(/\\(.)/g, (_, after: string) => (after === "n" ? "\n" : after));
  fc.assert(
    fc.property(text, text, text, (name, title, description) => {
      const meetings = [{ ...meeting, title, description }];
      const ics = icsOf({ name, zone: "Asia/Tokyo", language: "ja", meetings });
      const octets = ics.split("\r\n").map((line) => Buffer.byteLength(line));
      expect(Math.max(...octets)).toBeLessThanOrEqual(75);
      const read = new ICAL.Component(ICAL.parse(ics));
      const event = read.getFirstSubcomponent("vevent");
      const visible = (given: string) =>
        given.replace(/\r\n|\r/g, "\n").replace(/[^\P{Cc}\t\n]/gu, "");
      expect(unescaped(read.getFirstPropertyValue("x-wr-calname"))).toBe(visible(name));
      expect(event?.getFirstPropertyValue("summary")).toBe(visible(title));
      expect(event?.getFirstPropertyValue("description")).toBe(visible(description));
    }),
    { numRuns: 40 },
  );
});

test("a name with a line break begins no line of its own", () => {
  const name = "研究所\r\nBEGIN:VEVENT; 定例会, 夜";
  const get = parse(icsOf({ name, zone: "Asia/Tokyo", language: "ja", meetings: [] }));
  expect(get("X-WR-CALNAME")).toEqual(["研究所\nBEGIN:VEVENT; 定例会, 夜"]);
  expect(get("NAME")).toEqual(get("X-WR-CALNAME"));
});

const feed = async (env = {}) => {
  const site = await startSite({ env: { COMMUNITY_NAME: "いまてん", ...env } });
  const yuki = await site.member("Yuki");
  const asYuki = await site.as(yuki.lineUserId);
  const make = async () =>
    ((await (await asYuki("POST", "/api/me/calendar-link")).json()) as { url: string }).url;
  const get = (url: string, headers = {}) => Promise.resolve(site.app.request(url, { headers }));
  return { ...site, yuki, asYuki, make, get };
};

test("the address gives the calendar without any session, and the same one is not sent twice", async () => {
  const { make, get, asYuki } = await feed();
  const url = await make();
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:3000\/calendar\/[\w-]{22}\.ics$/);
  const answer = await get(url);
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-type")).toBe("text/calendar; charset=utf-8");
  expect(answer.headers.get("cache-control")).toContain("no-store");
  expect(parse(await answer.text())("X-WR-CALNAME")).toEqual(["いまてん 定例会"]);
  const etag = answer.headers.get("etag") ?? "";
  expect((await get(url, { "if-none-match": etag })).status).toBe(304);
  expect(await (await asYuki("GET", "/api/me/calendar-link")).json()).toEqual({
    madeAt: expect.any(String),
  });
});

test("outside it is reached where the configuration says", async () => {
  const { make } = await feed({ PUBLIC_URL: "https://ayumi.example" });
  expect(await make()).toMatch(/^https:\/\/ayumi\.example\/calendar\//);
});

test("a renewed, revoked, guessed or departed address opens nothing", async () => {
  const { make, get, asYuki, context, yuki } = await feed();
  const first = await make();
  const second = await make();
  expect(await codeOf(await get(first))).toBe("not_found");
  expect((await get(second)).status).toBe(200);
  expect((await asYuki("DELETE", "/api/me/calendar-link")).status).toBe(204);
  expect((await get(second)).status).toBe(404);
  expect(await (await asYuki("GET", "/api/me/calendar-link")).json()).toEqual({ madeAt: null });
  const third = await make();
  await context.features.leaving.leave(yuki, "page");
  expect((await get(third)).status).toBe(404);
  for (const key of ["A".repeat(22), "short", "..%2f", "A".repeat(23)])
    expect((await get(`http://127.0.0.1:3000/calendar/${key}.ics`)).status).toBe(404);
});

test("an address is stored nowhere as it is, and no log has it", async () => {
  const { make, get, db, logged } = await feed();
  const url = await make();
  await get(url);
  const key = url.slice(-26, -4);
  expect(JSON.stringify(await db.collection("calendarLinks").find().toArray())).not.toContain(key);
  expect(logged.join()).not.toContain(key);
});

test("whoever tries many addresses is slowed down", async () => {
  const { get } = await feed();
  const answers: Response[] = [];
  for (let tries = 0; tries < 62; tries += 1)
    answers.push(await get(`http://127.0.0.1:3000/calendar/${"A".repeat(22)}.ics`));
  const last = answers.at(-1);
  expect(last?.status).toBe(429);
  expect(Number(last?.headers.get("retry-after"))).toBeGreaterThan(0);
});

test("only a member makes or ends an address, and from our own pages", async () => {
  const { ask, asYuki } = await feed();
  for (const method of ["GET", "POST", "DELETE"])
    expect((await ask(method, "/api/me/calendar-link")).status).toBe(401);
  const evil = { origin: "https://evil.example" };
  expect((await asYuki("POST", "/api/me/calendar-link", undefined, evil)).status).toBe(403);
});

test("whoever plans meetups tells the calendar, for this member alone", async () => {
  const { db } = await testDatabase();
  const asked: string[] = [];
  const member = { id: "yuki", locale: "ja" } as never;
  const link = createCalendarLink({
    store: createCalendarLinkStore(db),
    members: { get: async () => member },
    upcomingOf: async ({ id: memberId }) => {
      asked.push(memberId);
      return [meeting];
    },
    now: () => new Date(),
  });
  const key = await link.make(member);
  expect((await link.open(key))?.meetings).toEqual([meeting]);
  expect(asked).toEqual(["yuki"]);
});

test("an address is found by an index", async () => {
  const { scans, asked } = await scansDuring(async (db) => {
    await ensureIndexes(db, [calendarLinksDefinition]);
    const store = createCalendarLinkStore(db);
    await store.put({ _id: "yuki", hash: "h", madeAt: new Date() });
    await store.find("h");
    await store.of("yuki");
    await store.drop("yuki");
  });
  expect(asked).toBe(4);
  expect(scans).toEqual([]);
});
