import { expect, test } from "vitest";
import { startDouble, text } from "#tests/demo/double/setup.ts";

const LOADING = "/v2/bot/chat/loading/start";

const startWithYuki = async () => {
  const double = startDouble();
  const yuki = double.line.addPerson({ name: "ゆき" }).userId;
  await double.line.follow(yuki);
  const loadingUntil = () => double.line.state().people[0]?.loadingUntil;
  return { ...double, yuki, loadingUntil };
};

test("the loading animation shows until the bot speaks", async () => {
  const { call, push, yuki, loadingUntil } = await startWithYuki();
  expect((await call("POST", LOADING, { chatId: yuki, loadingSeconds: 10 })).status).toBe(202);
  expect(loadingUntil()).toBe("2026-11-23T12:00:10.000Z");
  await push(yuki, [text("お待たせ")]);
  expect(loadingUntil()).toBeNull();
});

test("the loading animation lasts twenty seconds unless told", async () => {
  const { call, yuki, loadingUntil } = await startWithYuki();
  await call("POST", LOADING, { chatId: yuki });
  expect(loadingUntil()).toBe("2026-11-23T12:00:20.000Z");
});

test("the loading animation is accepted and unseen by who blocked the bot", async () => {
  const { line, call, yuki, loadingUntil } = await startWithYuki();
  await line.block(yuki);
  expect((await call("POST", LOADING, { chatId: yuki })).status).toBe(202);
  expect(loadingUntil()).toBeNull();
});

test.each([
  [0, "Must be between 5 and 60"],
  [65, "Must be between 5 and 60"],
  [7, "must be a multiple of five"],
])("a loading time of %d seconds is refused", async (loadingSeconds, message) => {
  const { call, yuki } = await startWithYuki();
  const answer = await call("POST", LOADING, { chatId: yuki, loadingSeconds });
  expect(answer.status).toBe(400);
  expect(await answer.json()).toEqual({
    message: "The request body has 1 error(s)",
    details: [{ message, property: "loadingSeconds" }],
  });
});

test.each([[`C${"0".repeat(32)}`], [`U${"0".repeat(32)}`], ["yuki"]])(
  "no loading animation for %s",
  async (chatId) => {
    const { call } = await startWithYuki();
    const answer = await call("POST", LOADING, { chatId });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({
      details: [{ message: expect.stringContaining("Only user id"), property: "chatId" }],
    });
  },
);

test("a mark-as-read token of the bot's own is accepted, another is not", async () => {
  const { line, call, yuki } = await startWithYuki();
  const { event } = await line.say(yuki, "読んだ？");
  const { markAsReadToken } = (event as unknown as { message: { markAsReadToken: string } })
    .message;
  const path = "/v2/bot/chat/markAsRead";
  expect((await call("POST", path, { markAsReadToken })).status).toBe(200);
  const refused = await call("POST", path, { markAsReadToken: "x" });
  expect(refused.status).toBe(400);
  expect(await refused.json()).toEqual({
    message: expect.stringMatching(/^Invalid markAsReadToken/),
  });
});

test("content that never was is not found, content taken back is gone", async () => {
  const { line, call, yuki } = await startWithYuki();
  expect((await call("GET", "/v2/bot/message/123456789012345678/content")).status).toBe(404);
  const { messageId } = await line.photo(yuki);
  const path = `/v2/bot/message/${messageId}/content`;
  expect((await call("GET", path)).headers.get("content-type")).toBe("image/png");
  await line.unsend(yuki, messageId);
  const gone = await call("GET", path);
  expect(gone.status).toBe(410);
  expect(await gone.json()).toEqual({ message: "The content is gone" });
});
