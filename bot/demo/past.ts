import type { Db } from "mongodb";
import { usualNotices } from "#shared/notices.ts";
import * as circleRules from "#bot/circles/rules.ts";
import { createCircleStore } from "#bot/circles/store.ts";
import { createMemberStore } from "#bot/members/store.ts";
import { createReflections } from "#bot/reflections/service.ts";
import { createReflectionStore } from "#bot/reflections/store.ts";
import { scripts } from "#bot/conversation/scripts/table.ts";
import { cast } from "./cast.ts";
import { writePastCheers } from "./past-cheers.ts";
import { writePastComments } from "./past-comments.ts";
import { writePastInventory } from "./past-inventory.ts";
import { writePastStrengths } from "./past-strengths.ts";
import { writePastMeetups } from "./past-meetups.ts";
import { walkUntil } from "./walk.ts";

const day = 24 * 60 * 60_000;

/**
 * いまてん leads the circle, and Sakura has been here for more than a year, with two months of rest:
 * her record shows what the others' will look like, and her months stand in the feed.
 */
export async function writePast(db: Db, now: Date, zone: string, circle: string): Promise<void> {
  const joined = new Date(now.getTime() - 430 * day);
  const add = (who: keyof typeof cast) =>
    createMemberStore(db).add({
      id: `demo-${who}`,
      lineUserId: cast[who].userId,
      name: cast[who].name,
      picture: null,
      nickname: null,
      face: "line",
      locale: "ja",
      localeChosen: false,
      consent: { at: joined, version: 1 },
      settings: { weekly: false, quiet: false, ...usualNotices },
      rest: null,
      sharesTo: null,
      friend: true,
      profileAt: null,
      moves: 0,
    });
  const [organizer, member] = [await add("imaten"), await add("sakura")];
  const people = { organizer: organizer.id, member: member.id };
  await gatherCircle(db, joined, circle, people);
  await writePastMeetups(db, now, zone, people);
  const reflections = createReflections({ store: createReflectionStore(db), zone });
  for (const { cadence, period, at, texts, conviction } of walkUntil(now, joined, zone)) {
    const script = scripts[cadence].at(-1) ?? scripts[cadence][0];
    const choices = {
      ...(conviction !== undefined && { MO8: conviction }),
      ...(cadence === "monthly" && { MO9: "strengths" }),
    };
    const audienceOf = (qid: string) =>
      script.steps.find((step) => step.qid === qid)?.audience ?? "self";
    await reflections.change(
      { memberId: member.id, cadence, period },
      {
        eventId: `demo-${period}`,
        script: { id: script.id, version: script.version },
        circles: [circleRules.firstCircleId],
        at,
      },
      [
        ...Object.entries(texts).map(([qid, text]) => ({
          do: "write" as const,
          qid,
          part: { text, at },
          how: "append" as const,
          audience: audienceOf(qid),
        })),
        ...Object.entries(choices).map(([qid, choice]) => ({
          do: "choose" as const,
          qid,
          choice,
          audience: audienceOf(qid),
        })),
        { do: "close", status: cadence === "monthly" ? "shared" : "kept" },
      ],
    );
  }
  await writePastCheers(db, { from: organizer.id, to: member.id }, now, zone);
  await writePastComments(db, { from: organizer.id, to: member.id }, now, zone);
  await writePastStrengths(db, { from: organizer.id, to: member.id }, now, zone);
  await writePastInventory(db, member.id, now, zone);
}

async function gatherCircle(
  db: Db,
  at: Date,
  name: string,
  people: { readonly organizer: string; readonly member: string },
): Promise<void> {
  const { firstCircleId: id, found, enter, introduce } = circleRules;
  const circles = createCircleStore(db);
  await circles.add(found({ id, name, history: "from_joining" }, people.organizer, at));
  await circles.apply(id, (circle) => enter(circle, people.member, "member", at));
  const lines = {
    [people.organizer]: "この会の世話係です。聞く側にまわる日も、大切にしています。",
    [people.member]: "引き継ぎの型をつくっています。金曜の夜に書くことが多いです。",
  };
  for (const [memberId, line] of Object.entries(lines))
    await circles.apply(id, (circle) => introduce(circle, memberId, line));
}
