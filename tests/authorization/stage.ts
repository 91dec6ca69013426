import { MongoClient, type CommandStartedEvent, type Db, type Document } from "mongodb";
import { onTestFinished } from "vitest";
import type { Member } from "#bot/members/rules.ts";
import type { Change } from "#bot/reflections/rules.ts";
import type { Audience } from "#shared/reflection.ts";
import { startCircle } from "#tests/circles/circle.ts";
import { planOn, writeMeetup } from "#tests/meetups/plan.ts";
import { testDatabase } from "#tests/support/database.ts";
import type { Site } from "#tests/support/site.ts";
import { viewers, type Viewer } from "./policy.ts";

const community = `U${"c".repeat(32)}`;

/** What of the circle its own people may read, and nobody else. */
const circleWords = ["第一期", "仲間へのことば", "よろしくお願いします", "会だけのテーマ"];

/** A full circle, what its people wrote, and everybody who may come to look at it. */
export const startStage = async () => {
  const { db, asked } = await monitored();
  const clock = { at: Date.now() };
  const circleStage = await startCircle({
    db,
    clock: () => new Date(clock.at),
    env: { ORGANIZER_USER_IDS: community },
    liffFolder: "liff",
  });
  const { site, people, circle, other } = circleStage;
  const { features } = site.context;
  site.double.addPerson({ userId: community, name: "Kiku" });
  const byName: Readonly<Record<Exclude<Viewer, "nobody" | "stranger">, Member>> = {
    elsewhere: people.other,
    left: people.removed,
    resting: await site.member("Yumi"),
    member: people.another,
    "once co-host": people.formerCohost,
    "co-host": people.cohost,
    organizer: people.organizer,
    community: await site.members.consent(community, "ja"),
    oneself: people.member,
  };
  await circleStage.enter(byName.resting, "よろしくお願いします");
  const bystander = await site.member("Bo");
  await circleStage.enter(bystander, "よろしくお願いします");
  await site.members.restUntil(byName.resting, new Date("2027-03-01T00:00:00Z"));
  const since = new Date("2026-08-03T00:00:00Z");
  await db.collection("members").updateMany({}, { $set: { "consent.at": since } });

  const inside: readonly Viewer[] = viewers.slice(4, 9);
  const isInside = (viewer: Viewer) => inside.includes(viewer) || viewer === "oneself";
  const own = (viewer: Viewer, audience: string) => `〈${viewer}〉の${audience}ことば`;
  for (const [name, { id, lineUserId }] of Object.entries(byName)) {
    const viewer = name as Viewer;
    await db
      .collection<{ _id: string }>("members")
      .updateOne({ _id: id }, { $set: { nickname: called(viewer) } });
    const circles = isInside(viewer) ? [circle.id] : viewer === "elsewhere" ? [other.id] : [];
    await write(id, "2026-11", circles, [
      ["MO3", isInside(viewer) ? "仲間へのことば" : own(viewer, "よその"), "circle"],
      ["MO2", own(viewer, "🤝"), "organizer"],
      ["MO5a", own(viewer, "🔒"), "self"],
    ]);
    await write(id, "2026-10", null, [["MO3", own(viewer, "下書きの"), "circle"]]);
    const as = await site.as(lineUserId);
    await as("PUT", "/api/inventory/fields/I1-2", { value: own(viewer, "棚卸しの"), rev: 0 });
  }

  const mari = await site.as(byName.oneself.lineUserId);
  const items = { tactic: crypto.randomUUID(), task: crypto.randomUUID() };
  for (const [section, id] of Object.entries(items)) {
    await mari("POST", `/api/inventory/items/${section}`, { id });
  }
  await mari("PATCH", `/api/inventory/items/task/${items.task}`, {
    field: "I9-1",
    value: own("oneself", "タスクの"),
    rev: 0,
  });
  const organizer = await site.as(byName.organizer.lineUserId);
  const meetup = await idIn(
    await organizer("POST", `${circleStage.path}/meetups`, planOn({ theme: "会だけのテーマ" })),
  );
  const begun = await writeMeetup(db, circle.id, "2026-11-22");
  const stayed = "〈oneself〉に定例会で残ったことば";
  await mari("PUT", `/api/meetups/${begun}/takeaway`, { text: stayed, base: "" });
  const keyIn = async (answer: Response) =>
    String(((await answer.json()) as Document)["url"])
      .split("/")
      .at(-1) ?? "";
  const takeout = await keyIn(await mari("POST", "/api/me/takeout-links", { format: "text" }));
  const calendar = await keyIn(await mari("POST", "/api/me/calendar-link"));
  const [door, seat] = [
    await features.circles.invite(byName.organizer.id, circle.id, 7),
    await features.circles.invite(byName.organizer.id, circle.id, 7),
  ];

  const asBystander = await site.as(bystander.lineUserId);
  await write(bystander.id, "2026-11", [circle.id], [["MO3", "仲間へのことば", "circle"]]);
  const scenes = ["〈oneself〉が受け取った強みの場面", "〈oneself〉が贈った強みの場面"];
  const [came, given] = [
    await named(asBystander, postOf(byName.oneself), scenes[0]),
    await named(mari, postOf(bystander), scenes[1]),
  ];

  const notes = ["〈oneself〉に届いたことば", "〈oneself〉が贈ったことば"];
  const [told, closed] = ["〈oneself〉が知らせたことば", "〈oneself〉がまだ開かないことば"];
  const comments = {
    came: await commented(asBystander, postOf(byName.oneself), { text: notes[0] }),
    given: await commented(mari, postOf(bystander), { text: notes[1] }),
    reported: await commented(asBystander, postOf(byName.oneself), { text: told }),
  };
  const frank = { kind: "frank", text: closed, how: "こうすると" };
  await commented(asBystander, postOf(byName.oneself), frank);
  await mari("PUT", `/api/me/comments/${comments.reported}/report`);
  await mari("PUT", `${circleStage.path}/posts/${postOf(bystander)}/report`);

  const lineUserIds = new Map<Viewer, string>(
    Object.entries(byName).map(([name, { lineUserId }]) => [name as Viewer, lineUserId]),
  );
  lineUserIds.set("stranger", site.stranger("Stella"));
  const asking = new Map<Viewer, typeof site.ask>();
  const tokens = new Map<Viewer, string>([["nobody", "none"]]);
  for (const viewer of viewers) {
    const userId = lineUserIds.get(viewer);
    if (userId === undefined) asking.set(viewer, site.ask);
    else {
      asking.set(viewer, await site.as(userId));
      tokens.set(viewer, await site.double.idToken(userId));
    }
  }
  // What it asks of its own would be taken for what a request asks.
  await site.context.scheduler.stop();
  const restore = await restorable(db, asked);

  return {
    site,
    byName,
    /** In the circle, and never the one who asks. */
    bystander,
    circle,
    other,
    meetup,
    /** Another one of the circle, which is over. */
    begun,
    /** What oneself wrote of it. */
    stayed,
    items,
    /** Of Mari: a strength that she was named, and one that she named. */
    strengths: { came, given },
    /** Of Mari: two comments that came, one of which she reported, and one that she wrote. */
    comments,
    takeout,
    calendar,
    /** An open invitation's token, and the id of another one. */
    door: door.token,
    seat: seat.invitation.id,
    restore,
    /** LINE's token of whoever asks. */
    idToken: (viewer: Viewer) => tokens.get(viewer) ?? "",
    async ask(viewer: Viewer, method: string, path: string, body?: unknown) {
      clock.at += 1000;
      asked.length = 0;
      const ask = asking.get(viewer) ?? site.ask;
      const answer = await ask(method, path, body);
      const text = await answer.text();
      return {
        status: answer.status,
        text: `${JSON.stringify([...answer.headers])}\n${text}`,
        body: text,
        /** What the database was asked for it. */
        asked: asked.map(({ commandName, command }) => `${commandName} ${command[commandName]}`),
      };
    },
    /** Words that this viewer must never meet, and whose they are. */
    hiddenFrom(viewer: Viewer): readonly string[] {
      const others = viewers.filter((each) => each !== viewer && byName[each as "member"]);
      return [
        ...others.flatMap((each) =>
          ["🔒", "下書きの", "棚卸しの", "よその", "タスクの"].map((what) => own(each, what)),
        ),
        ...(viewer === "oneself" ? [] : [...scenes, ...notes, stayed]),
        ...(viewer === "oneself" || viewer === "organizer" ? [] : [told]),
        closed,
        ...(viewer === "organizer"
          ? others.filter((each) => !isInside(each)).map((each) => own(each, "🤝"))
          : others.map((each) => own(each, "🤝"))),
        ...(isInside(viewer) ? [] : [...circleWords, circle.id, meetup, begun]),
        ...(viewer === "elsewhere" ? [] : ["別の会", other.id, ...namesOf(["elsewhere"])]),
        ...(isInside(viewer) ? [] : namesOf([...inside, "oneself"])),
        ...[...lineUserIds].flatMap(([each, userId]) => (each === viewer ? [] : [userId])),
      ];
    },
  };

  async function commented(by: Site["ask"], post: string, words: object) {
    const id = crypto.randomUUID();
    const path = `/api/circles/${circle.id}/posts/${post}/comments`;
    return idIn(await by("POST", path, { id, kind: "praise", ...words }));
  }

  function namesOf(them: readonly Viewer[]): readonly string[] {
    return them.flatMap((each) => [called(each), byName[each as "member"].id]);
  }

  async function write(
    memberId: string,
    period: string,
    circles: readonly string[] | null,
    answers: readonly (readonly [qid: string, text: string, audience: Audience])[],
  ) {
    const at = site.context.now();
    const changes = answers.map(([qid, text, audience]): Change => ({
      do: "write",
      qid,
      part: { text, at },
      how: "append",
      audience,
    }));
    const wanted = { do: "choose", qid: "MO9", choice: "frank", audience: "self" } as const;
    const close: Change[] = circles === null ? [] : [wanted, { do: "close", status: "shared" }];
    await site.reflections.change(
      { memberId, cadence: "monthly", period },
      { eventId: period, script: { id: "monthly", version: 1 }, circles: circles ?? [], at },
      [...changes, ...close],
    );
  }
};

export type Stage = Awaited<ReturnType<typeof startStage>>;

export const postOf = ({ id }: Pick<Member, "id">) => `${id}:monthly:2026-11`;

const idIn = async (answer: Response) => String(((await answer.json()) as Document)["id"]);

const named = async (by: Site["ask"], post: string, scene = "") => {
  const words = { word: "listening", name: null, effect: null, granted: null };
  const id = crypto.randomUUID();
  return idIn(await by("POST", `/api/posts/${post}/strengths`, { id, ...words, scene }));
};

/** No random key has these letters. */
const called = (viewer: Viewer) => `〈${viewer}〉さん`;

/** A database that tells what it is asked. */
async function monitored() {
  const { db: plain, uri } = await testDatabase();
  const client = new MongoClient(uri, { monitorCommands: true, ignoreUndefined: true });
  onTestFinished(() => client.close());
  const asked: CommandStartedEvent[] = [];
  const counted = new Set(["find", "aggregate", "insert", "update", "delete", "findAndModify"]);
  client.on("commandStarted", (event) => {
    const isOfSchedule = String(event.command[event.commandName]).startsWith("jobs");
    if (counted.has(event.commandName) && !isOfSchedule) asked.push(event);
  });
  return { db: client.db(plain.databaseName), asked };
}

/** Puts back what the last request wrote. */
async function restorable(db: Db, asked: readonly CommandStartedEvent[]) {
  const kept = new Map<string, Document[]>();
  for (const { name } of await db.listCollections().toArray()) {
    kept.set(name, await db.collection(name).find().toArray());
  }
  return async () => {
    const written = asked
      .filter(({ commandName }) => !["find", "aggregate"].includes(commandName))
      .map(({ commandName, command }) => String(command[commandName]));
    for (const name of new Set(written)) {
      await db.collection(name).deleteMany({});
      const docs = kept.get(name) ?? [];
      if (docs.length > 0) await db.collection(name).insertMany(docs);
    }
  };
}
