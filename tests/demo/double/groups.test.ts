import { expect, test } from "vitest";
import { startDouble } from "./setup.ts";

const startGroup = async () => {
  const double = startDouble();
  const yuki = double.line.addPerson({ name: "ゆき" }).userId;
  const ken = double.line.addPerson({ name: "けん" }).userId;
  const group = double.line.createGroup({ name: "三期", members: [yuki] }).id;
  await double.line.inviteBot(group);
  return { ...double, yuki, ken, group };
};

test("the invited bot joins, without anybody's id", async () => {
  const { bodies, group } = await startGroup();
  const [join] = bodies()[0]?.events ?? [];
  expect(join).toMatchObject({ type: "join", replyToken: expect.any(String) });
  expect(join?.source).toEqual({ type: "group", groupId: group });
});

test("people who join come with a reply token, people who leave without", async () => {
  const { line, bodies, ken, group } = await startGroup();
  await line.joinGroup(ken, group);
  await line.leaveGroup(ken, group);
  const [joined, left] = bodies()
    .slice(1)
    .map(({ events }) => events[0]);
  expect(joined).toMatchObject({
    type: "memberJoined",
    replyToken: expect.any(String),
    joined: { members: [{ type: "user", userId: ken }] },
  });
  expect(left).toMatchObject({
    type: "memberLeft",
    left: { members: [{ type: "user", userId: ken }] },
  });
  expect(left).not.toHaveProperty("replyToken");
});

test("the removed bot is told without a reply token, and hears nothing more", async () => {
  const { line, bodies, yuki, ken, group } = await startGroup();
  await line.removeBot(group);
  const leave = bodies().at(-1)?.events[0];
  expect(leave?.type).toBe("leave");
  expect(leave).not.toHaveProperty("replyToken");
  await line.say(yuki, "静か", { chat: group });
  expect(await line.joinGroup(ken, group)).toBeNull();
  expect(bodies().at(-1)?.events[0]?.type).toBe("leave");
});

test("a group has one Official Account at most", async () => {
  const { line, group } = await startGroup();
  await expect(line.inviteBot(group)).rejects.toThrow("one Official Account");
});

test("a room has its own kind of id and source", async () => {
  const { line, bodies, yuki } = await startGroup();
  const room = line.createGroup({ name: "部屋", members: [yuki], kind: "room" }).id;
  await line.inviteBot(room);
  expect(room).toMatch(/^R[0-9a-f]{32}$/);
  expect(bodies().at(-1)?.events[0]?.source).toEqual({ type: "room", roomId: room });
});

test("a 1:1 chat is no group", async () => {
  const { line, yuki } = await startGroup();
  await expect(line.inviteBot(yuki)).rejects.toThrow("1:1");
});
