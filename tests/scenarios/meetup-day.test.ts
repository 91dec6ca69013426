import type { messagingApi } from "@line/bot-sdk";
import { expect, test } from "vitest";
import type { Called, CallView } from "#shared/meetup-call.ts";
import { planOn } from "#tests/meetups/plan.ts";
import { startGroupCircle } from "#tests/support/group-circle.ts";

const start = async () => {
  const stage = await startGroupCircle({ start: new Date("2026-12-18T20:00+09:00") });
  await stage.link();
  const id = await stage.plan();
  const path = `/api/meetups/${id}/call`;
  const as = async () => stage.page(stage.olga.userId);
  return {
    ...stage,
    id,
    path,
    look: async () => (await (await (await as())("GET", path)).json()) as CallView,
    call: async () => ((await (await (await as())("POST", path)).json()) as Called).outcome,
  };
};

test("on the day the group hears of it when somebody in charge presses, once, at the told cost", async () => {
  const { look, call, jumpTo, said, double, olga, yuki, page, path, id } = await start();
  double.quota.setLimit(200);
  expect(await look()).toEqual({
    isDay: false,
    calledAt: null,
    group: null,
    people: null,
    left: null,
  });
  expect(await call()).toBe("not_today");
  const before = said().length;
  jumpTo("2026-12-19T19:30+09:00");
  expect(await look()).toMatchObject({
    isDay: true,
    calledAt: null,
    group: { name: "研究所のみんな", isThere: true },
    people: 3,
  });
  expect((await (await page(yuki.userId))("POST", path)).status).toBe(403);
  expect(said()).toHaveLength(before);
  const outcomes = await Promise.all([call(), call(), call()]);
  // Whoever's tap comes when the card is there already is told so.
  expect(outcomes).toContain("sent");
  expect(outcomes.filter((each) => each !== "sent" && each !== "known")).toEqual([]);
  const cards = said().slice(before);
  expect(cards).toHaveLength(1);
  const card = cards[0] as messagingApi.FlexMessage;
  expect(card.altText).toBe("今日は定例会です。20:00〜22:00。聞くだけの参加も歓迎です。");
  expect(JSON.stringify(card)).toContain(`/meetups/${id}`);
  // The way in, and what it is about, stand on the page alone.
  expect(JSON.stringify(card)).not.toMatch(/meet\.example|この秋のいちばんの学び/);
  expect(await call()).toBe("known");
  expect((await look()).calledAt).not.toBeNull();
  // At another time it is news again; called off, or over, it is none.
  const asOlgaNow = await page(olga.userId);
  await asOlgaNow("PUT", `/api/meetups/${id}`, {
    ...planOn({ from: "21:00", to: "23:00" }),
    rev: 1,
  });
  expect(await call()).toBe("sent");
  await asOlgaNow("PUT", `/api/meetups/${id}/cancelled`, { cancelled: true });
  expect(await look()).toMatchObject({ isDay: false });
  expect(await call()).toBe("not_today");
});

test("a group that LINE refuses is told to whoever pressed, and a short month sends nothing", async () => {
  const { look, call, jumpTo, said, double, group, settled } = await start();
  jumpTo("2026-12-19T19:30+09:00");
  double.quota.setLimit(1);
  expect(await look()).toMatchObject({ people: 3, left: 1 });
  expect(await call()).toBe("no_quota");
  double.quota.setLimit(200);
  await double.removeBot(group);
  await settled();
  const before = said().length;
  expect(await call()).toBe("gone");
  expect(await look()).toMatchObject({ group: { isThere: false }, people: null });
  expect(said()).toHaveLength(before);
});
