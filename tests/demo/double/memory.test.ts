import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { startDouble, text } from "./setup.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "line-double-"));
});
afterEach(() => rm(folder, { recursive: true }));

test("chats, friendships, quota and keys outlive a restart", async () => {
  const saveTo = join(folder, "deep", "line.json");
  const first = startDouble({ saveTo, botName: "歩み" });
  const yuki = first.line.addPerson({ name: "ゆき" }).userId;
  await first.line.follow(yuki);
  await first.push(yuki, [text("覚えている？")]);
  const idToken = await first.line.idToken(yuki);
  first.line.close();

  const second = startDouble({ saveTo });
  expect(second.line.botMessages(yuki)).toEqual([{ type: "text", text: "覚えている？" }]);
  expect(second.line.state()).toEqual(first.line.state());
  expect(second.line.quota.used()).toBe(1);
  const verified = await second.line.app.request("/oauth2/v2.1/verify", {
    method: "POST",
    body: new URLSearchParams({ id_token: idToken, client_id: "1657000000" }),
  });
  expect(verified.status).toBe(200);
  second.line.close();
});

test("changes are written shortly after they happen, for the owner's eyes only", async () => {
  const saveTo = join(folder, "line.json");
  const { line } = startDouble({ saveTo });
  line.addPerson({ name: "ゆき" });
  await expect.poll(() => readFile(saveTo, "utf8").catch(() => "")).toContain("ゆき");
  expect((await stat(saveTo)).mode & 0o777).toBe(0o600);
  line.close();
});

test("a broken file stops the start and says what to do", async () => {
  const saveTo = join(folder, "line.json");
  await writeFile(saveTo, "{");
  expect(() => startDouble({ saveTo })).toThrow("--fresh");
});
