import type { Change } from "#bot/reflections/rules.ts";
import type { Audience, WantedResponse } from "#shared/reflection.ts";
import { writeMeetup } from "#tests/meetups/plan.ts";
import type { MiniApp } from "./liff-page.ts";

/** In the middle of the meetup. */
const DURING = new Date("2026-12-19T11:10:00Z");

type Told = Readonly<Record<string, readonly [text: string, audience: Audience]>>;

const sakuraTold: Told = {
  MO2: ["引き継ぎの資料を3本つくった\n採用面接に2回入った", "circle"],
  MO3: ["面接の質問を、前の日に決められた", "circle"],
  MO4: ["「段取りがいいから安心する」と言われた", "circle"],
  MO5a: ["相談が全部わたしに回ってくる", "self"],
  MO5c: ["よくある質問を1枚にまとめて、みんなが自分で調べられるようにする", "circle"],
  MO7: ["もし月曜の朝になったら、よくある質問をひとつ書き足す", "circle"],
};

/** A circle in the evening of its meetup: who runs it, who speaks, who listens, who is not sure. */
export const setUpMeetup = async (stage: MiniApp, locale: "ja" | "en" = "ja") => {
  const site = await stage.site({ now: () => DURING });
  const { circles, meetups } = site.context.features;
  const olga = await site.member("いまてん", locale);
  const sakura = await site.member("さくら", locale);
  const others = { ren: await site.member("蓮"), midori: await site.member("みどり") };
  const circle = await circles.found(olga.id, { name: "第一期", history: "from_beginning" });
  for (const { id: memberId } of [sakura, ...Object.values(others)]) {
    const { token } = await circles.invite(olga.id, circle.id, 7);
    await circles.accept(token, { memberId, introduction: null });
  }
  const share = async (
    memberId: string,
    period: string,
    told: Told,
    wanted: WantedResponse | null,
  ) => {
    const at = DURING;
    const script = { id: "monthly", version: 1 };
    const changes = Object.entries(told).map(([qid, [text, audience]]): Change => ({
      do: "write",
      qid,
      part: { text, at },
      how: "append",
      audience,
    }));
    const wish: Change[] =
      wanted === null ? [] : [{ do: "choose", qid: "MO9", choice: wanted, audience: "self" }];
    await site.reflections.change(
      { memberId, cadence: "monthly", period },
      { eventId: period, script, circles: [circle.id], at },
      [...changes, ...wish, { do: "close", status: "shared" }],
    );
  };
  await share(sakura.id, "2026-11", { MO7: ["期限を先に聞いてから、引き受ける", "circle"] }, null);
  await share(sakura.id, "2026-12", sakuraTold, "insights");
  await share(olga.id, "2026-12", { MO3: ["司会を、はじめて人に任せられた", "circle"] }, "cheers");
  const id = await writeMeetup(site.db, circle.id, "2026-12-19");
  await meetups.rsvp(olga.id, id, "yes");
  await meetups.rsvp(others.ren.id, id, "undecided");
  await meetups.rsvp(others.midori.id, id, "listen");
  return { site, olga, sakura, circle, id, path: `/meetups/${id}` };
};
