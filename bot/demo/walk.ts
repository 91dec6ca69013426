import { dateIn, lastDayOf, periodBefore, periodOf } from "#bot/calendar.ts";
import type { Cadence, Period } from "#shared/reflection.ts";

type Texts = Readonly<Record<string, string>>;

type Written = {
  readonly cadence: Cadence;
  readonly period: Period;
  readonly at: Date;
  readonly texts: Texts;
  readonly conviction?: string;
};

const evening = 21 * 60 * 60_000;

/** By months back. Eleven and twelve months ago she rested. */
const months: Readonly<Record<number, readonly [conviction: string, texts: Texts]>> = {
  13: ["2", { MO3: "議事録を、その日のうちに送れた", MO6: "ひとりで抱えると、夜に考えてしまう" }],
  10: ["1", { MO3: "断るのが苦手だと、はじめて人に話せた", MO5a: "相談が全部わたしに回ってくる" }],
  9: ["2", { MO3: "会議の前に、聞きたいことを3つ書いた", MO7: "もし頼まれたら、期限を先に聞く" }],
  8: ["3", { MO3: "期限を先に聞けた", MO4: "「話が早い」と言われた" }],
  7: ["3", { MO2: "新人の受け入れを任された", MO6: "教えると、自分の手順が見えてくる" }],
  6: ["3", { MO3: "手順書の1枚目ができた", MO7: "もし質問されたら、手順書に書き足す" }],
  5: ["2", { MO3: "終わらない日は、終わらないと言えた" }],
  4: [
    "3",
    { MO3: "引き継ぎだけに集中する日をつくれた", MO6: "手を離すと、任せてよいものがわかる" },
  ],
  3: ["4", { MO3: "採用面接に、はじめて最後まで入れた", MO4: "「質問がやさしい」と言われた" }],
  2: ["4", { MO3: "後輩が、わたしに聞く前に手順書を見ていた" }],
  1: [
    "4",
    {
      MO2: "引き継ぎの資料を3本つくった\n採用面接に2回入った",
      MO3: "面接の質問を、前の日に決められた",
      MO4: "「段取りがいいから安心する」と言われた",
      MO5a: "相談が全部わたしに回ってくる",
      MO5b: "みんなが自分で調べられる状態",
      MO5c: "よくある質問を1枚にまとめる",
      MO6: "先に準備できると、落ち着いて話せる",
      MO7: "もし月曜の朝になったら、よくある質問をひとつ書き足す",
    },
  ],
};

const weeks: Readonly<Record<number, Texts>> = {
  13: { WK1: "手順書の目次を並べ替えた", WK3: "順番を決めると、迷う時間が減る" },
  12: { WK2: "会議を10分早く終えられた" },
  8: { WK1: "面接の練習を、同期としてみた", WK2: "言いよどんでも、最後まで聞けた" },
  6: { WK2: "「ありがとう」を、その場で言えた" },
  5: { WK1: "引き継ぎの型を2つ写した", WK3: "型があると、任せやすい" },
  2: {
    WK1: "よくある質問を1枚にまとめ始めた",
    WK2: "質問が1件、自分のところに来る前に片づいていた",
  },
  1: { WK1: "部内の勉強会で、引き継ぎの型を紹介した", WK3: "人前で話すのは、準備が8割" },
};

const quarters: Readonly<Record<number, Texts>> = {
  3: { QU1: "ひとりで抱えていた3か月", QU5: "たよられる人でいたい" },
  2: { QU1: "手順にしてみた3か月", QU5: "わたしがいなくても回る場をつくりたい" },
  1: { QU1: "任せることを覚えた3か月", QU5: "人が育つ仕組みを、ひとつ残したい" },
};

/** What Sakura wrote from the day she came, each in good time. */
export function walkUntil(now: Date, joined: Date, zone: string): readonly Written[] {
  const back = (cadence: Exclude<Cadence, "first">, count: number) => {
    let period = periodOf(cadence, now, zone);
    for (let step = 0; step < count; step += 1) period = periodBefore(period);
    return period;
  };
  /** In the evening of the period's last day. */
  const inTime = (period: Period) =>
    new Date((dateIn(lastDayOf(period), zone) ?? joined).getTime() + evening);
  const written = (
    cadence: Exclude<Cadence, "first">,
    count: string,
    texts: Texts,
    conviction?: string,
  ): Written => {
    const period = back(cadence, Number(count));
    return { cadence, period, at: inTime(period), texts, ...(conviction && { conviction }) };
  };
  const first: Written = {
    cadence: "first",
    period: "first",
    at: joined,
    texts: { O3: "後輩の相談に、途中で口をはさまずに最後まで付き合えた" },
  };
  return [
    first,
    ...Object.entries(months).map(([count, [conviction, texts]]) =>
      written("monthly", count, texts, conviction),
    ),
    ...Object.entries(quarters).map(([count, texts]) => written("quarterly", count, texts)),
    ...Object.entries(weeks).map(([count, texts]) => written("weekly", count, texts)),
  ].toSorted((a, b) => a.at.getTime() - b.at.getTime());
}
