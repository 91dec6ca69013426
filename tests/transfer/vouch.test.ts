import { expect, test } from "vitest";
import type { VouchedCode } from "#shared/settings.ts";
import { day, startCommunity } from "#tests/support/community.ts";

const organizer = `U${"c".repeat(32)}`;

/** Yuki is in the organizer's circle, and has lost her phone. */
const startLoss = async () => {
  const community = await startCommunity({ env: { ORGANIZER_USER_IDS: organizer } });
  const { context, double } = community;
  const { circles, members } = context.features;
  double.addPerson({ userId: organizer, name: "いまてん" });
  await members.consent(organizer, "ja");
  const old = await community.member("ゆき", "はじめて最後まで話せた");
  const yuki = await members.find(old.userId);
  const olga = await members.find(organizer);
  if (yuki === null || olga === null) throw new Error("nobody there");
  const circle = await circles.found(olga.id, { name: "第一期", history: "from_joining" });
  const { token } = await circles.invite(olga.id, circle.id, 7);
  await circles.accept(token, { memberId: yuki.id, introduction: null });
  community.passes(60_000);
  const asOrganizer = async (of = yuki.id) => {
    const ask = await community.page(organizer);
    return ask("POST", `/api/circles/${circle.id}/people/${of}/transfer-code`);
  };
  return {
    ...community,
    old,
    yuki,
    olga,
    vouch: asOrganizer,
    codeFor: async () => (await (await asOrganizer()).json()) as VouchedCode,
    told: () =>
      double.botMessages(old.userId).filter((each) => JSON.stringify(each).includes("移すコード")),
  };
};

test("an organizer's code opens after three days; the old account is told at once, and dies", async () => {
  const stage = await startLoss();
  const { old, yuki, db, logged } = stage;
  const theirs = await stage.page(old.userId);
  const { code, opens } = await stage.codeFor();
  expect(Date.parse(opens) - stage.now().getTime()).toBeGreaterThan(2.9 * day);
  const [told] = stage.told();
  expect(JSON.stringify(told)).toContain("いまてんさん");
  expect(JSON.stringify(told)).not.toContain(code.slice(0, 9));

  const anew = await stage.person("ゆきの新しいLINE");
  await anew.says(code);
  anew.hears("3日たってから");
  stage.passes(3 * day);
  await anew.says(code);
  anew.hears("記録を、こちらのアカウントに移しました");
  expect((await stage.context.features.members.find(anew.userId))?.id).toBe(yuki.id);
  expect((await theirs("GET", "/api/me")).status).toBe(401);
  await old.says("わたしの記録");
  old.hears("3つお約束します");

  const other = await stage.person("ほかのだれか");
  await other.says(code);
  other.hears("このコードでは移せませんでした");
  const plain = code.replaceAll("-", "");
  const stored = JSON.stringify(await db.collection("transferCodes").find().toArray());
  expect(stored).not.toContain(plain);
  expect(logged.join()).not.toMatch(new RegExp(`${code}|${plain}`));
});

test("any word from the old account ends the code", async () => {
  const stage = await startLoss();
  const { code } = await stage.codeFor();
  stage.passes(day);
  await stage.old.says("ヘルプ");
  stage.passes(3 * day);
  const anew = await stage.person("だれか");
  await anew.says(code);
  anew.hears("このコードでは移せませんでした");
  expect((await stage.context.features.members.find(stage.old.userId))?.id).toBe(stage.yuki.id);
});

test("so does opening a page with it", async () => {
  const stage = await startLoss();
  const { code } = await stage.codeFor();
  stage.passes(day);
  await stage.page(stage.old.userId);
  stage.passes(3 * day);
  const anew = await stage.person("だれか");
  await anew.says(code);
  anew.hears("このコードでは移せませんでした");
});

test("a code made again voids the one before, waits no longer and tells nobody twice", async () => {
  const stage = await startLoss();
  const first = await stage.codeFor();
  stage.passes(day);
  const second = await stage.codeFor();
  expect([second.opens, second.until]).toEqual([first.opens, first.until]);
  expect(stage.told()).toHaveLength(1);
  stage.passes(2 * day);
  const anew = await stage.person("ゆきの新しいLINE");
  await anew.says(first.code);
  anew.hears("このコードでは移せませんでした");
  await anew.says(second.code);
  anew.hears("記録を、こちらのアカウントに移しました");
});

test("without word to the old account there is no code", async () => {
  const stage = await startLoss();
  stage.double.faults.next("server_error", 10);
  expect((await stage.vouch()).status).toBe(503);
  expect(await stage.db.collection("transferCodes").countDocuments()).toBe(0);
});

test("nobody vouches for themselves, nor over a code that the member has made", async () => {
  const stage = await startLoss();
  expect((await stage.vouch(stage.olga.id)).status).toBe(400);
  expect((await stage.vouch("nobody")).status).toBe(404);
  const theirs = await stage.page(stage.old.userId);
  await theirs("POST", "/api/me/transfer-code");
  const answer = await stage.vouch();
  expect([answer.status, await answer.json()]).toMatchObject([
    400,
    { error: { fields: { person: "has_code" } } },
  ]);
});
