import { expect, test } from "vitest";
import { startDouble, text } from "./setup.ts";

const action = (label: string) => ({ type: "postback", label, data: label }) as const;
const quickReply = (...labels: string[]) => ({
  items: labels.map((label) => ({ type: "action", action: action(label) })),
});
const card = (...labels: string[]) => ({
  type: "flex",
  altText: "カード",
  contents: {
    type: "bubble",
    body: {
      type: "box",
      layout: "vertical",
      contents: labels.map((label) => ({ type: "button", action: action(label) })),
    },
  },
});

const startWithYuki = async () => {
  const double = startDouble();
  const yuki = double.line.addPerson({ name: "ゆき" }).userId;
  await double.line.follow(yuki);
  double.received.length = 0;
  const labels = () => double.line.buttons(yuki).map(({ label }) => label);
  return { ...double, yuki, labels };
};

test("quick replies come first, then the newest buttons", async () => {
  const { push, yuki, labels } = await startWithYuki();
  await push(yuki, [card("古い")]);
  await push(yuki, [card("一", "二"), { ...text("どうする？"), quickReply: quickReply("はい") }]);
  expect(labels()).toEqual(["はい", "一", "二", "古い"]);
});

test("quick replies vanish as soon as anyone speaks", async () => {
  const { line, push, yuki, labels } = await startWithYuki();
  await push(yuki, [{ ...text("どうする？"), quickReply: quickReply("はい") }]);
  await line.say(yuki, "待って");
  expect(labels()).toEqual([]);
  await expect(line.tapLabel(yuki, "はい")).rejects.toThrow("there are: none");
});

test("only the last message of an answer shows its quick replies", async () => {
  const { push, yuki, labels } = await startWithYuki();
  await push(yuki, [{ ...text("一"), quickReply: quickReply("見えない") }, text("二")]);
  expect(labels()).toEqual([]);
});

test("a tap by label sends what the button carries", async () => {
  const { line, push, bodies, yuki } = await startWithYuki();
  await push(yuki, [card("参加", "欠席")]);
  await line.tapLabel(yuki, "欠席");
  expect(bodies()[0]?.events[0]).toMatchObject({ type: "postback", postback: { data: "欠席" } });
});

test("a missing label names those that are there", async () => {
  const { line, push, yuki } = await startWithYuki();
  await push(yuki, [card("参加", "欠席")]);
  await expect(line.tapLabel(yuki, "たぶん")).rejects.toThrow("there are: 参加, 欠席");
});
