import { expect, test } from "vitest";
import { codeOf, startSite } from "#tests/support/site.ts";
import type { CircleView } from "#shared/circle.ts";
import { ensureIndexes } from "#bot/db.ts";
import { circlesDefinition, createCircleStore } from "#bot/circles/store.ts";
import { membersDefinition, createMemberStore } from "#bot/members/store.ts";
import { scansDuring } from "#tests/support/plans.ts";
import { DAY, START, startCircle, type CircleStage } from "./circle.ts";

const as = ({ site, people }: CircleStage, who: keyof CircleStage["people"]) =>
  site.as(people[who].lineUserId);
const read = async (answer: Response | Promise<Response>) =>
  (await (await answer).json()) as CircleView;

test("a circle is shown field by field, as its viewer may see it", async () => {
  const stage = await startCircle();
  const { people } = stage;
  const seen = await read((await as(stage, "member"))("GET", stage.path));
  const person = (who: keyof typeof people, role: string, until: string | null = null) => ({
    id: people[who].id,
    name: people[who].name,
    face: "line",
    picture: null,
    role,
    until,
    introduction: role === "organizer" ? null : "よろしくお願いします",
  });
  expect(seen).toEqual({
    id: stage.circle.id,
    name: "第一期",
    history: "from_joining",
    seesFrom: "2026-11-23",
    isClosed: false,
    role: "member",
    isLastOrganizer: false,
    may: ["read", "introduce", "leave"],
    people: [
      person("organizer", "organizer"),
      person("cohost", "cohost", "2026-12-22"),
      person("formerCohost", "member"),
      person("member", "member"),
      person("another", "member"),
    ],
  });
  for (const one of Object.values(people)) {
    expect(JSON.stringify(seen)).not.toContain(one.lineUserId);
  }
});

test("a member is shown as they chose: a nickname hides LINE's name, a mark LINE's picture", async () => {
  const stage = await startCircle();
  const { members } = stage.site.context.features;
  const db = stage.site.db.collection<{ _id: string }>("members");
  const picture = "https://profile.line-scdn.net/x";
  await db.updateOne({ _id: stage.people.member.id }, { $set: { picture } });
  const seen = async () => {
    const { people } = await read((await as(stage, "cohost"))("GET", stage.path));
    return people.find(({ id }) => id === stage.people.member.id);
  };
  expect(await seen()).toMatchObject({ name: "Mari", face: "line", picture });
  await members.present(stage.people.member, { nickname: "まーちゃん", face: "moss" });
  expect(await seen()).toMatchObject({ name: "まーちゃん", face: "moss", picture: null });
  expect(JSON.stringify(await seen())).not.toMatch(/Mari|line-scdn/);
});

test("a co-host's last day counts to its end in the community's zone, without any job running", async () => {
  const stage = await startCircle();
  const asOlga = await as(stage, "organizer");
  const to = `${stage.path}/people/${stage.people.member.id}/role`;
  await asOlga("PUT", to, { role: "cohost", until: "2026-11-24" });
  const mari = async () => read((await as(stage, "member"))("GET", stage.path));
  stage.passes(new Date("2026-11-24T14:59:59Z").getTime() - START.getTime() - 60_000);
  expect(await mari()).toMatchObject({ role: "cohost" });
  stage.passes(1000);
  expect(await mari()).toMatchObject({ role: "member", may: ["read", "introduce", "leave"] });
  const asOlgaAgain = await as(stage, "organizer");
  for (const until of ["2026-11-24", "2026-02-30", "soon", undefined]) {
    const answer = await asOlgaAgain("PUT", to, { role: "cohost", until });
    expect(answer.status).toBe(400);
    expect(await codeOf(answer)).toBe("invalid_input");
  }
});

test("the last organizer cannot step down or leave; once handed on, they can", async () => {
  const stage = await startCircle();
  const { path, people } = stage;
  const asOlga = await as(stage, "organizer");
  const stepDown = () =>
    asOlga("PUT", `${path}/people/${people.organizer.id}/role`, { role: "member" });
  for (const answer of [await stepDown(), await asOlga("DELETE", `${path}/membership`)]) {
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ error: { fields: { person: "last_organizer" } } });
  }
  await asOlga("PUT", `${path}/people/${people.member.id}/role`, { role: "organizer" });
  expect((await stepDown()).status).toBe(200);
  expect((await asOlga("DELETE", `${path}/membership`)).status).toBe(204);
  expect((await asOlga("GET", path)).status).toBe(404);
});

test("two organizers who step down at the same moment leave one in charge", async () => {
  const stage = await startCircle();
  const { path, people } = stage;
  const asOlga = await as(stage, "organizer");
  await asOlga("PUT", `${path}/people/${people.member.id}/role`, { role: "organizer" });
  const asMari = await as(stage, "member");
  const answers = await Promise.all([
    asOlga("PUT", `${path}/people/${people.organizer.id}/role`, { role: "member" }),
    asMari("PUT", `${path}/people/${people.member.id}/role`, { role: "member" }),
    asOlga("DELETE", `${path}/membership`),
    asMari("DELETE", `${path}/membership`),
  ]);
  expect(answers.filter(({ ok }) => !ok).length).toBeGreaterThan(0);
  const circle = await createCircleStore(stage.site.db).find(stage.circle.id);
  expect(circle?.people.filter(({ role }) => role === "organizer").length).toBeGreaterThan(0);
});

test("a name changed elsewhere meanwhile is told, with both versions", async () => {
  const stage = await startCircle();
  const asOlga = await as(stage, "organizer");
  const first = await asOlga("PATCH", stage.path, { name: " 第一期A ", base: "第一期" });
  expect(await read(first)).toMatchObject({ name: "第一期A" });
  const stale = await asOlga("PATCH", stage.path, { name: "第一期B", base: "第一期" });
  expect(stale.status).toBe(409);
  expect(await stale.json()).toMatchObject({
    error: { code: "conflict" },
    current: { name: "第一期A" },
    sent: { name: "第一期B" },
  });
  // The same request again, whose answer was lost on the way.
  expect((await asOlga("PATCH", stage.path, { name: "第一期A", base: "第一期" })).status).toBe(200);
});

test("a closed circle is read by its members and takes nothing new", async () => {
  const stage = await startCircle();
  const { path } = stage;
  const asOlga = await as(stage, "organizer");
  const asMari = await as(stage, "member");
  expect(await read(asOlga("PATCH", path, { closed: true }))).toMatchObject({ isClosed: true });
  expect(await read(asMari("GET", path))).toMatchObject({ isClosed: true, may: ["read", "leave"] });
  const refused = [
    await asMari("PUT", `${path}/introduction`, { text: "こんにちは" }),
    await asOlga("POST", `${path}/invitations`, { days: 7 }),
    await asOlga("PATCH", path, { name: "新", base: "第一期" }),
  ];
  for (const answer of refused) {
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ error: { fields: { circle: "closed" } } });
  }
  expect(await stage.circles.openIds(stage.people.member.id)).toEqual([]);
  expect(await read(asOlga("PATCH", path, { closed: false }))).toMatchObject({ isClosed: false });
});

test("what does not fit changes nothing", async () => {
  const stage = await startCircle();
  const { path, people } = stage;
  const asOlga = await as(stage, "organizer");
  const role = `${path}/people/${people.member.id}/role`;
  const bad: readonly [string, string, unknown][] = [
    ["PATCH", path, {}],
    ["PATCH", path, { name: "", base: "第一期" }],
    ["PATCH", path, { name: "あ".repeat(41), base: "第一期" }],
    ["PATCH", path, { name: "a\u0000b", base: "第一期" }],
    ["PATCH", path, { closed: "yes" }],
    ["PATCH", path, { history: "from_beginning" }],
    ["PUT", `${path}/introduction`, { text: "あ".repeat(201) }],
    ["PUT", `${path}/introduction`, { text: "二行\nあります" }],
    ["PUT", `${path}/introduction`, {}],
    ["PUT", role, { role: "king" }],
    ["PUT", role, { role: "member", until: "2026-12-31" }],
    ["POST", `${path}/invitations`, { days: 365 }],
    ["POST", `${path}/invitations`, { days: 7, role: "organizer" }],
  ];
  const before = await createCircleStore(stage.site.db).find(stage.circle.id);
  for (const [method, to, body] of bad) {
    const answer = await asOlga(method, to, body);
    expect([to, body, answer.status]).toEqual([to, body, 400]);
    expect(await codeOf(answer)).toBe("invalid_input");
  }
  expect(
    (await asOlga("PUT", `${path}/people/${people.other.id}/role`, { role: "member" })).status,
  ).toBe(404);
  expect((await asOlga("DELETE", `${path}/invitations/none`)).status).toBe(404);
  expect(await createCircleStore(stage.site.db).find(stage.circle.id)).toEqual(before);
});

test("an introduction is kept for this circle only, and can be taken back", async () => {
  const stage = await startCircle();
  const asMari = await as(stage, "member");
  const of = async (who: keyof CircleStage["people"]) => {
    const seen = await read((await as(stage, who))("GET", stage.path));
    return seen.people.find(({ id }) => id === stage.people.member.id)?.introduction;
  };
  await asMari("PUT", `${stage.path}/introduction`, { text: "<b>太字</b>が好き" });
  expect(await of("cohost")).toBe("<b>太字</b>が好き");
  await asMari("PUT", `${stage.path}/introduction`, { text: null });
  expect(await of("cohost")).toBeNull();
});

test("whoever is removed keeps their records, and the circle sees nothing of theirs any more", async () => {
  const stage = await startCircle();
  const { site, people, circle, other } = stage;
  await stage.circles.found(people.member.id, { name: "自分の会", history: "from_joining" });
  const { token } = await stage.circles.invite(people.other.id, other.id, 7);
  await stage.circles.accept(token, { memberId: people.member.id, introduction: null });
  const share = (period: string, circles: readonly string[]) =>
    site.reflections.change(
      { memberId: people.member.id, cadence: "weekly", period },
      { eventId: period, script: { id: "weekly", version: 1 }, circles, at: START },
      [
        {
          do: "write",
          qid: "WK1",
          part: { text: "仕事", at: START },
          how: "append",
          audience: "circle",
        },
        { do: "close", status: "shared" },
      ],
    );
  await share("2026-W46", [circle.id]);
  await share("2026-W47", [circle.id, other.id]);
  const answer = await (
    await as(stage, "organizer")
  )("DELETE", `${stage.path}/people/${people.member.id}`);
  expect((await read(answer)).people.map(({ id }) => id)).not.toContain(people.member.id);
  const records = await site.reflections.page(people.member.id, 10);
  expect(records.map(({ period, status, sharedTo }) => [period, status, sharedTo])).toEqual([
    ["2026-W47", "shared", [other.id]],
    ["2026-W46", "kept", []],
  ]);
  const asMari = await as(stage, "member");
  expect((await asMari("GET", stage.path)).status).toBe(404);
  const own = await (await asMari("GET", "/api/me/reflections")).json();
  expect((own as { items: unknown[] }).items).toHaveLength(2);
});

test("an organizer of the community founds circles; a member's own list names them", async () => {
  const ORGANIZER = `U${"a".repeat(32)}`;
  const site = await startSite({ now: () => START, env: { ORGANIZER_USER_IDS: ORGANIZER } });
  site.double.addPerson({ userId: ORGANIZER, name: "Olga" });
  await site.context.features.members.consent(ORGANIZER, "ja");
  const asOlga = await site.as(ORGANIZER);
  const founded = await asOlga("POST", "/api/circles", {
    name: "第三期",
    history: "from_beginning",
  });
  expect(founded.status).toBe(201);
  const { id } = await read(founded);
  expect(await (await asOlga("GET", "/api/circles")).json()).toMatchObject({
    mayFound: true,
    circles: [{ id: "first" }, { id, name: "第三期", role: "organizer", isClosed: false }],
  });
  for (const body of [
    { name: "x" },
    { name: "x", history: "all" },
    { name: " ", history: "from_joining" },
  ]) {
    expect((await asOlga("POST", "/api/circles", body)).status).toBe(400);
  }
});

test("the community's organizers find a first circle on their first day, one for all of them", async () => {
  const ids = [`U${"a".repeat(32)}`, `U${"b".repeat(32)}`];
  const site = await startSite({
    env: { ORGANIZER_USER_IDS: ids.join(","), COMMUNITY_NAME: "キャリア研究所" },
  });
  const { members, circles } = site.context.features;
  for (const userId of ids) site.double.addPerson({ userId, name: userId.slice(0, 2) });
  const yuki = site.stranger("Yuki");
  await members.consent(yuki, "ja");
  expect(await site.db.collection("circles").countDocuments()).toBe(0);
  const [olga, oto] = await Promise.all(ids.map((userId) => members.consent(userId, "ja")));
  const [first] = await circles.of(olga!.id);
  expect(await site.db.collection("circles").countDocuments()).toBe(1);
  expect(first).toMatchObject({ name: "キャリア研究所", history: "from_joining" });
  expect(new Set(first?.people.map(({ memberId, role }) => `${memberId} ${role}`))).toEqual(
    new Set([olga!, oto!].map(({ id }) => `${id} organizer`)),
  );
});

test("every question about circles is served by an index", async () => {
  const { asked, scans } = await scansDuring(async (db) => {
    await ensureIndexes(db, [circlesDefinition, membersDefinition]);
    const store = createCircleStore(db);
    await store.find("c");
    await store.of("m");
    await store.byInvitation("h");
    await store.apply("c", (circle) => ({ ok: true, circle }));
    await store.removeEmpty("c");
    await store.forget("m", START);
    await createMemberStore(db).byIds(["a", "b"]);
  });
  expect(asked).toBeGreaterThanOrEqual(7);
  expect(scans).toEqual([]);
});

test("a member who leaves the community takes nothing of the circle with them but their own place", async () => {
  const stage = await startCircle();
  stage.passes(DAY);
  const { leaving } = stage.site.context.features;
  await leaving.leave(stage.people.organizer, "page");
  const circle = await createCircleStore(stage.site.db).find(stage.circle.id);
  expect(circle?.people.find(({ memberId }) => memberId === stage.people.cohost.id)?.role).toBe(
    "organizer",
  );
  expect(JSON.stringify(circle)).not.toContain(stage.people.organizer.id);
});
