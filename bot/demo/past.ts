import type { Db } from "mongodb";
import { usualNotices } from "#shared/notices.ts";
import * as circleRules from "#bot/circles/rules.ts";
import { createCircleStore } from "#bot/circles/store.ts";
import { createMemberStore } from "#bot/members/store.ts";
import { createReflections } from "#bot/reflections/service.ts";
import { createReflectionStore } from "#bot/reflections/store.ts";
import { cast } from "./cast.ts";
import { writePastCheers } from "./past-cheers.ts";
import { writePastComments } from "./past-comments.ts";
import { writePastCompanions } from "./past-companions.ts";
import { writePastInventory } from "./past-inventory.ts";
import { writePastStrengths } from "./past-strengths.ts";
import { writePastRecord } from "./past-record.ts";
import { writePastMeetups } from "./past-meetups.ts";
import { walkUntil } from "./walk.ts";

const day = 24 * 60 * 60_000;

/**
 * いまてん leads the circle, and Sakura has been here for more than a year, with two months of rest:
 * her record shows what the others' will look like. 健太 and Anna share the month that their next
 * meetup tells of. ゆき is still to come.
 */
export async function writePast(db: Db, now: Date, zone: string, circle: string): Promise<void> {
  const joined = new Date(now.getTime() - 430 * day);
  const add = async (who: keyof typeof cast) => {
    const { userId: lineUserId, name, language } = cast[who];
    const { id } = await createMemberStore(db).add({
      id: `demo-${who}`,
      lineUserId,
      name,
      picture: null,
      nickname: null,
      face: "line",
      locale: language,
      localeChosen: false,
      consent: { at: joined, version: 1 },
      settings: { weekly: false, quiet: false, ...usualNotices },
      rest: null,
      sharesTo: null,
      friend: true,
      profileAt: null,
      moves: 0,
      came: "",
      cameKnown: null,
    });
    return id;
  };
  const [organizer, member] = [await add("imaten"), await add("sakura")];
  const people = { organizer, member, kenta: await add("kenta"), anna: await add("anna") };
  await gatherCircle(db, joined, circle, people);
  await writePastMeetups(db, now, zone, people);
  const reflections = createReflections({ store: createReflectionStore(db), zone });
  for (const { conviction, ...written } of walkUntil(now, joined, zone)) {
    const choices = {
      ...(conviction !== undefined && { MO8: conviction }),
      ...(written.cadence === "monthly" && { MO9: "strengths" }),
    };
    await writePastRecord(reflections, member, { ...written, choices });
  }
  const given = { from: organizer, to: member };
  await writePastCheers(db, given, now, zone);
  await writePastComments(db, given, now, zone);
  await writePastStrengths(db, given, now, zone);
  await writePastInventory(db, member, now, zone);
  await writePastCompanions(db, reflections, people, now, zone);
}

async function gatherCircle(
  db: Db,
  at: Date,
  name: string,
  people: Readonly<Record<"organizer" | "member" | "kenta" | "anna", string>>,
): Promise<void> {
  const { firstCircleId: id, found, enter, introduce } = circleRules;
  const circles = createCircleStore(db);
  await circles.add(found({ id, name, history: "from_joining" }, people.organizer, at));
  for (const memberId of [people.member, people.kenta, people.anna]) {
    await circles.apply(id, (circle) => enter(circle, memberId, "member", at));
  }
  const lines = {
    [people.organizer]: "この会の世話係です。聞く側にまわる日も、大切にしています。",
    [people.member]: "引き継ぎの型をつくっています。金曜の夜に書くことが多いです。",
    [people.kenta]: "夏に部署を移りました。わからないことを楽しむ練習中です。",
    [people.anna]: "I write in English. Please answer in Japanese, slowly.",
  };
  for (const [memberId, line] of Object.entries(lines))
    await circles.apply(id, (circle) => introduce(circle, memberId, line));
}
