import type { MiniApp } from "./liff-page.ts";

export const START = new Date("2026-11-23T12:00:00Z");
const now = () => START;

/** A circle with its organizer and Sakura in it. */
export const setUpCircle = async (stage: MiniApp, locale: "ja" | "en" = "ja") => {
  const site = await stage.site({ now });
  const { circles } = site.context.features;
  const olga = await site.member("いまてん", locale);
  const sakura = await site.member("さくら", locale);
  const circle = await circles.found(olga.id, { name: "第一期", history: "from_joining" });
  const link = async () => `/join/${(await circles.invite(olga.id, circle.id, 7)).token}`;
  const enters = async (memberId: string, introduction: string | null) => {
    const { token } = await circles.invite(olga.id, circle.id, 7);
    await circles.accept(token, { memberId, introduction });
  };
  await enters(sakura.id, "引き継ぎの型をつくっています。");
  return { site, circles, olga, sakura, circle, link, enters, path: `/circle/${circle.id}` };
};
