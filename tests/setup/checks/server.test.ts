import { expect, test } from "vitest";
import { checkServer } from "#bot/setup/checks/server.ts";

const unreachable = (code: string) =>
  Object.assign(new TypeError("fetch failed"), { cause: Object.assign(new Error(code), { code }) });

test.each([
  [undefined, "http://127.0.0.1:3000"],
  ["::1", "http://[::1]:3000"],
  ["::", "http://[::1]:3000"],
  ["0.0.0.0", "http://127.0.0.1:3000"],
  ["192.0.2.7", "http://192.0.2.7:3000"],
])("a bot that listens on HOST %s is looked for at %s", async (host, inside) => {
  const asked: string[] = [];
  const found = await checkServer(
    async (url) => {
      asked.push(url);
      if (url.startsWith("https:")) throw unreachable("ECONNREFUSED");
      return Response.json({ ok: true });
    },
    { PUBLIC_URL: "https://ayumi.example.org", ...(host !== undefined && { HOST: host }) },
  );
  expect(asked).toEqual(["https://ayumi.example.org/healthz", `${inside}/healthz`]);
  expect(found).toMatchObject([{ code: "server_inside_only", vars: { inside } }]);
});
