import { expect, test } from "vitest";
import { day, startCommunity } from "#tests/support/community.ts";
import { joinFully, traces, writtenWords } from "#tests/support/full-member.ts";
import { codeOf } from "#tests/support/site.ts";

type Ask = Awaited<ReturnType<Awaited<ReturnType<typeof startCommunity>>["page"]>>;

const codeFrom = async (ask: Ask) =>
  ((await (await ask("POST", "/api/me/transfer-code")).json()) as { code: string }).code;

const redeem = async (
  community: Awaited<ReturnType<typeof startCommunity>>,
  userId: string,
  code: string,
) =>
  community.app.request("http://127.0.0.1:3000/api/transfer", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ idToken: await community.double.idToken(userId), code }),
  });

test("the record moves to the new account in the chat; the old one is a stranger", async () => {
  const community = await startCommunity();
  const { someone: old, member, ask } = await joinFully(community);
  const code = await codeFrom(ask);
  const before = await community.db.collection("reflections").find().toArray();

  const anew = await community.person("ゆきの新しいLINE");
  await anew.says("引き継ぎ");
  anew.hears("引き継ぎコードで記録を移せます");
  await anew.says(code);
  anew.hears("記録を、こちらのアカウントに移しました");

  const moved = await community.context.features.members.find(anew.userId);
  expect(moved?.id).toBe(member.id);
  expect(await community.db.collection("reflections").find().toArray()).toEqual(before);
  await anew.says("わたしの記録");
  anew.hears("会議の進行をほめられた話");
  expect(await traces(community.db, [old.userId])).toEqual([]);

  expect((await ask("GET", "/api/me")).status).toBe(401);
  await old.says("わたしの記録");
  old.hears("3つお約束します");
  for (const word of writtenWords) expect(old.heard()).not.toContain(word);
  expect(community.logged.join()).not.toContain(code);
});

test("what was not yet decided in the old chat waits in the new one", async () => {
  const community = await startCommunity();
  const { ask } = await joinFully(community);
  const anew = await community.person("ゆき2");
  await anew.says(await codeFrom(ask));
  const state = (await community.db.collection("conversations").find().toArray()).find(
    ({ _id }) => String(_id) === anew.userId,
  );
  expect(JSON.stringify(state)).toContain("まだ置き場のないひとこと");
  expect(state?.["expiresAt"]).toBeUndefined();
});

test("who moved their record on the page is a friend once they add the bot, and greeted so", async () => {
  const community = await startCommunity();
  const { ask, member } = await joinFully(community);
  const found = () => community.context.features.members.get(member.id);
  const anew = await community.person("ゆき2", { adds: false });
  expect((await redeem(community, anew.userId, await codeFrom(ask))).status).toBe(204);
  expect((await found())?.friend).toBe(false);
  community.passes(60_000);
  await anew.adds();
  anew.hears("記録を、こちらのアカウントに移しました");
  expect(await found()).toMatchObject({ friend: true, settings: { quiet: false } });
});

test("the page moves the record as well, and opens for the new account", async () => {
  const community = await startCommunity();
  const { member, ask } = await joinFully(community);
  const code = await codeFrom(ask);
  const anew = await community.person("ゆき2", { adds: false });
  expect((await redeem(community, anew.userId, code.toLowerCase())).status).toBe(204);
  const asNew = await community.page(anew.userId);
  expect(await (await asNew("GET", "/api/me")).json()).toMatchObject({ id: member.id });
  expect((await ask("GET", "/api/me")).status).toBe(401);
  // A double tap, or an answer that got lost on the way.
  expect((await redeem(community, anew.userId, code)).status).toBe(204);
});

test("a code redeemed by two at once moves the record to one of them", async () => {
  const community = await startCommunity();
  const { member, ask } = await joinFully(community);
  const code = await codeFrom(ask);
  const two = await Promise.all(["A", "B"].map((name) => community.person(name, { adds: false })));
  const answers = await Promise.all(two.map(({ userId }) => redeem(community, userId, code)));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([204, 400]));
  const won = two[answers.findIndex(({ status }) => status === 204)];
  expect((await community.context.features.members.get(member.id))?.lineUserId).toBe(won?.userId);
});

test("a redelivered code is answered as it was the first time", async () => {
  const community = await startCommunity();
  const { ask } = await joinFully(community);
  const code = await codeFrom(ask);
  const anew = await community.person("ゆき2");
  await anew.saysQuickly(code, code);
  expect(anew.heard().match(/こちらのアカウントに移しました/g)).toHaveLength(2);
});

test("an account that only agreed gives way; one with records of its own is not mixed", async () => {
  const community = await startCommunity();
  const { member, ask } = await joinFully(community);
  const writer = await community.member("けん", "けんの1枚");
  await writer.says(await codeFrom(ask));
  writer.hears("このアカウントには、もう記録があります").sees("退会について", "このままにする");
  const { status } = await redeem(community, writer.userId, await codeFrom(ask));
  expect(status).toBe(409);
  expect((await community.context.features.members.find(writer.userId))?.id).not.toBe(member.id);

  const fresh = await community.person("ゆき2");
  await fresh.taps("わかりました");
  await fresh.says(await codeFrom(ask));
  fresh.hears("こちらのアカウントに移しました");
  expect((await community.context.features.members.find(fresh.userId))?.id).toBe(member.id);
  // And the companion.
  expect(await community.db.collection("members").countDocuments()).toBe(3);
});

test("a code is void after seven days, after a newer one, and when it was taken back", async () => {
  const community = await startCommunity();
  const { ask } = await joinFully(community);
  const anew = await community.person("ゆき2");
  const first = await codeFrom(ask);
  const second = await codeFrom(ask);
  await anew.says(first);
  anew.hears("このコードでは移せませんでした");
  expect((await ask("DELETE", "/api/me/transfer-code")).status).toBe(204);
  expect(await (await ask("GET", "/api/me/transfer-code")).json()).toEqual({ until: null });
  await anew.says(second);
  anew.hears("このコードでは移せませんでした");
  const third = await codeFrom(ask);
  const { until } = (await (await ask("GET", "/api/me/transfer-code")).json()) as { until: string };
  expect(new Date(until).getTime() - community.now().getTime()).toBeGreaterThan(6.9 * day);
  community.passes(7 * day + 60_000);
  await anew.says(third);
  anew.hears("このコードでは移せませんでした");
});

test("the account that made the code is told to use it on the other one", async () => {
  const community = await startCommunity();
  const { someone, ask } = await joinFully(community);
  const code = await codeFrom(ask);
  await someone.says(code);
  someone.hears("新しいアカウントのトークで");
  expect(
    JSON.stringify(await community.db.collection("reflections").find().toArray()),
  ).not.toContain(code);
});

test("a typing error is told, and guessing is slowed down", async () => {
  const community = await startCommunity();
  const { ask } = await joinFully(community);
  const code = await codeFrom(ask);
  const anew = await community.person("ゆき2");
  const other = code.startsWith("0") ? "1" : "0";
  await anew.says(`${other}${code.slice(1)}`);
  anew.hears("打ちまちがいか");
  await ask("DELETE", "/api/me/transfer-code");
  for (let tries = 0; tries < 5; tries += 1) await redeem(community, anew.userId, code);
  const slowed = await redeem(community, anew.userId, code);
  expect(slowed.status).toBe(429);
  expect(Number(slowed.headers.get("retry-after"))).toBeGreaterThan(0);
  community.passes(60_000);
  await anew.says(code);
  anew.hears("少し時間をおいて");
});

test("the code is stored nowhere as it is", async () => {
  const community = await startCommunity();
  const { ask } = await joinFully(community);
  const code = await codeFrom(ask);
  expect(await traces(community.db, [code, code.replaceAll("-", "")])).toEqual([]);
});

test("nobody without a session makes a code, and a redeeming request must be whole", async () => {
  const community = await startCommunity();
  const anew = await community.person("ゆき2");
  const ask = (body: unknown, headers = {}) =>
    community.app.request("http://127.0.0.1:3000/api/transfer", {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify(body),
    });
  for (const method of ["GET", "POST", "DELETE"])
    expect((await community.app.request("/api/me/transfer-code", { method })).status).toBe(401);
  const idToken = await community.double.idToken(anew.userId);
  const bodies = [{}, { idToken }, { idToken, code: "" }, { idToken, code: "x", more: 1 }];
  for (const body of bodies) expect(await codeOf(await ask(body))).toBe("invalid_input");
  expect((await ask({ idToken: "made up", code: "x" })).status).toBe(401);
  const foreign = await ask({ idToken, code: "x" }, { origin: "https://evil.example" });
  expect(foreign.status).toBe(403);
});
