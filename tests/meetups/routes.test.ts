import { expect, test } from "vitest";
import { ensureIndexes } from "#bot/db.ts";
import { createMeetupStore, meetupsDefinition } from "#bot/meetups/store.ts";
import { answer, create, seatsTaken } from "#bot/meetups/rules.ts";
import type { MeetupPlan, MeetupsView, MeetupView } from "#shared/meetup.ts";
import { DAY, START, startCircle, type CircleStage } from "#tests/circles/circle.ts";
import { scansDuring } from "#tests/support/plans.ts";
import { codeOf } from "#tests/support/site.ts";
import { planOn } from "./plan.ts";

type Who = keyof CircleStage["people"];

const startMeetups = async () => {
  const stage = await startCircle();
  const as = (who: Who) => stage.site.as(stage.people[who].lineUserId);
  const path = `${stage.path}/meetups`;
  const plan = async (more: Partial<MeetupPlan> = {}) => {
    const made = await (await as("organizer"))("POST", path, planOn(more));
    expect(made.status).toBe(201);
    return (await made.json()) as MeetupView;
  };
  return { ...stage, as, circlePath: path, plan };
};

const read = async (answer: Response) => (await answer.json()) as MeetupView;
const fieldsOf = async (answer: Response) =>
  ((await answer.json()) as { error: { fields: unknown } }).error.fields;

test("a meetup is made by those in charge and seen by the circle, each as they may see it", async () => {
  const { plan, as, circle, people } = await startMeetups();
  const made = await plan({ rhythm: { by: "weekday", nth: 3, weekday: 6 } });
  expect(made).toMatchObject({
    circle: { id: circle.id, name: "第一期" },
    theme: "この秋のいちばんの学び",
    from: "2026-12-19T11:00:00.000Z",
    to: "2026-12-19T13:00:00.000Z",
    isCancelled: false,
    isOver: false,
    mine: null,
    counts: { yes: 0, listen: 0, undecided: 0, no: 0, waiting: 0 },
    run: { rev: 1, plan: { day: "2026-12-19", from: "20:00", to: "22:00" } },
  });
  expect(made.run?.answers.map(({ id, rsvp }) => [id, rsvp])).toContainEqual([
    people.member.id,
    null,
  ]);
  const asMari = await as("member");
  const seen = await read(await asMari("GET", `/api/meetups/${made.id}`));
  expect(seen).toMatchObject({ run: null, link: null, hasLink: true });
  for (const text of [JSON.stringify(seen)]) {
    expect(text).not.toContain("meet.example");
    expect(text).not.toContain(people.organizer.id);
  }
});

test("who answers yes or listens is told the way in; who takes it back is not", async () => {
  const { plan, as } = await startMeetups();
  const { id } = await plan();
  const asMari = await as("member");
  const say = async (rsvp: string) =>
    read(await asMari("PUT", `/api/meetups/${id}/rsvp`, { rsvp }));
  expect(await say("yes")).toMatchObject({ link: "https://meet.example/abc", counts: { yes: 1 } });
  expect(await say("listen")).toMatchObject({
    link: "https://meet.example/abc",
    counts: { yes: 0, listen: 1 },
    mine: { rsvp: "listen", waits: null, isOld: false },
  });
  expect(await say("undecided")).toMatchObject({ link: null });
  expect(await say("no")).toMatchObject({ link: null, counts: { yes: 0, listen: 0, no: 1 } });
});

test("to somebody outside the circle there is no meetup", async () => {
  const { plan, as, circlePath } = await startMeetups();
  const { id } = await plan();
  for (const who of ["other", "removed"] as const) {
    const ask = await as(who);
    const answers = [
      await ask("GET", `/api/meetups/${id}`),
      await ask("PUT", `/api/meetups/${id}`, { ...planOn(), rev: 1 }),
      await ask("PUT", `/api/meetups/${id}/rsvp`, { rsvp: "yes" }),
      await ask("PUT", `/api/meetups/${id}/cancelled`, { cancelled: true }),
      await ask("POST", circlePath, planOn()),
      await ask("GET", `${circlePath}/plan`),
    ];
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404, 404]);
    const list = (await (await ask("GET", "/api/meetups")).json()) as MeetupsView;
    expect(list.items).toEqual([]);
  }
});

test("a member, and a co-host whose time is over, run nothing", async () => {
  const { plan, as, circlePath } = await startMeetups();
  const { id } = await plan();
  for (const who of ["member", "formerCohost"] as const) {
    const ask = await as(who);
    const answers = [
      await ask("PUT", `/api/meetups/${id}`, { ...planOn(), rev: 1 }),
      await ask("PUT", `/api/meetups/${id}/cancelled`, { cancelled: true }),
      await ask("POST", circlePath, planOn()),
      await ask("GET", `${circlePath}/plan`),
    ];
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
  }
  const asChie = await as("cohost");
  expect((await asChie("PUT", `/api/meetups/${id}`, { ...planOn(), rev: 1 })).status).toBe(200);
});

test("nobody answers or plans without a session", async () => {
  const { plan, site, circlePath } = await startMeetups();
  const { id } = await plan();
  const answers = [
    await site.ask("GET", "/api/meetups"),
    await site.ask("GET", `/api/meetups/${id}`),
    await site.ask("PUT", `/api/meetups/${id}/rsvp`, { rsvp: "yes" }),
    await site.ask("POST", circlePath, planOn()),
  ];
  expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401]);
});

test("what does not fit is told by the field's name", async () => {
  const { as, circlePath, plan } = await startMeetups();
  const asOlga = await as("organizer");
  const wrong: readonly (readonly [object, string])[] = [
    [{ day: "2026-13-01" }, "day"],
    [{ day: "2026-11-01" }, "day"],
    [{ from: "8pm" }, "from"],
    [{ to: "24:00" }, "to"],
    [{ theme: "" }, "theme"],
    [{ theme: "あ".repeat(81) }, "theme"],
    [{ theme: "二\n行" }, "theme"],
    [{ link: "http://meet.example" }, "link"],
    [{ link: "javascript:alert(1)" }, "link"],
    [{ capacity: 0 }, "capacity"],
    [{ rhythm: { by: "day", day: 32 } }, "rhythm.day"],
    [{ colour: "red" }, "colour"],
  ];
  for (const [part, field] of wrong) {
    const answer = await asOlga("POST", circlePath, { ...planOn(), ...part });
    expect(answer.status, field).toBe(400);
    expect(await fieldsOf(answer)).toHaveProperty([field]);
  }
  const { id } = await plan();
  const answer = await asOlga("PUT", `/api/meetups/${id}/rsvp`, { rsvp: "maybe" });
  expect(await fieldsOf(answer)).toHaveProperty("rsvp");
  expect((await asOlga("GET", "/api/meetups?cursor=x")).status).toBe(400);
});

test("a plan changed elsewhere meanwhile is told with both versions", async () => {
  const { plan, as } = await startMeetups();
  const { id } = await plan();
  const [asOlga, asChie] = [await as("organizer"), await as("cohost")];
  await asOlga("PUT", `/api/meetups/${id}`, { ...planOn({ theme: "つぎの一歩" }), rev: 1 });
  const answer = await asChie("PUT", `/api/meetups/${id}`, {
    ...planOn({ theme: "別の題" }),
    rev: 1,
  });
  expect(answer.status).toBe(409);
  expect(await answer.json()).toMatchObject({
    error: { code: "conflict" },
    current: { theme: "つぎの一歩", rev: 2 },
    sent: { theme: "別の題", rev: 1 },
  });
});

test("fifty people who tap at once fill the ten seats exactly, and each is told the truth", async () => {
  const { plan, circle, site, people } = await startMeetups();
  const { id } = await plan({ capacity: 10 });
  const { circles, meetups } = site.context.features;
  const crowd = await Promise.all(
    Array.from({ length: 50 }, (_, index) => site.member(`人${index}`)),
  );
  const { token } = await circles.invite(people.organizer.id, circle.id, 7);
  expect(token).not.toBe("");
  await site.db.collection<{ _id: string }>("circles").updateOne({ _id: circle.id }, {
    $push: {
      people: {
        $each: crowd.map(({ id: memberId }) => ({
          memberId,
          role: "member",
          until: null,
          joinedAt: START,
          introduction: null,
        })),
      },
    },
  } as never);
  const outcomes = await Promise.all(crowd.map((one) => meetups.rsvp(one.id, id, "yes")));
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(10);
  expect(outcomes.flatMap((each) => (each.ok ? [] : [each.reason]))).toEqual(
    Array.from({ length: 40 }, () => "full"),
  );
  const kept = await createMeetupStore(site.db).find(id);
  const seated = kept?.answers.map(({ memberId }) => memberId).toSorted();
  expect(seated).toEqual(
    crowd
      .filter((_, index) => outcomes[index]?.ok)
      .map(({ id: one }) => one)
      .toSorted(),
  );
});

test("two processes that write the same meetup lose no answer", async () => {
  const { plan, site } = await startMeetups();
  const { id } = await plan({ capacity: 5 });
  const processes = [createMeetupStore(site.db), createMeetupStore(site.db)] as const;
  await Promise.all(
    Array.from({ length: 40 }, (_, index) =>
      processes[index % 2 === 0 ? 0 : 1].apply(id, (meetup) =>
        answer(meetup, `m${index}`, "yes", START),
      ),
    ),
  );
  const kept = await createMeetupStore(site.db).find(id);
  expect(kept?.answers).toHaveLength(5);
  expect(kept === null ? 0 : seatsTaken(kept)).toBe(5);
});

test("the list goes on page by page, over all of one's circles", async () => {
  const { plan, as, people, circles } = await startMeetups();
  for (const day of ["2026-12-19", "2027-01-16", "2027-02-20"]) await plan({ day });
  const own = await circles.found(people.member.id, { name: "週末の会", history: "from_joining" });
  const asMari = await as("member");
  await asMari("POST", `/api/circles/${own.id}/meetups`, planOn({ day: "2026-12-27" }));
  const days: string[] = [];
  let cursor: string | null = "";
  while (cursor !== null) {
    const query = cursor === "" ? "" : `&cursor=${cursor}`;
    const page = (await (
      await asMari("GET", `/api/meetups?limit=2${query}`)
    ).json()) as MeetupsView;
    days.push(...page.items.map(({ from }) => from.slice(0, 10)));
    ({ cursor } = page);
  }
  expect(days).toEqual(["2026-12-19", "2026-12-27", "2027-01-16", "2027-02-20"]);
  const one = (await (await asMari("GET", `/api/meetups?circle=${own.id}`)).json()) as MeetupsView;
  expect(one.items.map(({ circle }) => circle.name)).toEqual(["週末の会"]);
});

test("what is over stands among the past ones, the latest first", async () => {
  const { plan, as, passes } = await startMeetups();
  await plan();
  await plan({ day: "2027-01-16" });
  passes(60 * DAY);
  const past = (await (
    await (
      await as("member")
    )("GET", "/api/meetups?when=past")
  ).json()) as MeetupsView;
  expect(past.items.map(({ from, isOver }) => [from.slice(0, 10), isOver])).toEqual([
    ["2027-01-16", true],
    ["2026-12-19", true],
  ]);
});

test("leaving the circle takes the answer along and gives the seat to whoever waits", async () => {
  const { plan, as, path } = await startMeetups();
  const { id } = await plan({ capacity: 1, waits: true });
  const [asMari, asNao] = [await as("member"), await as("another")];
  await asMari("PUT", `/api/meetups/${id}/rsvp`, { rsvp: "yes" });
  const waits = await read(await asNao("PUT", `/api/meetups/${id}/rsvp`, { rsvp: "yes" }));
  expect(waits.mine).toMatchObject({ waits: 1 });
  await asMari("DELETE", `${path}/membership`);
  const after = await read(await asNao("GET", `/api/meetups/${id}`));
  expect(after).toMatchObject({ counts: { yes: 1, waiting: 0 }, mine: { waits: null } });
});

test("a circle that closes plans nothing new", async () => {
  const { as, path, circlePath } = await startMeetups();
  const asOlga = await as("organizer");
  await asOlga("PATCH", path, { closed: true });
  const answer = await asOlga("POST", circlePath, planOn());
  expect(answer.status).toBe(400);
  expect(await codeOf(answer)).toBe("invalid_input");
});

test("every question about meetups is served by an index", async () => {
  const { asked, scans } = await scansDuring(async (db) => {
    await ensureIndexes(db, [meetupsDefinition]);
    const store = createMeetupStore(db);
    const made = create({ id: "m", circleId: "c" }, planOn(), "Asia/Tokyo", START);
    if (made.ok) await store.add(made.meetup);
    await store.find("m");
    const place = { to: START, id: "m" };
    for (const after of [null, place]) {
      await store.upcoming("c", START, 10, after);
      await store.past("c", START, 10, after);
    }
    await store.last("c");
    await store.untold(START, START);
    await store.apply("m", (meetup) => ({ ok: true, meetup: { ...meetup, theme: null } }));
    await store.withdraw("ana");
    await store.dropOf("c");
  });
  expect(asked).toBeGreaterThan(8);
  expect(scans).toEqual([]);
});
