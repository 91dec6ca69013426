import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { startDouble } from "#tests/demo/double/setup.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "console-"));
  await mkdir(join(folder, "console", "assets"), { recursive: true });
  await writeFile(join(folder, "secret.json"), "{}");
  await writeFile(join(folder, "console", "index.html"), "<!doctype html>");
  await writeFile(join(folder, "console", "assets", "main-1.js"), "export {}");
  await writeFile(join(folder, "console", "notes.txt"), "draft");
});
afterEach(() => rm(folder, { recursive: true }));

const startPage = (liffUrl?: string) => {
  const { line } = startDouble({
    consoleFolder: join(folder, "console"),
    ...(liffUrl === undefined ? {} : { liffUrl }),
  });
  return (path: string, headers = {}) =>
    line.app.request(`http://127.0.0.1:3001${path}`, { headers });
};

const directive = (answer: Response, name: string): string | undefined =>
  answer.headers
    .get("content-security-policy")
    ?.split("; ")
    .find((one) => one.startsWith(`${name} `));

test("the page runs no inline script and frames the LIFF app only", async () => {
  const get = startPage("http://127.0.0.1:3000/liff/");
  const page = await get("/");
  expect(await page.text()).toBe("<!doctype html>");
  expect(page.headers.get("content-type")).toBe("text/html; charset=utf-8");
  expect(directive(page, "script-src")).toBe("script-src 'self'");
  expect(directive(page, "frame-src")).toBe("frame-src http://127.0.0.1:3000");
  expect(directive(page, "frame-ancestors")).toBe("frame-ancestors 'none'");
});

test("without a LIFF app nothing is framed", async () => {
  expect(directive(await startPage()("/"), "frame-src")).toBe("frame-src 'none'");
});

test("files carry their type and are kept when their name holds a hash", async () => {
  const script = await startPage()("/assets/main-1.js");
  expect(script.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
  expect(script.headers.get("cache-control")).toContain("immutable");
  expect(script.headers.get("x-content-type-options")).toBe("nosniff");
});

test("nothing outside the folder and no unknown kind of file is served", async () => {
  const get = startPage();
  const paths = [
    "/..%2fsecret.json",
    "/assets/..%2f..%2fsecret.json",
    "/%2e%2e/secret.json",
    "/notes.txt",
    "/assets",
    "/none.js",
    "/%E0%A4%A",
  ];
  for (const path of paths) expect((await get(path)).status).toBe(404);
});

test("a rebound host name is refused", async () => {
  expect((await startPage()("/", { host: "evil.example" })).status).toBe(403);
});

test("without a built page the double still serves LINE", async () => {
  await rm(join(folder, "console"), { recursive: true });
  const get = startPage();
  expect((await get("/")).status).toBe(404);
  expect((await get("/oauth2/v2.1/certs")).status).toBe(200);
});
