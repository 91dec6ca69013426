import { expect, test } from "vitest";
import { createPrometheus } from "#bot/metrics/prometheus.ts";
import { startCommunity } from "#tests/support/community.ts";
import { joinFully, writtenWords } from "#tests/support/full-member.ts";
import { CHANNEL_ACCESS_TOKEN, CHANNEL_SECRET } from "#tests/support/settings.ts";

const KNOWN = new Set(
  ["at", "level", "event", "error", "attempt", "buried", "chatId", "chats", "code", "count"].concat(
    ["eventId", "host", "job", "kind", "ms", "path", "port", "reason", "requestId", "stage"],
    ["status", "step"],
  ),
);

test("what a member writes, and who they are, reaches neither the log nor the metrics", async () => {
  const prometheus = createPrometheus();
  const community = await startCommunity({ meter: prometheus.meter });
  const { double, logged, db, context } = community;
  const { someone, member, ask } = await joinFully(community, "ゆきのなまえ");

  // Everything also goes wrong once, with their words in its hands.
  double.faults.next("server_error", 2);
  await someone.says("叱られた日のこと");
  double.faults.next("closed_connection");
  await someone.says("もう一度");
  const word = "だれにも言えない不安";
  const wrong = [
    await ask("PUT", "/api/inventory/fields/I1-2", { value: word, rev: "1" }),
    await ask("PUT", `/api/inventory/fields/${encodeURIComponent(word)}`, { value: word, rev: 1 }),
    await ask("GET", `/api/${encodeURIComponent(word)}?q=${encodeURIComponent(word)}`),
    await ask("PUT", "/api/inventory/fields/I1-2", { value: word, rev: 1 }),
  ];
  expect(wrong.map(({ status }) => status)).toEqual([400, 404, 404, 409]);
  // An index that nobody foresaw: the database's error quotes what was written.
  await db.collection("inventories").createIndex({ "fields.I1-2.value": 1 }, { unique: true });
  await db.collection<{ _id: string; fields: object }>("inventories").insertOne({
    _id: "somebody-else",
    fields: { "I1-2": { value: word } },
  });
  const fields = await db.collection("inventories").findOne({ _id: member.id as never });
  const rev = (fields as { fields?: Record<string, { rev?: number }> } | null)?.fields?.["I1-2"]
    ?.rev;
  const quoted = await ask("PUT", "/api/inventory/fields/I1-2", { value: word, rev: rev ?? 2 });
  expect(quoted.status).toBe(500);
  await context.runDueOnce();

  const log = logged.join("\n");
  const page = await prometheus.page(() => context.inbox.standing(community.now()));
  expect(logged.length).toBeGreaterThan(5);
  expect(log).toContain('"request_failed"');
  expect(page).toMatch(/^ayumi_turns_total\{outcome="answered"\} [1-9]/m);
  const secrets = [CHANNEL_SECRET, CHANNEL_ACCESS_TOKEN, "叱られた日", "もう一度", word];
  for (const words of [...writtenWords, ...secrets, "ゆきのなまえ", "お知らせ", "振り返る"]) {
    expect(log).not.toContain(words);
    expect(log).not.toContain(encodeURIComponent(words));
    expect(page).not.toContain(words);
    expect(page).not.toContain(encodeURIComponent(words));
  }
  for (const id of [someone.userId, member.id]) expect(page).not.toContain(id);
  for (const line of logged) {
    const keys = Object.keys(JSON.parse(line) as object);
    expect(keys.filter((key) => !KNOWN.has(key))).toEqual([]);
    expect(line).not.toMatch(/[\u3040-\u30ff\u4e00-\u9fff]/);
  }
});
