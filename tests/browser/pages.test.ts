import { afterAll, beforeAll, expect, test } from "vitest";
import type { Locale } from "#shared/locale.ts";
import { createGroupStore } from "#bot/groups/store.ts";
import { createStrengthStore } from "#bot/strengths/store.ts";
import { note } from "#tests/strengths/note.ts";
import type { Site } from "#tests/support/site.ts";
import { planOn } from "#tests/meetups/plan.ts";
import { writeRecords } from "#tests/support/records.ts";
import { addressesOf, readRoutes } from "./addresses.ts";
import { startMiniApp, type MiniApp } from "./liff-page.ts";
import { contextOf, laptop, narrow, phone } from "./looks.ts";
import { createWalk, settled } from "./walk.ts";

let stage: MiniApp;
beforeAll(async () => {
  stage = await startMiniApp();
}, 60_000);
afterAll(() => stage.close());

const JOINED = new Date("2026-09-05T11:00:00Z");
const NOW = new Date("2026-11-24T11:00:00Z");

/** With everything on it that a meetup's page can show to whoever runs it. */
const planMeetup = async (site: Site, by: string, circleId: string): Promise<string> => {
  const { meetups } = site.context.features;
  const rhythm = { by: "weekday", nth: 3, weekday: 6 } as const;
  const made = await meetups.plan(by, circleId, planOn({ capacity: 1, waits: true, rhythm }));
  if (!made.ok) throw new Error(made.reason);
  await meetups.rsvp(by, made.meetup.id, "yes");
  return made.meetup.id;
};

const setUp = async (locale: Locale) => {
  let time = JOINED;
  const site = await stage.site({ now: () => time });
  const yuki = await site.member("とても長い名前のひと", locale);
  await writeRecords(site.reflections, yuki.id);
  const circle = await site.context.features.circles.found(yuki.id, {
    name: "キャリア研究所",
    history: "from_beginning",
  });
  time = NOW;
  const naming = await meetKen(site, yuki.id, circle.id);
  await writeEndless(site, yuki.id, circle.id);
  await site.reflections.change(
    { memberId: yuki.id, cadence: "monthly", period: "2026-11" },
    { eventId: "a step", script: { id: "monthly", version: 1 }, circles: [circle.id], at: NOW },
    [
      { do: "choose", qid: "MO9", choice: "frank", audience: "self" },
      { do: "close", status: "shared" },
    ],
  );
  const meetup = await planMeetup(site, yuki.id, circle.id);
  const addresses = addressesOf(await readRoutes(), {
    id: [circle.id],
    circle: [circle.id],
    meetup: [meetup],
    post: [`${yuki.id}:monthly:2026-11`],
    record: ["first/first", "weekly/2026-W45", "monthly/2026-11", "quarterly/2026-Q3"],
  });
  const guest = await guestOf(site, circle.id);
  return {
    site,
    addresses: [...addresses, naming],
    open: site.open.bind(null, yuki.lineUserId),
    knock: site.open.bind(null, guest, `/meetups/${meetup}?answer=listen`),
  };
};

/** Somebody of the circle's LINE group whom the bot has never met. */
async function guestOf(site: Site, circleId: string): Promise<string> {
  const guest = site.stranger("Anna Longname-Wellington");
  const { id } = site.double.createGroup({ name: "研究所のみんな", members: [guest] });
  await site.double.inviteBot(id);
  const groups = createGroupStore(site.db);
  await groups.arrived(id, "group");
  // The bot offers a link of its own as it comes in, which may take the place of this one.
  await expect
    .poll(async () => {
      await groups.offer(id, "hash", NOW);
      return groups.link("hash", circleId, JOINED);
    })
    .toBe(true);
  return guest;
}

/** A companion who named strengths of hers and would like to hear of his own: where to name one. */
async function meetKen(site: Site, yukiId: string, circleId: string): Promise<string> {
  const ken = await site.member("Ken");
  const { circles, reflections } = site.context.features;
  const { token } = await circles.invite(yukiId, circleId, 7);
  await circles.accept(token, { memberId: ken.id, introduction: null });
  const script = { id: "monthly", version: 1 };
  const part = { text: "最後まで話せた", at: NOW };
  await reflections.change(
    { memberId: ken.id, cadence: "monthly", period: "2026-11" },
    { eventId: "ken", script, circles: [circleId], at: NOW },
    [
      { do: "write", qid: "MO3", part, how: "append", audience: "circle" },
      { do: "choose", qid: "MO9", choice: "strengths", audience: "circle" },
      { do: "close", status: "shared" },
    ],
  );
  const strengths = createStrengthStore(site.db);
  const [kens, hers] = [`${ken.id}:monthly:2026-11`, `${yukiId}:monthly:2026-11`];
  const given = { memberId: ken.id, to: yukiId, postId: hers };
  await strengths.add(note({ ...given, effect: "みんなが話しはじめた" }));
  await strengths.add(note({ ...given, slot: 1, as: "declined", word: "humour" }));
  await strengths.add(
    note({ ...given, slot: 2, echo: "surprising", word: null, name: "聞き上手" }),
  );
  await strengths.add(note({ memberId: yukiId, to: ken.id, postId: kens }));
  return `/strengths/name?post=${encodeURIComponent(kens)}`;
}

/** Words without a place to break, as a pasted address is one. */
async function writeEndless({ reflections, context }: Site, memberId: string, circle: string) {
  const text = `https://example.com/${"endless".repeat(18)}`;
  const script = { id: "weekly", version: 1 };
  await reflections.change(
    { memberId, cadence: "weekly", period: "2026-W46" },
    { eventId: "endless", script, circles: [circle], at: NOW },
    [
      { do: "write", qid: "WK1", part: { text, at: NOW }, how: "append", audience: "circle" },
      { do: "close", status: "shared" },
    ],
  );
  const { inventory } = context.features;
  for (const [section, field] of [
    ["skill", "I3-1"],
    ["people", "I5-1"],
    ["tactic", "I8-1"],
  ] as const) {
    const item = { section, id: `endless-${section}` };
    const by = () => ({ operation: crypto.randomUUID(), at: NOW });
    await inventory.add(memberId, by(), item);
    const written = await inventory.write(memberId, by(), { item, field, value: text, rev: 0 });
    expect(written.ok).toBe(true);
  }
}

test.for([phone, narrow, laptop])(
  "$width px, $colorScheme, $locale: everyone can use every page there is (WCAG 2.2 AA)",
  { timeout: 180_000 },
  async (look) => {
    const { addresses, open, knock } = await setUp(look.locale);
    const walk = createWalk(await open("", contextOf(look)));
    for (const address of addresses) await walk.visit(address);
    expect(walk.faults).toEqual({});
    const door = createWalk(await knock(contextOf(look)));
    await door.liff.locator(".door-note").waitFor();
    await door.look("the door");
    await door.liff.locator(".actions .button").first().click();
    await door.liff.getByRole("textbox").waitFor();
    await door.look("the introduction");
    expect(door.faults).toEqual({});
  },
);

test("every page opens by its address, and has a title", { timeout: 180_000 }, async () => {
  const { site, addresses, open } = await setUp("ja");
  const { liff, troubles } = await open("");
  const isNothing = (address: string) => address.includes("not-an-invitation");
  const opens = async (address: string) => {
    await liff.goto(`${site.origin}/liff${address}`);
    await settled(liff);
    expect(await liff.evaluate(() => document.title), address).not.toBe("");
  };
  for (const address of addresses.filter((each) => !isNothing(each))) {
    await opens(address);
    expect(troubles, address).toEqual([]);
  }
  // What is not there is asked for all the same.
  for (const address of addresses.filter(isNothing)) await opens(address);
});
