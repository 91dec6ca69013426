import { expect, test } from "vitest";
import { startGroupCircle } from "#tests/support/group-circle.ts";
import { runJobs } from "#tests/support/jobs.ts";

const tomorrow = "明日20:00から定例会です。";
const invitation = "お誘いが届けられませんでした";

/** A month without room: a meetup on Saturday the 19th, and whoever answered it. */
const start = async () => {
  const stage = await startGroupCircle({ start: new Date("2026-11-28T20:00+09:00") });
  const { features, olga, idOf, circle, member, context, double } = stage;
  const joined = async (name: string, language = "ja") => {
    const one = await member(name, "会議の進行をほめられた", language);
    const { token } = await features.circles.invite(await idOf(olga.userId), circle.id, 7);
    await features.circles.accept(token, { memberId: await idOf(one.userId), introduction: null });
    return one;
  };
  const people = {
    yuki: stage.yuki,
    nao: await joined("なお"),
    anna: await joined("Anna", "en"),
    sho: await joined("しょう"),
    rin: await joined("りん"),
  };
  const id = await stage.plan();
  for (const { userId } of Object.values(people))
    await features.meetups.rsvp(await idOf(userId), id, "yes");
  double.quota.setLimit(0);
  const at = async (moment: string) => {
    stage.jumpTo(moment);
    await runJobs(context.scheduler);
  };
  return { ...stage, ...people, id, at };
};

test("what the month had no room for is told with the next free reply, as it is then, and once", async () => {
  const stage = await start();
  const { yuki, nao, anna, sho, rin, olga, id, at, jumpTo, features, idOf, double, db } = stage;
  for (const moment of ["16T12:00", "16T20:01", "18T12:00", "18T20:01"])
    await at(`2026-12-${moment}+09:00`);
  const causes = await db.collection("sends").distinct("cause", { kind: "eve" });
  expect(causes).toEqual(["cut"]);
  expect(double.requests.filter(({ path }) => path.endsWith("/push"))).toEqual([]);

  // At night, too: nobody is woken by an answer to their own words.
  jumpTo("2026-12-18T23:10+09:00");
  await yuki.says("ヘルプ");
  yuki.hears(tomorrow).hears("いまのお返事:参加します").hears(invitation);
  expect(yuki.heard().split(invitation)).toHaveLength(2);
  await yuki.says("ヘルプ");
  expect(yuki.heard()).not.toMatch(/定例会です|お誘い/);

  // Who changed their answer meanwhile, or wrote the month, hears nothing of either.
  await features.meetups.rsvp(await idOf(nao.userId), id, "no");
  const ask = await stage.page(nao.userId);
  await ask("PUT", "/api/reflections/monthly/current/answers/MO3", { text: "任された", rev: 0 });
  await nao.says("ヘルプ");
  expect(nao.heard()).not.toMatch(/定例会です|お誘い/);

  // It is no moment for anything else while somebody thinks of leaving; afterwards it is.
  await rin.says("退会");
  expect(rin.heard()).not.toContain("定例会です");
  await rin.says("ヘルプ");
  rin.hears(tomorrow);

  jumpTo("2026-12-19T10:00+09:00");
  await anna.says("help");
  anna.hears("The meetup is today at 20:00.").hears("not enough messages left");

  // The reminder of the eve was for the eve, and the meetup has begun.
  jumpTo("2026-12-19T20:30+09:00");
  for (const each of [olga, sho]) {
    await each.says("ヘルプ");
    each.hears(invitation);
    expect(each.heard()).not.toContain("定例会です");
  }
  // Nothing of it waits any longer than that.
  expect(await db.collection("conversations").countDocuments({ missed: { $exists: true } })).toBe(
    0,
  );
});
