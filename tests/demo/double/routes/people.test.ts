import { expect, test } from "vitest";
import { startDouble } from "#tests/demo/double/setup.ts";

const startGroup = async () => {
  const double = startDouble();
  const yuki = double.line.addPerson({ name: "ゆき", language: "en" }).userId;
  const mai = double.line.addPerson({ name: "まい", sharesProfile: false }).userId;
  const group = double.line.createGroup({ name: "三期", members: [yuki, mai] }).id;
  await double.line.inviteBot(group);
  const get = (path: string) => double.call("GET", `/v2/bot/${path}`);
  return { ...double, get, yuki, mai, group };
};

test("a friend's profile tells name and language", async () => {
  const { line, get, yuki } = await startGroup();
  await line.follow(yuki);
  expect(await (await get(`profile/${yuki}`)).json()).toEqual({
    userId: yuki,
    displayName: "ゆき",
    language: "en",
  });
});

test("strangers, those who blocked the bot and unknown people have no profile", async () => {
  const { line, get, yuki } = await startGroup();
  const statuses = [(await get(`profile/${yuki}`)).status];
  await line.follow(yuki);
  await line.block(yuki);
  statuses.push((await get(`profile/${yuki}`)).status);
  statuses.push((await get(`profile/U${"0".repeat(32)}`)).status);
  expect(statuses).toEqual([404, 404, 404]);
  expect(await (await get(`profile/${yuki}`)).json()).toEqual({ message: "Not found" });
});

test("a group tells its name and how many people are in it, without the bot", async () => {
  const { get, group } = await startGroup();
  expect(await (await get(`group/${group}/summary`)).json()).toEqual({
    groupId: group,
    groupName: "三期",
  });
  expect(await (await get(`group/${group}/members/count`)).json()).toEqual({ count: 2 });
});

test("a member's profile in a group needs no friendship, but consent", async () => {
  const { get, group, yuki, mai } = await startGroup();
  expect(await (await get(`group/${group}/member/${yuki}`)).json()).toEqual({
    displayName: "ゆき",
    userId: yuki,
  });
  expect((await get(`group/${group}/member/${mai}`)).status).toBe(404);
});

test("a group that the bot has left is not found", async () => {
  const { call, get, group, yuki } = await startGroup();
  expect((await call("POST", `/v2/bot/group/${group}/leave`)).status).toBe(200);
  const paths = ["summary", "members/count", `member/${yuki}`];
  for (const path of paths) expect((await get(`group/${group}/${path}`)).status).toBe(404);
  expect((await call("POST", `/v2/bot/group/${group}/leave`)).status).toBe(404);
});

test("lists of ids are for verified accounts", async () => {
  const { get, group } = await startGroup();
  for (const path of ["followers/ids", `group/${group}/members/ids`]) {
    const answer = await get(path);
    expect(answer.status).toBe(403);
    expect(await answer.json()).toEqual({
      message: "Access to this API is not available for your account",
    });
  }
});

test("a room counts its people and has no summary", async () => {
  const { line, get, yuki } = await startGroup();
  const room = line.createGroup({ name: "部屋", members: [yuki], kind: "room" }).id;
  await line.inviteBot(room);
  expect(await (await get(`room/${room}/members/count`)).json()).toEqual({ count: 1 });
  expect((await get(`room/${room}/summary`)).status).toBe(404);
  expect((await get(`group/${room}/summary`)).status).toBe(404);
});
