import { expect, test } from "vitest";
import type { MeetupView } from "#shared/meetup.ts";
import { DAY, startCircle } from "#tests/circles/circle.ts";
import { planOn } from "./plan.ts";

const start = async () => {
  const stage = await startCircle();
  const { site, people, path } = stage;
  const asOlga = await site.as(people.organizer.lineUserId);
  const asMari = await site.as(people.member.lineUserId);
  const made = await asOlga("POST", `${path}/meetups`, planOn({ theme: "ひみつのテーマ" }));
  const { id, file } = (await made.json()) as MeetupView;
  const read = async (url: string) => {
    const { pathname, search } = new URL(url);
    const answer = await site.ask("GET", `${pathname}${search}`);
    return { answer, ics: (await answer.text()).replaceAll(/\r\n[ \t]/g, "") };
  };
  const link = async () =>
    ((await (await asMari("POST", "/api/me/calendar-link")).json()) as { url: string }).url;
  return { ...stage, asOlga, asMari, id, file, read, link };
};

test("a meetup's file has its time and fixed words, the same id after every change", async () => {
  const { id, file, read, asOlga } = await start();
  const first = await read(file);
  expect(first.answer.headers.get("content-type")).toBe("text/calendar; charset=utf-8");
  expect(first.ics).toContain(`UID:${id}@ayumi`);
  expect(first.ics).toContain("SEQUENCE:0");
  expect(first.ics).toContain("DTSTART:20261219T110000Z");
  expect(first.ics).toContain("DTEND:20261219T130000Z");
  await asOlga("PUT", `/api/meetups/${id}`, { ...planOn({ from: "23:30", to: "01:00" }), rev: 1 });
  const moved = await read(file);
  expect(moved.ics).toContain(`UID:${id}@ayumi`);
  expect(moved.ics).toContain("SEQUENCE:1");
  expect(moved.ics).toContain("DTSTART:20261219T143000Z");
  expect(moved.ics).toContain("DTEND:20261219T160000Z");
  await asOlga("PUT", `/api/meetups/${id}/cancelled`, { cancelled: true });
  const off = await read(file);
  expect(off.ics).toContain("SEQUENCE:2");
  expect(off.ics).toContain("STATUS:CANCELLED");
  for (const { ics } of [first, moved, off]) {
    expect(ics).not.toMatch(/ひみつ|meet\.example|Olga|Mari/);
  }
});

test("what nobody planned has no file", async () => {
  const { site } = await start();
  expect((await site.ask("GET", "/calendar/meetups/nothing.ics")).status).toBe(404);
});

test("a member's calendar has the meetups of their circles, without those they said no to", async () => {
  const { id, read, link, asMari, asOlga, site, people } = await start();
  const url = await link();
  expect((await read(url)).ics).toContain(`UID:${id}@ayumi`);
  await asMari("PUT", `/api/meetups/${id}/rsvp`, { rsvp: "no" });
  expect((await read(url)).ics).not.toContain("VEVENT");
  // Moved, it is a question again.
  await asOlga("PUT", `/api/meetups/${id}`, { ...planOn({ day: "2026-12-20" }), rev: 1 });
  expect((await read(url)).ics).toContain("DTSTART:20261220T110000Z");
  const asOta = await site.as(people.other.lineUserId);
  const others = (await (await asOta("POST", "/api/me/calendar-link")).json()) as { url: string };
  expect((await read(others.url)).ics).not.toContain("VEVENT");
});

test("a calendar that asks weeks later still hears that it was cancelled", async () => {
  const { id, read, link, asOlga, passes } = await start();
  const url = await link();
  await asOlga("PUT", `/api/meetups/${id}/cancelled`, { cancelled: true });
  passes(40 * DAY);
  expect((await read(url)).ics).toContain("STATUS:CANCELLED");
  passes(60 * DAY);
  expect((await read(url)).ics).not.toContain("VEVENT");
});
