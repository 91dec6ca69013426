import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { startDouble } from "#tests/demo/double/setup.ts";

const VIEW = { type: "full", url: "https://ayumi.example.org/liff" };

const startLogin = (options: Parameters<typeof startDouble>[0] = {}) => {
  const { line } = startDouble(options);
  const authorization = `Bearer ${line.shortLivedToken("login")}`;
  const call = (method: string, path: string, body?: unknown) =>
    line.app.request(`/liff/v1/apps${path}`, {
      method,
      headers: { authorization, "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  return { line, call };
};

test("an app is made with LINE's defaults, told back, changed in part and removed", async () => {
  const { call } = startLogin();
  const { liffId } = (await (await call("POST", "", { view: VIEW })).json()) as { liffId: string };
  expect(liffId).toMatch(/^1657000000-\w{8}$/);
  const made = {
    liffId,
    view: VIEW,
    scope: ["profile", "chat_message.write"],
    botPrompt: "none",
    permanentLinkPattern: "concat",
  };
  expect(await (await call("GET", "")).json()).toEqual({ apps: [made] });
  await call("PUT", `/${liffId}`, { view: { url: "https://b.example.org" }, scope: ["openid"] });
  expect(await (await call("GET", "")).json()).toEqual({
    apps: [{ ...made, view: { ...VIEW, url: "https://b.example.org" }, scope: ["openid"] }],
  });
  expect((await call("DELETE", `/${liffId}`)).status).toBe(200);
  expect((await call("GET", "")).status).toBe(404);
  expect((await call("PUT", `/${liffId}`, {})).status).toBe(404);
});

test.each([
  [{ view: { type: "full", url: "http://ayumi.example.org" } }],
  [{ view: { type: "full", url: "https://ayumi.example.org/#a" } }],
  [{ view: { type: "huge", url: "https://ayumi.example.org" } }],
  [{ view: VIEW, description: "Our LINE notes" }],
  [{ view: VIEW, scope: ["everything"] }],
  [{}],
])("what LINE would not take is refused: %j", async (body) => {
  const { line, call } = startLogin();
  expect((await call("POST", "", body)).status).toBe(400);
  expect(line.liffApps()).toEqual([]);
});

test("apps outlive a restart", async () => {
  const folder = await mkdtemp(join(tmpdir(), "line-double-"));
  const saveTo = join(folder, "line.json");
  const first = startLogin({ saveTo });
  await first.call("POST", "", { view: VIEW });
  first.line.close();
  const second = startLogin({ saveTo });
  expect(second.line.liffApps()).toEqual(first.line.liffApps());
  second.line.close();
  await rm(folder, { recursive: true });
});
