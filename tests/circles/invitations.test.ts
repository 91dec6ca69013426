import { expect, test } from "vitest";
import type { InvitationSight, IssuedInvitation } from "#shared/circle.ts";
import { LIFF_ID } from "#tests/support/settings.ts";
import { codeOf } from "#tests/support/site.ts";
import { DAY, startCircle, type CircleStage } from "./circle.ts";

const holding = (token: string, idToken: string) => ({ token, idToken });
const joining = { agreed: 1, introduction: null, locale: "ja" };

/** What a person's page asks with LINE's token. */
const holderOf = async ({ site }: CircleStage, lineUserId: string, token: string) => {
  const idToken = await site.double.idToken(lineUserId);
  const ask = (path: string, more = {}) =>
    site.ask("POST", `/api/invitations/${path}`, { ...holding(token, idToken), ...more });
  return {
    look: () => ask("look"),
    accept: (more = {}) => ask("accept", { ...joining, ...more }),
  };
};

const invited = async (stage: CircleStage, days = 7) => {
  const asOrganizer = await stage.site.as(stage.people.organizer.lineUserId);
  const answer = await asOrganizer("POST", `${stage.path}/invitations`, { days });
  const issued = (await answer.json()) as IssuedInvitation;
  return { ...issued, token: issued.url.split("/").at(-1)!, asOrganizer };
};

const namesIn = async (stage: CircleStage) => {
  const as = await stage.site.as(stage.people.organizer.lineUserId);
  const { people } = (await (await as("GET", stage.path)).json()) as {
    people: { name: string; introduction: string | null }[];
  };
  return people.map(({ name }) => name);
};

test("a link is told once; what is kept of it is a hash", async () => {
  const stage = await startCircle();
  const { token, url, id, until, asOrganizer } = await invited(stage);
  expect(url).toBe(`https://liff.line.me/${LIFF_ID}/join/${token}`);
  expect(Buffer.from(token, "base64url")).toHaveLength(16);
  const listed = await (await asOrganizer("GET", `${stage.path}/invitations`)).text();
  expect(JSON.parse(listed)).toEqual({ invitations: [{ id, until }] });
  expect(until).toBe("2026-11-30");
  const kept = JSON.stringify(await stage.site.db.collection("circles").find().toArray());
  expect(kept).not.toContain(token);
});

test("a newcomer sees what they are invited to before anything is kept of them", async () => {
  const stage = await startCircle();
  const { token } = await invited(stage);
  const stella = stage.site.stranger("Stella");
  const holder = await holderOf(stage, stella, token);
  const before = await stage.site.db.collection("members").countDocuments();
  expect((await (await holder.look()).json()) as InvitationSight).toEqual({
    circle: "第一期",
    community: null,
    circleId: null,
    promises: 1,
    you: { name: "Stella", face: "line", picture: null },
    locale: null,
  });
  expect((await holder.accept({ agreed: null })).status).toBe(403);
  expect((await holder.accept({ agreed: 2 })).status).toBe(403);
  expect(await stage.site.db.collection("members").countDocuments()).toBe(before);
  expect(await namesIn(stage)).not.toContain("Stella");
});

test("agreeing and joining are one: the person is a member, in the circle, with their line", async () => {
  const stage = await startCircle();
  const { token } = await invited(stage);
  const stella = stage.site.stranger("Stella");
  const holder = await holderOf(stage, stella, token);
  const answer = await holder.accept({ introduction: " 金曜に来ます ", locale: "en" });
  expect(await answer.json()).toEqual({ circleId: stage.circle.id });
  const member = await stage.site.members.find(stella);
  expect(member).toMatchObject({
    name: "Stella",
    locale: "en",
    consent: { version: 1 },
    settings: { weekly: false, quiet: false },
    friend: false,
  });
  const asStella = await stage.site.as(stella);
  const seen = (await (await asStella("GET", stage.path)).json()) as { people: unknown[] };
  expect(seen.people).toContainEqual({
    id: member?.id,
    name: "Stella",
    face: "line",
    picture: null,
    role: "member",
    until: null,
    introduction: "金曜に来ます",
  });
});

test("a second tap of the same person is answered like the first", async () => {
  const stage = await startCircle();
  const { token } = await invited(stage);
  const holder = await holderOf(stage, stage.site.stranger("Stella"), token);
  const answers = await Promise.all([holder.accept(), holder.accept(), holder.accept()]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect((await namesIn(stage)).filter((name) => name === "Stella")).toHaveLength(1);
  const seen = (await (await holder.look()).json()) as InvitationSight;
  expect(seen).toMatchObject({ circleId: stage.circle.id, promises: null });
});

test("of several people who accept one invitation at once, one comes in", async () => {
  const stage = await startCircle();
  const { token } = await invited(stage);
  const names = ["Ida", "Jun", "Kei", "Lou", "Mao"];
  const holders = await Promise.all(
    names.map((name) => holderOf(stage, stage.site.stranger(name), token)),
  );
  const answers = await Promise.all(holders.map((holder) => holder.accept()));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(answers.filter(({ status }) => status === 404)).toHaveLength(4);
  const came = (await namesIn(stage)).filter((name) => names.includes(name));
  expect(came).toHaveLength(1);
});

test("a member of the community just joins, and is asked for no promises again", async () => {
  const stage = await startCircle();
  const { token } = await invited(stage);
  const holder = await holderOf(stage, stage.people.other.lineUserId, token);
  expect(await (await holder.look()).json()).toMatchObject({ promises: null, locale: "ja" });
  expect((await holder.accept({ agreed: null })).status).toBe(200);
  expect(await namesIn(stage)).toContain("Ota");
});

test("whoever is in the circle already uses up no invitation", async () => {
  const stage = await startCircle();
  const { token } = await invited(stage);
  const mari = await holderOf(stage, stage.people.member.lineUserId, token);
  expect((await mari.accept({ agreed: null })).status).toBe(200);
  const stella = await holderOf(stage, stage.site.stranger("Stella"), token);
  expect((await stella.accept()).status).toBe(200);
});

test("wrong, used, expired and withdrawn invitations are answered alike, and make nobody a member", async () => {
  const stage = await startCircle();
  const used = await invited(stage);
  await (await holderOf(stage, stage.site.stranger("Una"), used.token)).accept();
  const withdrawn = await invited(stage);
  await withdrawn.asOrganizer("DELETE", `${stage.path}/invitations/${withdrawn.id}`);
  const expired = await invited(stage, 1);
  const closed = await stage.circles.found(stage.people.organizer.id, {
    name: "終わる会",
    history: "from_joining",
  });
  const { token: toClosed } = await stage.circles.invite(stage.people.organizer.id, closed.id, 7);
  await stage.circles.close(stage.people.organizer.id, closed.id, true);
  stage.passes(DAY);
  const members = await stage.site.db.collection("members").countDocuments();
  const bodies = new Set<string>();
  const tokens = [used.token, withdrawn.token, expired.token, toClosed, "A".repeat(22), "しらない"];
  for (const [at, token] of tokens.entries()) {
    const holder = await holderOf(stage, stage.site.stranger(`S${at}`), token);
    for (const answer of [await holder.look(), await holder.accept()]) {
      expect(answer.status).toBe(404);
      bodies.add((await answer.text()).replace(/"requestId":"[^"]*"/, ""));
    }
  }
  expect(bodies.size).toBe(1);
  expect(await stage.site.db.collection("members").countDocuments()).toBe(members);
});

test("an invitation alone, without LINE's token, tells nothing", async () => {
  const stage = await startCircle();
  const { token } = await invited(stage);
  const forged = { token, idToken: "made up" };
  for (const [path, body] of [
    ["look", forged],
    ["accept", { ...forged, ...joining }],
  ] as const) {
    const answer = await stage.site.ask("POST", `/api/invitations/${path}`, body);
    expect(answer.status).toBe(401);
  }
  const foreign = await stage.site.ask(
    "POST",
    "/api/invitations/look",
    { token, idToken: await stage.site.double.idToken(stage.site.stranger("Stella")) },
    { origin: "https://evil.example" },
  );
  expect(foreign.status).toBe(403);
});

test("whoever guesses has to wait", async () => {
  const stage = await startCircle();
  const { look } = await holderOf(stage, stage.site.stranger("Stella"), "guess");
  const statuses = new Set<number>();
  for (let tries = 0; tries < 90; tries += 1) statuses.add((await look()).status);
  expect(statuses).toEqual(new Set([404, 429]));
});

test("what does not fit is told by field, and nothing unknown is taken", async () => {
  const stage = await startCircle();
  const { token } = await invited(stage);
  const idToken = await stage.site.double.idToken(stage.site.stranger("Stella"));
  const good = { ...holding(token, idToken), ...joining };
  const bodies = {
    token: { ...good, token: "" },
    introduction: { ...good, introduction: "a".repeat(201) },
    locale: { ...good, locale: "fr" },
    agreed: { ...good, agreed: "yes" },
    role: { ...good, role: "organizer" },
  };
  for (const [field, body] of Object.entries(bodies)) {
    const answer = await stage.site.ask("POST", "/api/invitations/accept", body);
    expect(answer.status).toBe(400);
    const { error } = (await answer.json()) as { error: { fields: Record<string, string> } };
    expect(Object.keys(error.fields)).toEqual([field]);
  }
  const flipped = { ...good, introduction: "abc\u202Edcba" };
  const answer = await stage.site.ask("POST", "/api/invitations/accept", flipped);
  expect(await codeOf(answer)).toBe("invalid_input");
});

test("tokens, names and introductions stay out of the log", async () => {
  const stage = await startCircle();
  const { token } = await invited(stage);
  const holder = await holderOf(stage, stage.site.stranger("Stella"), token);
  await holder.look();
  await holder.accept({ introduction: "ないしょの自己紹介" });
  await (await holderOf(stage, stage.site.stranger("Late"), token)).accept();
  const log = stage.site.logged.join("\n");
  for (const secret of [token, "Stella", "ないしょ", "第一期"]) expect(log).not.toContain(secret);
});
