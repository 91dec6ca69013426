import ICAL from "ical.js";
import { expect, test } from "vitest";
import type { MeetupPlan, MeetupView } from "#shared/meetup.ts";
import { startCircle } from "#tests/circles/circle.ts";
import { planOn } from "./plan.ts";

/** What a calendar application reads: here a parser that knows nothing of what wrote the file. */
const readAs = (ics: string) => {
  const calendar = new ICAL.Component(ICAL.parse(ics) as unknown[]);
  const events = calendar.getAllSubcomponents("vevent").map((each) => new ICAL.Event(each));
  return { calendar, events };
};

const start = async (env: Readonly<Record<string, string>> = {}) => {
  const { site, people, path } = await startCircle({ env });
  const asOlga = await site.as(people.organizer.lineUserId);
  const asMari = await site.as(people.member.lineUserId);
  const { url } = (await (await asMari("POST", "/api/me/calendar-link")).json()) as {
    readonly url: string;
  };
  const get = async (address: string) => {
    const { pathname, search } = new URL(address);
    return readAs(await (await site.ask("GET", `${pathname}${search}`)).text());
  };
  const plan = async (more: Partial<MeetupPlan> = {}) => {
    const made = await asOlga("POST", `${path}/meetups`, planOn(more));
    expect(made.status).toBe(201);
    return (await made.json()) as MeetupView;
  };
  const feed = async () => {
    const { calendar, events } = await get(url);
    return {
      calendar,
      events,
      of: (id: string) => events.find(({ uid }) => uid === `${id}@ayumi`),
    };
  };
  return { asOlga, asMari, plan, feed, get };
};

const momentOf = (time: ICAL.Time | undefined) => time?.toJSDate().toISOString();

const clockAt = (time: ICAL.Time | undefined, timeZone: string) =>
  new Intl.DateTimeFormat("en-GB", { timeZone, timeStyle: "short", dateStyle: "short" }).format(
    time?.toJSDate(),
  );

test("a calendar follows a meetup through a move and a cancellation by its number", async () => {
  const { asOlga, plan, feed, get } = await start();
  const { id, file } = await plan();
  const seen: unknown[] = [];
  const look = async () => {
    const event = (await feed()).of(id);
    // The file of one meetup and the member's own calendar tell the same.
    const [alone] = (await get(file)).events;
    expect(momentOf(alone?.startDate)).toBe(momentOf(event?.startDate));
    expect([alone?.uid, alone?.sequence]).toEqual([event?.uid, event?.sequence]);
    const status = event?.component.getFirstPropertyValue("status") ?? null;
    seen.push([event?.sequence, momentOf(event?.startDate), status]);
  };
  await look();
  await asOlga("PUT", `/api/meetups/${id}`, { ...planOn({ theme: "別の題" }), rev: 1 });
  await look();
  await asOlga("PUT", `/api/meetups/${id}`, { ...planOn({ day: "2026-12-26" }), rev: 2 });
  await look();
  await asOlga("PUT", `/api/meetups/${id}/cancelled`, { cancelled: true });
  await look();
  await asOlga("PUT", `/api/meetups/${id}/cancelled`, { cancelled: false });
  await look();
  expect(seen).toEqual([
    [0, "2026-12-19T11:00:00.000Z", null],
    [0, "2026-12-19T11:00:00.000Z", null],
    [1, "2026-12-26T11:00:00.000Z", null],
    [2, "2026-12-26T11:00:00.000Z", "CANCELLED"],
    [3, "2026-12-26T11:00:00.000Z", null],
  ]);
});

test("to a member abroad a meetup keeps its moment when their clocks change", async () => {
  const { asMari, plan, feed } = await start();
  await asMari("PATCH", "/api/me/settings", { zone: "America/New_York" });
  const winter = await plan({ day: "2027-03-13" });
  const summer = await plan({ day: "2027-03-20" });
  const { of, calendar } = await feed();
  expect(clockAt(of(winter.id)?.startDate, "America/New_York")).toBe("13/03/2027, 06:00");
  expect(clockAt(of(summer.id)?.startDate, "America/New_York")).toBe("20/03/2027, 07:00");
  expect(clockAt(of(summer.id)?.startDate, "Asia/Tokyo")).toBe("20/03/2027, 20:00");
  expect(calendar.getFirstPropertyValue("x-wr-timezone")).toBe("America/New_York");
});

test("where the community's own clocks change, the clock's time holds and the night is shorter", async () => {
  const { plan, feed } = await start({ TIME_ZONE: "America/New_York" });
  const before = await plan({ day: "2027-03-06", from: "23:30", to: "03:30" });
  const night = await plan({ day: "2027-03-13", from: "23:30", to: "03:30" });
  const { of } = await feed();
  expect(clockAt(of(before.id)?.endDate, "America/New_York")).toBe("07/03/2027, 03:30");
  expect(of(before.id)?.duration.toSeconds()).toBe(4 * 3600);
  expect(clockAt(of(night.id)?.startDate, "America/New_York")).toBe("13/03/2027, 23:30");
  expect(clockAt(of(night.id)?.endDate, "America/New_York")).toBe("14/03/2027, 03:30");
  expect(of(night.id)?.duration.toSeconds()).toBe(3 * 3600);
});

test("a meetup that ends after midnight ends the next day", async () => {
  const { plan, feed } = await start();
  const { id } = await plan({ from: "23:30", to: "00:45" });
  const event = (await feed()).of(id);
  expect(clockAt(event?.startDate, "Asia/Tokyo")).toBe("19/12/2026, 23:30");
  expect(clockAt(event?.endDate, "Asia/Tokyo")).toBe("20/12/2026, 00:45");
});

test("a rule for the 31st gives short months their last day and comes back to the 31st", async () => {
  const { asOlga, plan, feed } = await start();
  const rhythm = { by: "day", day: 31 } as const;
  let made = await plan({ day: "2026-12-31", rhythm });
  const days = ["2026-12-31"];
  for (let month = 0; month < 4; month += 1) {
    const path = `/api/circles/${made.circle.id}/meetups/plan?after=${made.id}`;
    const next = (await (await asOlga("GET", path)).json()) as MeetupPlan;
    days.push(next.day);
    made = await plan({ day: next.day, rhythm: next.rhythm });
  }
  expect(days).toEqual(["2026-12-31", "2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30"]);
  const { events } = await feed();
  const told = events.map(({ startDate }) => clockAt(startDate, "Asia/Tokyo").slice(0, 10));
  expect(told.toSorted()).toHaveLength(5);
  expect(told).toContain("28/02/2027");
  expect(told).toContain("30/04/2027");
});

test("a calendar holds fixed words and an address in LINE, and nothing anybody wrote", async () => {
  const { plan, get, asMari } = await start({ COMMUNITY_NAME: "研究所; 第一, 期" });
  const { id, file } = await plan({ theme: "ひみつのテーマ", place: "ひみつの場所" });
  await asMari("PUT", `/api/meetups/${id}/rsvp`, { rsvp: "yes" });
  for (const [address, title] of [
    [file, "研究所; 第一, 期 定例会"],
    [`${file}?lang=en`, "研究所; 第一, 期 meetup"],
  ] as const) {
    const { events } = await get(address);
    const [event] = events;
    expect(events).toHaveLength(1);
    expect(event?.summary).toBe(title);
    expect(event?.component.getFirstPropertyValue("url")).toMatch(
      new RegExp(`^https://liff\\.line\\.me/[\\w-]+/meetups/${id}$`),
    );
    expect([event?.location, event?.organizer, event?.attendees.length]).toEqual([null, null, 0]);
    expect(JSON.stringify(event?.component.toJSON())).not.toMatch(/ひみつ|meet\.example|Mari|Olga/);
  }
});
