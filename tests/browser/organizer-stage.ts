import type { Member } from "#bot/members/rules.ts";
import type { Change } from "#bot/reflections/rules.ts";
import type { Audience } from "#shared/reflection.ts";
import type { Locale } from "#shared/locale.ts";
import type { MiniApp } from "./liff-page.ts";

const START = new Date("2026-11-18T12:00:00Z");
const organizer = `U${"c".repeat(32)}`;

/** Words that no organizer may ever meet. */
export const secret = "だれにも見せないもやもや";

/** A circle some days after its people shared their month, with its organizer looking at it. */
export const setUpOrganizer = async (stage: MiniApp, locale: Locale = "ja") => {
  let at = START;
  const site = await stage.site({ now: () => at, env: { ORGANIZER_USER_IDS: organizer } });
  const { circles } = site.context.features;
  site.double.addPerson({ userId: organizer, name: "いまてん" });
  const olga = await site.members.consent(organizer, locale);
  const circle = await circles.found(olga.id, { name: "第一期", history: "from_joining" });
  const people: Member[] = [];
  for (const name of ["さくら", "健太", "ゆき", "Anna Longname-Wellington"]) {
    const member = await site.member(name, locale);
    const { token } = await circles.invite(olga.id, circle.id, 7);
    await circles.accept(token, { memberId: member.id, introduction: null });
    people.push(member);
  }
  const write = async (
    member: Member,
    period: string,
    words: Readonly<Record<string, readonly [text: string, audience: Audience]>>,
    status: "kept" | "shared" = "shared",
  ) => {
    const changes: Change[] = [
      ...Object.entries(words).map(([qid, [text, audience]]): Change => ({
        do: "write",
        qid,
        part: { text, at },
        how: "append",
        audience,
      })),
      { do: "choose", qid: "MO8", choice: "4", audience: "self" },
      { do: "close", status },
    ];
    await site.reflections.change(
      { memberId: member.id, cadence: "monthly", period },
      { eventId: period, script: { id: "monthly", version: 1 }, circles: [circle.id], at },
      changes,
    );
  };
  const [sakura, kenta, yuki, anna] = people as [Member, Member, Member, Member];
  for (const member of [olga, ...people]) await write(member, "2026-10", {}, "kept");
  await write(sakura, "2026-11", {
    MO3: ["資料を見ないで、最後まで話せた。", "circle"],
    MO7: ["引き継ぎの型を1枚つくる", "circle"],
    MO5a: [secret, "self"],
  });
  await write(kenta, "2026-11", {
    MO3: ["後輩の相談に乗った", "circle"],
    MO4: ["学費のことで、1度お話できるとうれしいです。", "organizer"],
  });
  await write(anna, "2026-11", { MO3: ["Gave my first talk in Japanese", "circle"] });
  await write(yuki, "2026-11", { MO5a: [secret, "self"], MO3: [secret, "self"] });
  at = new Date("2026-11-23T12:00:00Z");
  await site.db.collection<{ _id: string }>("inbox").insertMany(
    ["TypeError", "TypeError", "upstream_unavailable"].map((cause, index) => ({
      _id: `event-${index}`,
      chatId: `U${"e".repeat(32)}`,
      at: START,
      receivedAt: START,
      state: "buried",
      cause,
      failures: 6,
      dueAt: START,
      ...(index < 2 && {
        event: {
          id: `event-${index}`,
          type: "unfollow",
          chat: { kind: "user", id: "x" },
          at: START,
        },
      }),
    })),
  );
  return { site, circles, olga, people: { sakura, kenta, yuki, anna }, circle };
};
