import { expect, test } from "vitest";
import { replyTokenOf, startDouble, text } from "./setup.ts";

const startWithYuki = async (options: Parameters<typeof startDouble>[0] = {}) => {
  const double = startDouble(options);
  const yuki = double.line.addPerson({ name: "ゆき" }).userId;
  await double.line.follow(yuki);
  double.received.length = 0;
  return { ...double, yuki };
};

test("events of different people travel in one request when held back", async () => {
  const { line, bodies, yuki } = await startWithYuki();
  const ken = line.addPerson({ name: "けん" }).userId;
  const release = line.outbox.hold();
  await line.say(yuki, "一");
  await line.say(ken, "二");
  expect(bodies()).toHaveLength(0);
  expect(await release({ order: "reversed" })).toBe(200);
  const [body] = bodies();
  expect(body?.events.map(({ source }) => source)).toEqual([
    { type: "user", userId: ken },
    { type: "user", userId: yuki },
  ]);
});

test("a batch keeps the order in which things happened", async () => {
  const { line, bodies, yuki } = await startWithYuki();
  const release = line.outbox.hold();
  for (const words of ["一", "二", "三"]) await line.say(yuki, words);
  await release();
  expect(bodies()[0]?.events).toMatchObject(
    ["一", "二", "三"].map((words) => ({ message: { text: words } })),
  );
});

test("a shuffled batch holds the same events", async () => {
  const { line, bodies, yuki } = await startWithYuki();
  const release = line.outbox.hold();
  const ids = [];
  for (let n = 0; n < 8; n += 1) ids.push((await line.say(yuki, `${n}`)).event?.webhookEventId);
  await release({ order: "shuffled" });
  const arrived = bodies()[0]?.events.map(({ webhookEventId }) => webhookEventId) ?? [];
  expect(arrived.toSorted()).toEqual(ids);
});

test("duplicates repeat an event within one request", async () => {
  const { line, bodies, yuki } = await startWithYuki();
  const release = line.outbox.hold();
  await line.say(yuki, "一度");
  await release({ duplicates: 2 });
  const ids = bodies()[0]?.events.map(({ webhookEventId }) => webhookEventId) ?? [];
  expect(ids).toHaveLength(3);
  expect(new Set(ids).size).toBe(1);
});

test("releasing nothing sends nothing", async () => {
  const { line, bodies } = await startWithYuki();
  expect(await line.outbox.hold()()).toBeNull();
  expect(bodies()).toHaveLength(0);
});

test("without redelivery a refused event comes once", async () => {
  const { line, bodies, yuki, answerWith } = await startWithYuki();
  answerWith(500);
  expect((await line.say(yuki, "聞こえる？")).status).toBe(500);
  expect(bodies()).toHaveLength(1);
  expect(line.outbox.failed()).toHaveLength(1);
});

test("a refused event is redelivered with its id, token and time", async () => {
  const { line, bodies, yuki, answerWith } = await startWithYuki({
    redelivery: { attempts: 3, delayMs: 1 },
  });
  answerWith(500);
  await line.say(yuki, "聞こえる？");
  answerWith(200);
  await line.waitForIdle();
  const [first, second] = bodies().map(({ events }) => events[0]);
  expect(bodies()).toHaveLength(2);
  expect(first?.deliveryContext).toEqual({ isRedelivery: false });
  expect(second).toEqual({ ...first, deliveryContext: { isRedelivery: true } });
  expect(line.outbox.failed()).toEqual([]);
});

test("redelivery ends after its attempts", async () => {
  const { line, bodies, yuki, answerWith } = await startWithYuki({
    redelivery: { attempts: 2, delayMs: 1 },
  });
  answerWith(500);
  await line.say(yuki, "聞こえる？");
  await line.waitForIdle();
  expect(bodies()).toHaveLength(3);
});

test("a lost webhook never arrives until it is redelivered", async () => {
  const { line, bodies, yuki } = await startWithYuki();
  line.faults.next("webhook_lost");
  expect((await line.say(yuki, "届かない")).status).toBeNull();
  expect(bodies()).toHaveLength(0);
  expect(await line.outbox.redeliverFailed()).toBe(200);
  expect(bodies()[0]?.events[0]?.deliveryContext).toEqual({ isRedelivery: true });
  expect(await line.outbox.redeliverFailed()).toBeNull();
});

test("an answered request can come again", async () => {
  const { line, bodies, yuki } = await startWithYuki();
  const { event } = await line.say(yuki, "一度だけ");
  expect(await line.outbox.redeliverLast(2)).toEqual([200, 200]);
  const ids = bodies().map(({ events }) => events[0]?.webhookEventId);
  expect(ids).toEqual([event?.webhookEventId, event?.webhookEventId, event?.webhookEventId]);
});

test("a redelivered event renews its minute, up to twenty minutes from the event", async () => {
  const { line, yuki, reply } = await startWithYuki();
  line.faults.next("webhook_lost", 2);
  const early = replyTokenOf((await line.say(yuki, "一")).event);
  line.clock.add(19 * 60_000);
  await line.outbox.redeliverFailed();
  line.clock.add(50_000);
  expect((await reply(early, [text("間に合う")])).status).toBe(200);

  const late = replyTokenOf((await line.say(yuki, "二")).event);
  line.clock.add(21 * 60_000);
  await line.outbox.redeliverFailed();
  expect((await reply(late, [text("遅い")])).status).toBe(400);
});
