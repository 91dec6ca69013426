import type { Db } from "mongodb";
import { isoDate, periodBefore, periodOf } from "#bot/calendar.ts";
import { createCheerStore } from "#bot/cheers/store.ts";
import { firstCircleId } from "#bot/circles/rules.ts";
import { postId } from "#bot/feed/rules.ts";
import type { Reflections } from "#bot/reflections/service.ts";
import type { Period } from "#shared/reflection.ts";
import { writePastRecord, type PastRecord } from "./past-record.ts";

const hour = 60 * 60_000;

/** In a month's first days people still tell of the month before, as their meetup does. */
const earlyDays = 5;

type Month = Pick<PastRecord, "texts"> & Partial<PastRecord>;

const kenta = {
  before: {
    texts: { MO3: "企画書の締め切りを、1日前に守れた", MO7: "もし会議が重なったら、先に断る" },
    choices: { MO8: "2", MO9: "cheers" },
  },
  told: {
    texts: {
      MO2: "新しい部署に移った\n業務の地図を1枚描いた",
      MO3: "わからないことを、その場で聞けた",
      MO4: "「図にしてくれると、話が早い」と言われた",
      MO5a: "まわりが詳しすぎて、質問しづらい",
      MO5b: "1日に1つ、気軽に聞ける状態",
      MO5c: "朝会のあとに、質問をひとつ持っていく",
      MO6: "前の部署でのやり方を、いちど一緒に見ていただけるとうれしいです。",
      MO7: "もし朝会が終わったら、質問をひとつ聞きに行く",
    },
    choices: { MO8: "3", MO9: "insights" },
    audiences: { MO6: "organizer" },
  },
} satisfies Record<string, Month>;

const anna = {
  before: {
    texts: { MO3: "Kept Friday afternoons free of meetings", MO7: "Say yes to one small talk" },
    choices: { MO8: "3", MO9: "cheers" },
  },
  told: {
    texts: {
      MO2: "Prepared a ten-minute talk in Japanese",
      MO3: "Gave it without reading from my notes",
      MO4: "Someone asked me for the slides afterwards",
      MO6: "I speak more calmly when the first sentence is ready",
      MO7: "If somebody asks a question, wait three seconds before answering",
    },
    choices: { MO8: "4", MO9: "strengths" },
  },
} satisfies Record<string, Month>;

/**
 * Two months of two companions, so that the feed, the organizer's page and the running order have
 * somebody to tell of. Nobody has cheered one of them yet.
 */
export async function writePastCompanions(
  db: Db,
  reflections: Reflections,
  people: Readonly<Record<"member" | "kenta" | "anna", string>>,
  now: Date,
  zone: string,
): Promise<void> {
  const told = toldMonth(now, zone);
  const ago = (hours: number) => new Date(now.getTime() - hours * hour);
  const write = (memberId: string, period: Period, at: Date, month: Month) =>
    writePastRecord(reflections, memberId, { cadence: "monthly", period, at, ...month });
  const before = periodBefore(told);
  await write(people.kenta, before, ago(31 * 24), kenta.before);
  await write(people.anna, before, ago(30 * 24), anna.before);
  await write(people.anna, told, ago(4 * 24), anna.told);
  await write(people.kenta, told, ago(26), kenta.told);
  const cheer = (from: string, to: string, period: Period, hours: number) =>
    createCheerStore(db).add({
      id: `demo-cheer-${to}-${period}`,
      postId: postId({ memberId: to, cadence: "monthly", period }),
      to,
      circleId: firstCircleId,
      memberId: from,
      word: "CH2",
      quiet: false,
      slot: 0,
      at: ago(hours),
      toldBy: null,
      seenAt: null,
    });
  await cheer(people.kenta, people.anna, before, 29 * 24);
  await cheer(people.member, people.kenta, told, 20);
}

function toldMonth(now: Date, zone: string): Period {
  const month = periodOf("monthly", now, zone);
  return Number(isoDate(now, zone).slice(8)) > earlyDays ? month : periodBefore(month);
}
