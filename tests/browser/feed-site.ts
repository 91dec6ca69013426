import type { Change } from "#bot/reflections/rules.ts";
import { START, setUpCircle } from "./circle-site.ts";
import type { MiniApp } from "./liff-page.ts";

type Words = Readonly<Record<string, string>>;

/** Sakura's circle, whose people share. */
export const setUpFeed = async (stage: MiniApp, locale: "ja" | "en" = "ja") => {
  const found = await setUpCircle(stage, locale);
  const { site, circle } = found;
  const share = (
    memberId: string,
    period: string,
    words: Words,
    choices: Words = {},
    minutes = 0,
  ) => {
    const at = new Date(START.getTime() + minutes * 60_000);
    const audienceOf = (qid: string) => (["MO5a", "MO8"].includes(qid) ? "self" : "circle");
    const script = { id: "monthly", version: 1 };
    return site.reflections.change(
      { memberId, cadence: "monthly", period },
      { eventId: `${memberId} ${period} ${minutes}`, script, circles: [circle.id], at },
      [
        ...Object.entries(words).map(([qid, text]): Change => ({
          do: "write",
          qid,
          part: { text, at },
          how: "append",
          audience: audienceOf(qid),
        })),
        ...Object.entries(choices).map(([qid, choice]): Change => ({
          do: "choose",
          qid,
          choice,
          audience: audienceOf(qid),
        })),
        { do: "close", status: "shared" },
      ],
    );
  };
  return { ...found, share, feed: `/feed/${circle.id}` };
};

export const october = { MO7: "よくある質問を、1枚にまとめる" };

export const november = {
  MO2: "引き継ぎの資料を3本つくった\n採用面接に2回入った",
  MO3: "面接の質問を、前の日に決められた",
  MO4: "「段取りがいいから安心する」と言われた",
  MO5a: "相談が全部わたしに回ってくる",
  MO5c: "引き継ぎの型をつくる",
  MO6: "先に準備できると、落ち着いて話せる",
  MO7: "月曜の朝に、よくある質問をひとつ書き足す",
};
