import { expect, test } from "vitest";
import { startDouble } from "./setup.ts";

test("following, blocking and unblocking arrive as LINE tells them", async () => {
  const { line, bodies } = startDouble();
  const yuki = line.addPerson({ name: "ゆき" }).userId;
  await line.follow(yuki);
  await line.block(yuki);
  await line.unblock(yuki);
  const [follow, unfollow, again] = bodies().map(({ events }) => events[0]);
  expect(follow).toMatchObject({ type: "follow", follow: { isUnblocked: false } });
  expect(unfollow).toMatchObject({ type: "unfollow", source: { type: "user", userId: yuki } });
  expect(unfollow).not.toHaveProperty("replyToken");
  expect(again).toMatchObject({ type: "follow", follow: { isUnblocked: true } });
  expect(line.state().people[0]?.friendship).toBe("friend");
});

test("only a stranger follows, only a friend blocks, only who blocked unblocks", async () => {
  const { line } = startDouble();
  const yuki = line.addPerson({ name: "ゆき" }).userId;
  await expect(line.unblock(yuki)).rejects.toThrow("is not blocked but stranger");
  await expect(line.block(yuki)).rejects.toThrow("is not a friend");
  await line.follow(yuki);
  await expect(line.follow(yuki)).rejects.toThrow("is not stranger but friend");
});

test("a person is added once, with a user id of LINE's form", () => {
  const { line } = startDouble();
  const { userId } = line.addPerson({ name: "ゆき" });
  expect(userId).toMatch(/^U[0-9a-f]{32}$/);
  expect(() => line.addPerson({ name: "ゆき", userId })).toThrow("is there already");
});
