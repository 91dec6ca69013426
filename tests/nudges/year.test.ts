import { expect, test } from "vitest";
import { clockIn, dayAfter, daysBetween, isoDate, isQuietDay, periodOf } from "#bot/calendar.ts";
import type { Circle } from "#bot/circles/rules.ts";
import { createSendStore, type SendDoc } from "#bot/sends/store.ts";
import { startCommunity } from "#tests/support/community.ts";
import { runJobs } from "#tests/support/jobs.ts";
import { tokyo } from "./facts.ts";

const people = 20;
const from = "2026-12-01";
const to = "2027-11-30";

/** The same year every time. */
const dice = (seed: number) => () => {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
  return seed / 2_147_483_648;
};

type Act = { readonly memberId: string; readonly at: Date };
type Wrote = Act & { readonly cadence: string; readonly period: string };

test(
  "a year of a community of twenty: every send of the real jobs keeps the rules",
  { timeout: 180_000 },
  async () => {
    const { context, double, db, jumpTo, now } = await startCommunity({
      start: new Date(`${from}T12:00+09:00`),
    });
    const { members, reflections } = context.features;
    const roll = dice(7);
    const all = [];
    for (let i = 0; i < people; i += 1) {
      const { userId } = double.addPerson({ name: `人${i}` });
      await double.follow(userId);
      const member = await members.consent(userId, null);
      await members.set(member, {
        weekly: i % 3 === 0,
        weeklyDay: (i % 7) + 1,
        weeklyTime: i % 2 === 0 ? "12:00" : "20:00",
        monthlyTime: i % 4 === 0 ? "12:00" : "20:00",
      });
      all.push({ member, diligence: i < 4 ? 0 : i < 8 ? 1 : roll(), i });
    }
    const circleId = "c1";
    await db.collection<Omit<Circle, "id"> & { _id: string; rev: number }>("circles").insertOne({
      _id: circleId,
      name: "第一期",
      history: "from_beginning",
      createdAt: now(),
      closedAt: null,
      people: all.map(({ member }) => ({
        memberId: member.id,
        role: "member",
        until: null,
        joinedAt: now(),
        introduction: null,
      })),
      invitations: [],
      rev: 1,
    });
    // The third Saturday of every second month.
    for (const day of ["2026-12-19", "2027-02-20", "2027-04-17", "2027-06-19", "2027-08-21"])
      await db.collection<{ _id: string }>("meetups").insertOne({
        _id: day,
        circleId,
        from: new Date(`${day}T20:00+09:00`),
        to: new Date(`${day}T21:30+09:00`),
        cancelledAt: null,
        theme: null,
        place: null,
        link: null,
        answers: all.slice(5, 10).map(({ member, i }) => ({
          memberId: member.id,
          rsvp: i === 5 ? "no" : "listen",
          waits: false,
          at: now(),
          isOld: false,
        })),
      } as never);

    const due = createSendStore(db);
    const wrote: Wrote[] = [];
    const heard: Act[] = [];
    const rests: { memberId: string; from: string; until: string }[] = [];
    const write = async (memberId: string, cadence: "weekly" | "monthly" | "quarterly") => {
      const period = periodOf(cadence, now(), tokyo);
      const qid = { weekly: "WK1", monthly: "MO3", quarterly: "QU5" }[cadence];
      const script = { id: cadence, version: 1 };
      await reflections.change(
        { memberId, cadence, period },
        { eventId: `${period}${now().getTime()}`, script, circles: [circleId], at: now() },
        [
          {
            do: "write",
            qid,
            part: { text: "書いた", at: now() },
            how: "append",
            audience: "circle",
          },
          { do: "close", status: "shared" },
        ],
      );
      wrote.push({ memberId, cadence, period, at: now() });
    };

    for (let day = from; day <= to; day = dayAfter(day)) {
      for (const { member, diligence, i } of all) {
        const { id: memberId } = member;
        if (day === "2027-03-10" && i % 5 === 1) {
          rests.push({ memberId, from: day, until: "2027-05-10" });
          // Resting is a word, too.
          await members.opened(memberId);
          heard.push({ memberId, at: now() });
          await members.restUntil(member, new Date("2027-05-10T00:00+09:00"));
        }
        const number = Number(day.slice(8));
        const isQuiet = rests.some((rest) => rest.memberId === memberId && day < rest.until);
        if (isQuiet || roll() > diligence * 0.12) continue;
        jumpTo(`${day}T09:00+09:00`);
        if (number > 12) await write(memberId, "monthly");
        else if (roll() < 0.4) await write(memberId, "weekly");
        if (day.slice(5, 7) === "06" && roll() < 0.3) await write(memberId, "quarterly");
        await members.opened(memberId);
        heard.push({ memberId, at: now() });
      }
      for (const time of ["12:01", "20:01"]) {
        jumpTo(`${day}T${time}+09:00`);
        // Whom the planner's own watermark names; the whole schedule where something is to be sent.
        await context.features.nudges.plan();
        if ((await due.due(now(), now(), 1)).length > 0) await runJobs(context.scheduler);
      }
    }

    const sends = await db
      .collection<SendDoc>("sends")
      .find({ dueAt: { $exists: true } })
      .toArray();
    const sent = sends.filter(({ state }) => state === "sent");
    // Nothing is left over, and each has its outcome.
    const open = sends.filter(({ state }) => state === "sending" || state === "failed");
    expect(open).toEqual([]);
    const kinds = new Set(sent.map(({ kind }) => kind));
    for (const kind of ["monthly", "second", "weekly", "quarterly", "first-week", "rest-ended"])
      expect(kinds).toContain(kind);
    for (const kind of ["gap-one", "gap-three", "often", "eve"]) expect(kinds).toContain(kind);
    expect(new Set(sent.flatMap(({ variant }) => variant ?? []))).toEqual(new Set(["A", "B", "C"]));
    // LINE was asked for exactly these; whoever asks again, as an answer was lost, has the same key.
    const pushes = double.requests.filter(({ path }) => path === "/v2/bot/message/push");
    const keys = new Set(pushes.map(({ headers }) => headers["x-line-retry-key"]));
    expect(keys).toEqual(new Set(sent.map(({ _id }) => _id)));

    for (const { member } of all) {
      const { id } = member;
      const settings = (await members.get(id))?.settings;
      const told = sent.filter(({ memberId }) => memberId === id);
      // Of the same day nobody is also asked for a word.
      const eves = told.filter(({ kind }) => kind === "eve").map(({ on }) => on);
      const seconds = told.filter(({ kind }) => kind === "second").map(({ on }) => on);
      expect(seconds.filter((on) => eves.includes(on))).toEqual([]);
      expect(new Set(eves).size).toBe(eves.length);
      const mine = told
        .filter(({ kind }) => kind !== "eve")
        .map((send) => ({ ...send, at: send.sentAt ?? new Date(0) }))
        .toSorted((a, b) => a.at.getTime() - b.at.getTime());
      const capped = mine.filter(({ kind }) => kind !== "second");
      let before = "2000-01-01";
      for (const { kind, period, at } of capped) {
        const day = isoDate(at, tokyo);
        expect({ kind, period, days: daysBetween(before, day) >= 7 }).toMatchObject({ days: true });
        before = day;
      }
      for (const { kind, period, at } of mine) {
        const day = isoDate(at, tokyo);
        const clock = clockIn(at, tokyo);
        const about = { kind, period, day };
        expect({ ...about, clock: clock >= "08:00" && clock <= "21:30" }).toMatchObject({
          clock: true,
        });
        expect({ ...about, quiet: isQuietDay(day) }).toMatchObject({ quiet: false });
        const resting = rests.some(
          (rest) => rest.memberId === id && rest.from < day && day < rest.until,
        );
        expect({ ...about, resting }).toMatchObject({ resting: false });
        const cadence = kind === "second" ? "monthly" : kind;
        const isWritten = wrote.some(
          (each) =>
            each.memberId === id &&
            each.cadence === cadence &&
            each.period === period &&
            each.at < at,
        );
        expect({ ...about, isWritten }).toMatchObject({ isWritten: false });
        if (kind === "weekly") expect(settings?.weekly).toBe(true);
      }
      // Two without a word, the question, and at most the word after three months.
      let unanswered: string[] = [];
      let last = new Date(0);
      for (const { kind, at } of mine) {
        const since = last;
        if (heard.some((each) => each.memberId === id && each.at > since && each.at < at))
          unanswered = [];
        unanswered.push(kind);
        last = at;
        const counted = unanswered.filter((each) => each !== "gap-three" && each !== "rest-ended");
        expect(counted.length).toBeLessThanOrEqual(3);
        if (counted.length === 3) expect(counted[2]).toBe("often");
      }
    }
  },
);
