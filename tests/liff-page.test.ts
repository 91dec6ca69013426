import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync, brotliDecompressSync } from "node:zlib";
import { expect, onTestFinished, test } from "vitest";
import { liffFilesIn } from "#bot/liff-files.ts";
import { createLiffPage, tellLiff, type LiffDemo } from "#bot/liff-page.ts";
import { Hono } from "hono";

const page = async (options: { readonly demo?: LiffDemo; readonly isBuilt?: boolean } = {}) => {
  const folder = await mkdtemp(join(tmpdir(), "liff-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  if (options.isBuilt !== false) {
    await mkdir(join(folder, "assets"));
    await writeFile(join(folder, "index.html"), "<!doctype html>歩み");
    await writeFile(join(folder, "assets", "index-x.js"), "walk()".repeat(100));
  }
  const demo = options.demo ?? null;
  const app = new Hono().route(
    "/liff",
    createLiffPage({
      files: liffFilesIn(folder),
      config: tellLiff({
        liffId: "1657000000-AbCdEfGh",
        chatUrl: () => Promise.resolve("https://line.me/R/ti/p/%40ayumi"),
        demo,
      }),
      demo,
    }),
  );
  const ask = (path: string, headers: Record<string, string> = {}) =>
    app.request(path, { headers });
  return Object.assign(ask, { folder });
};

test.for([
  "/liff",
  "/liff/",
  "/liff/settings",
  "/liff/meetups/7?answer=yes",
  "/liff?liff.state=%2Fme",
])("%s is the page itself, asked for anew each time", async (path) => {
  const answer = await (await page())(path);
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-type")).toContain("text/html");
  expect(answer.headers.get("cache-control")).toBe("no-cache");
  expect(await answer.text()).toContain("歩み");
});

test("a wrong address has nothing read anew", async () => {
  const ask = await page();
  expect((await ask("/liff/")).status).toBe(200);
  await rm(join(ask.folder, "index.html"));
  expect((await ask("/liff/assets/none.js")).status).toBe(404);
  expect((await ask("/liff/")).status).toBe(200);
});

test("what is named by its content is kept for ever, and small on the way", async () => {
  const ask = await page();
  const answer = await ask("/liff/assets/index-x.js", { "accept-encoding": "gzip, br" });
  expect(answer.headers.get("cache-control")).toContain("immutable");
  expect(answer.headers.get("content-encoding")).toBe("br");
  expect(answer.headers.get("vary")).toBe("accept-encoding");
  const bytes = Buffer.from(await answer.arrayBuffer());
  expect(brotliDecompressSync(bytes).toString()).toBe("walk()".repeat(100));
  const plain = await ask("/liff/assets/index-x.js");
  expect(plain.headers.get("content-encoding")).toBeNull();
});

test("what the build compressed goes out as it is, and is no page of its own", async () => {
  const ask = await page();
  const built = brotliCompressSync("walk() as built");
  await writeFile(join(ask.folder, "assets", "index-x.js.br"), built);
  const answer = await ask("/liff/assets/index-x.js", { "accept-encoding": "br" });
  expect(Buffer.from(await answer.arrayBuffer())).toEqual(built);
  expect((await ask("/liff/assets/index-x.js.br")).status).toBe(404);
});

test.for([
  "/liff/assets/gone.js",
  "/liff/gone.css",
  "/liff/assets/../../secret.txt",
  "/liff/assets/%2e%2e/%2e%2e/secret.txt",
  "/liff/..%2fsecret.js",
])("%s is not found", async (path) => {
  const answer = await (await page())(path);
  expect(answer.status).toBe(404);
});

test("the page runs its own scripts only, speaks to LINE, and stands in no stranger's frame", async () => {
  const policy = (await (await page())("/liff")).headers.get("content-security-policy") ?? "";
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toContain("unsafe");
  expect(policy).toMatch(/frame-ancestors https:\/\/\*\.line\.me$/);
});

test("in the demo the console may hold the page in its frame", async () => {
  const ask = await page({ demo: { console: "http://127.0.0.1:3001" } });
  const policy = (await ask("/liff")).headers.get("content-security-policy") ?? "";
  expect(policy).toContain("frame-ancestors https://*.line.me http://127.0.0.1:3001");
  expect(await (await ask("/liff/config.json")).json()).toMatchObject({
    demo: { console: "http://127.0.0.1:3001" },
  });
});

test("the page learns whose mini-app it is, and nothing secret", async () => {
  const answer = await (await page())("/liff/config.json");
  expect(answer.headers.get("cache-control")).toBe("no-store");
  expect(await answer.json()).toEqual({
    liffId: "1657000000-AbCdEfGh",
    demo: null,
    chatUrl: "https://line.me/R/ti/p/%40ayumi",
  });
});

test("before it is built it says what to do", async () => {
  const answer = await (await page({ isBuilt: false }))("/liff");
  expect(answer.status).toBe(503);
  expect(await answer.text()).toContain("npm run build");
});
