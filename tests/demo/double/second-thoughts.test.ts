import { expect, test } from "vitest";
import { startDouble } from "./setup.ts";

const startGroup = async () => {
  const double = startDouble();
  const yuki = double.line.addPerson({ name: "ゆき" }).userId;
  const group = double.line.createGroup({ name: "三期", members: [yuki] }).id;
  await double.line.inviteBot(group);
  return { ...double, yuki, group };
};

test("a message taken back leaves no text, and the event no reply token", async () => {
  const { line, bodies, yuki } = await startGroup();
  const { messageId } = await line.say(yuki, "忘れて");
  await line.unsend(yuki, messageId);
  const event = bodies().at(-1)?.events[0];
  expect(event).toMatchObject({ type: "unsend", unsend: { messageId } });
  expect(event).not.toHaveProperty("replyToken");
  expect(JSON.stringify(line.state())).not.toContain("忘れて");
  expect(line.messages(yuki)[0]).toMatchObject({ unsent: true });
});

test("an edit in a group keeps the id and brings new tokens", async () => {
  const { line, bodies, yuki, group } = await startGroup();
  const { messageId, event } = await line.say(yuki, "明日", { chat: group });
  await line.edit(yuki, messageId, "明後日", { chat: group });
  const edited = bodies().at(-1)?.events[0];
  expect(edited).toMatchObject({
    type: "messageEdited",
    replyToken: expect.any(String),
    message: { type: "text", id: messageId, text: "明後日" },
  });
  expect(edited).not.toHaveProperty("message.markAsReadToken");
  const tokenOf = (one: object | null | undefined) => (one as { replyToken?: string }).replyToken;
  expect(tokenOf(edited)).not.toBe(tokenOf(event));
  expect(line.messages(group).at(-1)).toMatchObject({ edited: true });
});

test("an edit in a 1:1 chat stays unknown to the bot", async () => {
  const { line, bodies, yuki } = await startGroup();
  const { messageId } = await line.say(yuki, "明日");
  const before = bodies().length;
  expect(await line.edit(yuki, messageId, "明後日")).toBeNull();
  expect(bodies()).toHaveLength(before);
});

test("only one's own text can be changed, and not after taking it back", async () => {
  const { line, yuki, group } = await startGroup();
  const ken = line.addPerson({ name: "けん" }).userId;
  await line.joinGroup(ken, group);
  const { messageId } = await line.say(yuki, "私の", { chat: group });
  await expect(line.unsend(ken, messageId, group)).rejects.toThrow("own");
  const sticker = await line.sticker(yuki, { packageId: "1", stickerId: "2" }, { chat: group });
  await expect(line.edit(yuki, sticker.messageId, "字", { chat: group })).rejects.toThrow("text");
  await line.unsend(yuki, messageId, group);
  await expect(line.unsend(yuki, messageId, group)).rejects.toThrow("already");
});
