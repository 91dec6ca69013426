import type { CommandStartedEvent } from "mongodb";
import { expect, test } from "vitest";
import { minute, startCommunity } from "#tests/support/community.ts";

test("a turn asks the database for little: ten times where words are kept, eight where not", async () => {
  const { person, db, passes } = await startCommunity({ database: { monitorCommands: true } });
  const calls: string[] = [];
  db.client.on("commandStarted", ({ commandName, command }: CommandStartedEvent) =>
    calls.push(`${commandName} ${String(command[commandName])}`),
  );
  const yuki = await person("ゆき");
  await yuki.taps("わかりました");
  await yuki.says("会議の進行をほめられた");
  await yuki.opens("reflect");

  const during = async (act: () => Promise<unknown>) => {
    passes(minute);
    calls.length = 0;
    await act();
    // How the test waits for the answer is none of it.
    return calls.filter((call) => call !== "aggregate inbox");
  };
  const accepted = ["insert inbox", "findAndModify conversations", "find inbox", "find members"];
  const answered = [
    "findAndModify conversations",
    "findAndModify conversations",
    "update inbox",
  ] as const;
  const tapped = [...accepted, "find reflections", ...answered];
  expect(await during(() => yuki.taps("今週(3分)"))).toEqual(tapped);
  expect(await during(() => yuki.taps("はじめる"))).toEqual(tapped);
  const asked = await during(() => yuki.says("火曜に、たたき台を見てもらった"));
  expect(asked).toEqual([
    "find members",
    ...accepted,
    "find reflections",
    "insert reflections",
    ...answered,
  ]);
  const more = await during(() => yuki.says("わかりやすいと言われた"));
  expect(more.toSorted()).toEqual(
    asked.map((call) => call.replace("insert reflections", "update reflections")).toSorted(),
  );
});
