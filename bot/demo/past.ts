import type { Cadence } from "#shared/reflection.ts";
import type { Db } from "mongodb";
import { usualNotices } from "#shared/notices.ts";
import { periodBefore, periodOf } from "#bot/calendar.ts";
import * as circleRules from "#bot/circles/rules.ts";
import { createCircleStore } from "#bot/circles/store.ts";
import { createMemberStore } from "#bot/members/store.ts";
import { createReflections } from "#bot/reflections/service.ts";
import { createReflectionStore } from "#bot/reflections/store.ts";
import { scripts } from "#bot/conversation/scripts/table.ts";
import { cast } from "./cast.ts";
import { writePastInventory } from "./past-inventory.ts";

const day = 24 * 60 * 60_000;

/**
 * いまてん leads the circle, and Sakura has been here for a quarter: her record shows what the others'
 * will look like.
 */
export async function writePast(db: Db, now: Date, zone: string, circle: string): Promise<void> {
  const joined = new Date(now.getTime() - 100 * day);
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
      friend: true,
      profileAt: null,
      moves: 0,
    });
  const [organizer, member] = [await add("imaten"), await add("sakura")];
  await gatherCircle(db, joined, circle, { organizer: organizer.id, member: member.id });
  const reflections = createReflections({ store: createReflectionStore(db), zone });
  const lastMonth = periodBefore(periodOf("monthly", now, zone));
  const lastWeek = periodBefore(periodOf("weekly", now, zone));
  const weekBefore = periodBefore(lastWeek);

  const write = async (
    cadence: Exclude<Cadence, "quarterly">,
    period: string,
    at: Date,
    texts: Readonly<Record<string, string>>,
  ) => {
    const [script] = scripts[cadence];
    const audienceOf = (qid: string) =>
      script.steps.find((step) => step.qid === qid)?.audience ?? "self";
    await reflections.change(
      { memberId: member.id, cadence, period },
      {
        eventId: `demo-${period}`,
        script: { id: script.id, version: script.version },
        circles: [],
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
        { do: "close", status: "kept" },
      ],
    );
  };

  await write("first", "first", joined, {
    O3: "後輩の相談に、途中で口をはさまずに最後まで付き合えた",
  });
  await write("monthly", lastMonth, new Date(now.getTime() - 25 * day), {
    MO2: "引き継ぎの資料を3本つくった\n採用面接に2回入った",
    MO3: "面接の質問を、前の日に決められた",
    MO4: "「段取りがいいから安心する」と言われた",
    MO5a: "相談が全部わたしに回ってくる",
    MO5b: "みんなが自分で調べられる状態",
    MO5c: "よくある質問を1枚にまとめる",
    MO6: "先に準備できると、落ち着いて話せる",
    MO7: "もし月曜の朝になったら、よくある質問をひとつ書き足す",
  });
  await write("weekly", weekBefore, new Date(now.getTime() - 11 * day), {
    WK1: "よくある質問を1枚にまとめ始めた",
    WK2: "質問が1件、自分のところに来る前に片づいていた",
  });
  await write("weekly", lastWeek, new Date(now.getTime() - 4 * day), {
    WK1: "部内の勉強会で、引き継ぎの型を紹介した",
    WK3: "人前で話すのは、準備が8割",
  });
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
