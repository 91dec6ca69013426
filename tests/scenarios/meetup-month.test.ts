import { expect, test } from "vitest";
import type { AttendanceView } from "#shared/attendance.ts";
import type { MeetupPlan, MeetupView } from "#shared/meetup.ts";
import type { PacketView } from "#shared/packet.ts";
import { planOn } from "#tests/meetups/plan.ts";
import { startGroupCircle } from "#tests/support/group-circle.ts";
import { runJobs } from "#tests/support/jobs.ts";

const read = async <T>(answer: Promise<Response>) => (await (await answer).json()) as T;

test("one community's month: planned, told, answered, held in turn, and told in numbers", async () => {
  const stage = await startGroupCircle({ start: new Date("2026-11-20T20:00+09:00") });
  const { olga, yuki, asOlga, circle, features, idOf, link, announce, said } = stage;
  const { member, page, jumpTo, logged, context } = stage;
  const at = async (moment: string) => {
    jumpTo(moment);
    await runJobs(context.scheduler);
  };
  const others = {
    nao: await member("なお"),
    sho: await member("しょう"),
    rin: await member("りん"),
  };
  for (const one of Object.values(others)) {
    const { token } = await features.circles.invite(await idOf(olga.userId), circle.id, 7);
    const memberId = await idOf(one.userId);
    await features.circles.accept(token, { memberId, introduction: null });
  }
  // The next one begins as the last one was, and its day follows the rhythm.
  await link();
  const meetups = `/api/circles/${circle.id}/meetups`;
  const rhythm = { by: "weekday", nth: 3, weekday: 6 } as const;
  const last = await read<MeetupView>(
    asOlga("POST", meetups, planOn({ day: "2026-11-21", theme: "夏のこと", rhythm })),
  );
  const next = await read<MeetupPlan>(asOlga("GET", `${meetups}/plan?after=${last.id}`));
  expect(next).toMatchObject({ day: "2026-12-19", from: "20:00", theme: null });
  const theme = "この秋のいちばんの学び";
  const { id } = await read<MeetupView>(asOlga("POST", meetups, { ...next, theme }));
  expect(await announce(id)).toBe("sent");
  expect(JSON.stringify(said().at(-1))).toContain("12月19日(土)");

  // Five kinds of people: who runs it, who speaks, who listens, who is not sure, who rests.
  jumpTo("2026-12-10T20:00+09:00");
  const [asHost, asYuki] = [await page(olga.userId), await page(yuki.userId)];
  await yuki.says("定例会");
  yuki.hears(theme).hears("いまのお返事:これから");
  await yuki.taps("参加します");
  yuki.hears("「参加します」で承りました");
  for (const [ask, rsvp] of [
    [asHost, "yes"],
    [await page(others.nao.userId), "listen"],
    [await page(others.sho.userId), "undecided"],
    [await page(others.rin.userId), "no"],
  ] as const)
    expect((await ask("PUT", `/api/meetups/${id}/rsvp`, { rsvp })).status).toBe(200);

  // The month is written; what is shown to the circle stands on a card, and nothing else does.
  const month = "/api/reflections/monthly/2026-12";
  for (const [qid, text] of [
    ["MO3", "最後まで話せた"],
    ["MO5a", "だれにも見せないもやもや"],
    ["MO5c", "引き継ぎの型をつくる"],
    ["MO7", "毎朝10分、書く"],
  ])
    await asYuki("PUT", `${month}/answers/${qid}`, { text, base: { text: "" }, rev: 0 });
  const wish = { choice: "insights", base: { text: "" }, text: "", rev: 0 };
  await asYuki("PUT", `${month}/answers/MO9`, wish);
  const closed = await asYuki("POST", `${month}/close`, { as: "shared", circles: [circle.id] });
  expect(closed.status).toBe(200);

  const digest = { on: true };
  expect((await asHost("PUT", `/api/circles/${circle.id}/group/digest`, digest)).status).toBe(200);

  // The day before, each who comes, listens or is not sure hears of it once; who rests does not.
  await at("2026-12-18T12:00+09:00");
  const everybody = [olga, yuki, others.nao, others.sho, others.rin];
  const before = everybody.map((one) => one.bubbles().length);
  for (const clock of ["20:01", "20:30"]) await at(`2026-12-18T${clock}+09:00`);
  expect(everybody.map((one, i) => one.bubbles().length - before[i]!)).toEqual([1, 1, 1, 1, 0]);
  yuki.hears("明日20:00から定例会です。").hears(theme).hears("いまのお返事:参加します");
  others.nao.hears("いまのお返事:聞くだけ参加");
  others.sho.hears("いまのお返事:まだ未定");
  // Yuki has written her month: nothing asks for it again.
  expect(JSON.stringify(yuki.bubbles().at(-1))).not.toContain("振り返りを書く");
  expect(JSON.stringify(others.sho.bubbles().at(-1))).toContain("振り返りを書く");

  jumpTo("2026-12-19T20:05+09:00");
  const packet = `/api/meetups/${id}/packet`;
  const asHostNow = await page(olga.userId);
  const order = await read<PacketView>(asHostNow("GET", packet));
  const named = (view: PacketView) => view.cards.map(({ name }) => name);
  expect(named(order)).toEqual(["ゆき", "おるが", "しょう"]);
  expect(order.listening.map(({ name }) => name)).toEqual(["なお"]);
  expect(order.cards[0]?.now.map(({ text }) => text)).toEqual(["最後まで話せた"]);
  expect(order.issues.map(({ text }) => text)).toEqual(["引き継ぎの型をつくる"]);
  expect(JSON.stringify(order)).not.toContain("もやもや");
  const [first] = order.cards;
  await asHostNow("POST", packet, { do: "go", to: first?.id });
  const running = await read<PacketView>(asHostNow("POST", packet, { do: "start" }));
  expect(running).toMatchObject({ at: first?.id, clock: { isRunning: true } });
  // Sho stays away after all: nobody calls on who is not there.
  await (
    await page(others.sho.userId)
  )("PUT", `/api/meetups/${id}/rsvp`, { rsvp: "no" });
  expect(named(await read<PacketView>(asHostNow("GET", packet)))).toEqual(["ゆき", "おるが"]);
  const nao = await idOf(others.nao.userId);
  const ticked = asHostNow("PUT", `/api/meetups/${id}/attendance/${nao}`, { there: true });
  const there = (await read<AttendanceView>(ticked)).people.filter(({ wasThere }) => wasThere);
  expect(there.map(({ name }) => name)).toEqual(["なお"]);

  // Afterwards nobody is pushed anything: it is said with the next reply, once.
  jumpTo("2026-12-19T22:30+09:00");
  await yuki.says("ヘルプ");
  yuki
    .hears("今日の定例会、ありがとうございました")
    .sees(
      ...labelsBefore(yuki, "ひとこと残す"),
      "ひとこと残す",
      "仲間に応援を送る",
      "今日はここまで",
    );
  await yuki.taps("ひとこと残す");
  yuki.hears("そのまま送ってください").sees("やめておく");
  await yuki.says("すぐ返さず、ひと呼吸おく");
  yuki.hears("残しました");
  await yuki.says("問いをひとつ持ち帰る");
  yuki.hears("残しました");
  await yuki.unsends("問いをひとつ持ち帰る");
  const asYukiLater = await page(yuki.userId);
  const after = await read(asYukiLater("GET", `/api/meetups/${id}/after`));
  expect(after).toMatchObject({
    wasThere: true,
    takeaway: "すぐ返さず、ひと呼吸おく",
    month: "2026-12",
  });
  await yuki.says("ヘルプ");
  expect(yuki.heard()).not.toContain("定例会、ありがとうございました");

  jumpTo("2026-12-21T20:00+09:00");
  await others.rin.says("ヘルプ");
  others.rin.hears("今月の定例会は、無事に終わりました");
  await others.nao.says("ヘルプ");
  others.nao.hears("先日の定例会、ありがとうございました");
  await others.nao.taps("今回はここまで");
  others.nao.hears("わかりました");
  const feed = await (await page(others.nao.userId))("GET", `/api/circles/${circle.id}/feed`);
  const words = await feed.text();
  expect(words).toContain("最後まで話せた");
  expect(words).not.toContain("ひと呼吸おく");

  // The others write their month as well; on the first evening that is not quiet the group hears
  // how many there were, and nothing of what they say.
  for (const one of [olga, ...Object.values(others)]) {
    const ask = await page(one.userId);
    await ask("PUT", `${month}/answers/MO3`, { text: "ひとつ進んだ", base: { text: "" }, rev: 0 });
    const shared = await ask("POST", `${month}/close`, { as: "shared", circles: [circle.id] });
    expect(shared.status).toBe(200);
  }
  const told = said().length;
  await at("2027-01-03T19:06+09:00");
  expect(said()).toHaveLength(told);
  for (const moment of ["04T12:06", "04T19:06", "04T20:06"]) await at(`2027-01-${moment}+09:00`);
  expect(said()).toHaveLength(told + 1);
  const card = JSON.stringify(said().at(-1));
  expect(card).toContain("12月のみんなの歩み");
  expect(card).toContain("5枚");
  expect(card).not.toMatch(/ゆき|ひとつ進んだ|最後まで話せた/);
  expect(logged.join()).not.toMatch(/ひと呼吸おく|最後まで話せた|ひとつ進んだ/);
});

/** What the reply itself offers, in front of what rides on it. */
function labelsBefore(
  someone: { readonly bubbles: () => readonly unknown[] },
  label: string,
): string[] {
  const shown = JSON.stringify(someone.bubbles().at(-1));
  const labels = [...shown.matchAll(/"label":"([^"]+)"/g)].map(([, each = ""]) => each);
  return labels.slice(0, labels.indexOf(label));
}
