import { join } from "node:path";
import { createApi } from "#bot/api.ts";
import { createContext } from "#bot/context.ts";
import { createConversation } from "#bot/conversation/compose.ts";
import { openDatabase } from "#bot/db.ts";
import { openEmbedded } from "#bot/embedded/thread.ts";
import { createGroupStore } from "#bot/groups/store.ts";
import { openLog } from "#bot/log.ts";
import type { Member } from "#bot/members/rules.ts";
import { createSessions } from "#bot/session/service.ts";
import { planOn } from "#tests/meetups/plan.ts";
import { testConfig } from "#tests/support/settings.ts";
import { startChild } from "./child.ts";
import { goal, ms, spreadOf, table } from "./figures.ts";
import type { Gathered, Got } from "./servers/line-double.ts";

/** LINE takes so many pushes a second (LINE documentation, "Rate limits"). */
const PER_SECOND = 2000;
const AT_ONCE = 50;
const SEATS = 10;
const secret = "a-secret-of-the-benchmark-and-nothing-else";

/** Announcing to many groups, reminding everybody on the eve, and fifty who tap at once. */
export const benchMeetups = async (options: {
  readonly dir: string;
  readonly groups: number;
  readonly members: number;
  readonly rounds: number;
}) => {
  const line = await startChild("./servers/line-double.ts");
  const store = await openEmbedded({ dir: join(options.dir, "meetups") });
  const { db, close } = openDatabase(store.uri);
  const pushes = watchPushes();
  try {
    const wish = { people: options.members, groups: options.groups };
    const { friends, groups } = await line.ask<Gathered>(wish);
    const clock = { at: new Date("2026-12-05T12:00+09:00") };
    const url = `http://127.0.0.1:${line.port}`;
    const context = createContext({
      config: testConfig({
        LINE_API_BASE_URL: url,
        LINE_DATA_API_BASE_URL: url,
        SESSION_SECRET: secret,
      }),
      db,
      log: openLog({ level: "error", write: () => {} }),
      now: () => clock.at,
      createConversation,
    });
    await context.start();
    await context.scheduler.stop();
    const { features } = context;
    const people: Member[] = [];
    for (const userId of friends) people.push(await features.members.consent(userId, "ja"));
    const meetups: { readonly id: string; readonly by: string }[] = [];
    for (const [g, group] of groups.entries()) {
      const [first, ...others] = people.filter((_, i) => i % groups.length === g);
      if (first === undefined) throw new Error("a circle without anybody");
      const circle = await features.circles.found(first.id, {
        name: `第${g + 1}期`,
        history: "from_joining",
      });
      for (const { id: memberId } of others) {
        const { token } = await features.circles.invite(first.id, circle.id, 7);
        await features.circles.accept(token, { memberId, introduction: null });
      }
      const kept = createGroupStore(db);
      await kept.arrived(group, "group");
      await kept.offer(group, group, new Date(clock.at.getTime() + 1));
      await kept.link(group, circle.id, clock.at);
      const made = await features.meetups.plan(first.id, circle.id, planOn());
      if (!made.ok) throw new Error(made.reason);
      meetups.push({ id: made.meetup.id, by: first.id });
    }

    const before = await line.ask<Got>({});
    const announcing = await timed(async () => {
      const told = await Promise.all(
        meetups.map(({ id, by }) => features.announcements.send(by, id)),
      );
      if (!told.every((each) => each.ok && each.is.outcome === "sent"))
        throw new Error("an announcement was not sent");
    });

    // All three that are reminded: who comes, who listens, who is not sure.
    for (const [i, { id: memberId }] of people.entries()) {
      const rsvp = (["yes", "listen", "undecided"] as const)[i % 3] ?? "yes";
      const said = await features.meetups.rsvp(
        memberId,
        meetups[i % groups.length]?.id ?? "",
        rsvp,
      );
      if (!said.ok) throw new Error(said.reason);
    }

    clock.at = new Date("2026-12-18T09:00+09:00");
    await features.nudges.plan();
    clock.at = new Date("2026-12-18T20:05+09:00");
    const reminding = await timed(async () => void (await context.deliverDue()));
    const after = await line.ask<Got>({});
    const most = after.most - before.most;
    const cards = after.groups.map((count, g) => count - (before.groups[g] ?? 0));
    if (cards.some((count) => count !== 1)) throw new Error(`cards a group: ${cards.join()}`);
    if (most !== 1 || after.least - before.least !== 1)
      throw new Error(`pushes a person: ${after.least - before.least} to ${most}`);
    const sent = await db.collection("sends").countDocuments({ state: "sent" });
    const eves = await db.collection("sends").countDocuments({ state: "sent", kind: "eve" });
    if (eves !== friends.length) throw new Error(`reminded of the meetup itself: ${eves}`);
    const expected = groups.length + friends.length;

    const taps = await tap(context, people.slice(0, AT_ONCE), options.rounds);
    await context.stop();
    const at = spreadOf(taps.times);
    const rows = [
      [`announcing to ${groups.length} groups`, ms(announcing)],
      [`reminding ${friends.length} members on the eve`, ms(reminding)],
      ["pushes in the fullest second", String(pushes.fullest())],
      ["pushes a person", String(most)],
      ["sends in the ledger, of those made", `${sent} of ${expected}`],
      [`an answer, ${AT_ONCE} at once, p50`, ms(at.p50)],
      [`an answer, ${AT_ONCE} at once, p99`, ms(at.p99)],
    ];
    return {
      text: `## Meetups\n\n${table(["what", "measured"], rows)}`,
      goals: [
        goal(
          `announcing to ${groups.length} groups, reminding ${friends.length} members`,
          `at most ${PER_SECOND} a second`,
          `${pushes.fullest()} a second`,
          pushes.fullest() <= PER_SECOND,
        ),
        goal("every send recorded", "all", `${sent} of ${expected}`, sent === expected),
        goal("pushes a person", "at most 1", String(most), most <= 1),
        goal(
          `an answer is durable, ${AT_ONCE} at once`,
          "p99 ≤ 100 ms",
          `p99 ${ms(at.p99)}`,
          at.p99 <= 100,
        ),
        goal(
          `seats and counts after each of ${options.rounds} rounds`,
          "exact",
          taps.wrong === 0 ? "exact" : `${taps.wrong} wrong`,
          taps.wrong === 0,
        ),
      ],
    };
  } finally {
    pushes.stop();
    await close();
    await store.close();
    await line.stop();
  }
};

/** Fifty of one circle say yes to ten seats in the same moment, once a round. */
async function tap(
  context: ReturnType<typeof createContext>,
  people: readonly Member[],
  rounds: number,
) {
  const { circles, meetups, members } = context.features;
  const [founder, ...others] = people;
  if (founder === undefined) throw new Error("nobody is there");
  const circle = await circles.found(founder.id, { name: "みんな", history: "from_joining" });
  for (const { id: memberId } of others) {
    const { token } = await circles.invite(founder.id, circle.id, 7);
    await circles.accept(token, { memberId, introduction: null });
  }
  const sessions = createSessions({
    idTokens: {
      verify: (lineUserId: string) => Promise.resolve(lineUserId),
      person: () => Promise.resolve(null),
    },
    members,
    secret: () => Promise.resolve(secret),
    now: context.now,
  });
  const cookies: string[] = [];
  for (const { lineUserId } of people) {
    const opened = await sessions.open(lineUserId);
    if (opened.ok) cookies.push(`ayumi_session=${opened.token}`);
  }
  const endless = { burst: 1e9, perSecond: 1e9 };
  const api = createApi(context, { member: endless, address: endless, signIn: endless });
  const times: number[] = [];
  let wrong = 0;
  for (let round = 0; round <= rounds; round += 1) {
    const plan = planOn({ day: "2027-01-16", capacity: SEATS, waits: true });
    const made = await meetups.plan(founder.id, circle.id, plan);
    if (!made.ok) throw new Error(made.reason);
    const { id } = made.meetup;
    const took = await Promise.all(
      cookies.map((cookie) =>
        timed(async () => {
          const answer = await api.request(`http://127.0.0.1/meetups/${id}/rsvp`, {
            method: "PUT",
            headers: { cookie, "content-type": "application/json", origin: "http://127.0.0.1" },
            body: JSON.stringify({ rsvp: "yes" }),
          });
          if (answer.status !== 200) wrong += 1;
          await answer.arrayBuffer();
        }),
      ),
    );
    // The first one warms up.
    if (round > 0) times.push(...took);
    const kept = await meetups.one(id);
    const seated = kept?.answers.filter(({ waits }) => !waits).length;
    if (kept?.answers.length !== people.length || seated !== SEATS) wrong += 1;
  }
  return { times, wrong };
}

/** How many pushes this process began in each second. */
function watchPushes() {
  const plain = globalThis.fetch;
  const began: number[] = [];
  globalThis.fetch = (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    if (url.endsWith("/message/push")) began.push(performance.now());
    return plain(input, init);
  };
  return {
    fullest: () =>
      began.reduce(
        (most, at) => Math.max(most, began.filter((each) => each >= at && each < at + 1000).length),
        0,
      ),
    stop: () => void (globalThis.fetch = plain),
  };
}

const timed = async (work: () => Promise<void>): Promise<number> => {
  const began = performance.now();
  await work();
  return performance.now() - began;
};
