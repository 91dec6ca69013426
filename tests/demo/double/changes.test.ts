import { setImmediate } from "node:timers/promises";
import { expect, test } from "vitest";
import type { ConsoleChange } from "#bot/demo/console-api.ts";
import { startDouble } from "./setup.ts";

test("a listener hears of each changed part once a turn", async () => {
  const { line } = startDouble();
  const yuki = line.addPerson({ name: "ゆき" }).userId;
  const heard: ConsoleChange[] = [];
  const unsubscribe = line.subscribe((change) => heard.push(change));
  await Promise.all([line.say(yuki, "一"), line.say(yuki, "二")]);
  line.clock.add(1_000);
  line.rename(yuki, "雪");
  await setImmediate();
  expect(heard.map(({ type }) => type).toSorted()).toEqual(["chat", "controls", "people"]);
  expect(heard).toContainEqual({ type: "people", people: line.state().people });
  expect(heard).toContainEqual({ type: "chat", chat: line.state().chats[0] });

  unsubscribe();
  line.rename(yuki, "ゆき");
  await setImmediate();
  expect(heard).toHaveLength(3);
});

test("the state holds the last 200 messages of a chat", async () => {
  const { line } = startDouble();
  const yuki = line.addPerson({ name: "ゆき" }).userId;
  for (let n = 0; n < 201; n += 1) await line.say(yuki, `${n}`);
  const shown = line.state().chats[0]?.messages ?? [];
  expect(shown).toHaveLength(200);
  expect(shown[0]?.message).toEqual({ type: "text", text: "1" });
  expect(line.messages(yuki)).toHaveLength(201);
});
