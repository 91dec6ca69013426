import type { AddressInfo } from "node:net";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { env } from "node:process";
import { fileURLToPath } from "node:url";
import { serve, type HttpBindings } from "@hono/node-server";
import { Hono } from "hono";
import type { BrowserContextOptions, Frame, Page } from "playwright-core";
import { onTestFinished } from "vitest";
import { build } from "vite";
import { faultsIn } from "#tests/support/axe.ts";
import { launchChromium, lendJapaneseFont } from "#tests/support/chromium.ts";
import { startSite } from "#tests/support/site.ts";
import { phoneOf } from "./phone-frame.ts";

const configFile = fileURLToPath(new URL("../../liff/vite.config.ts", import.meta.url));

/** The mini-app as built, served by the real app, and a browser with phones to open it in. */
export async function startMiniApp() {
  const { folder, remove } = await builtMiniApp();
  const browser = await launchChromium();

  return {
    async site(
      options: {
        readonly now?: () => Date;
        readonly env?: Readonly<Record<string, string>>;
        readonly isLive?: boolean;
      } = {},
    ) {
      const { isLive = false, ...times } = options;
      // A real server: the browser keeps pages of an unknown network away from this machine.
      const phones = new Hono().get("/phone", (c) =>
        c.html(phoneOf(c.req.query("person") ?? "", c.req.query("src") ?? "")),
      );
      const phone = await listen((request) => phones.fetch(request));
      const site = await startSite({
        ...times,
        liffFolder: folder,
        ...(!isLive && { demo: { console: phone } }),
      });
      phones.get("/console/*", (c) => site.double.app.fetch(c.req.raw));
      /** A request it does not take gets no answer at all. */
      const server = { takes: (_request: Request): boolean => true };
      const origin = await listen((request, bindings) => {
        if (server.takes(request)) return site.app.fetch(request, bindings);
        bindings.incoming.socket.destroy();
        return new Response();
      });

      /** The page in the frame of this person's phone. */
      async function open(person: string, path = "", look: BrowserContextOptions = {}) {
        const context = await browser.newContext({
          viewport: { width: 390, height: 844 },
          locale: "ja-JP",
          reducedMotion: "reduce",
          ...look,
        });
        onTestFinished(() => context.close());
        const page = await context.newPage();
        page.setDefaultTimeout(20_000);
        const troubles = troublesOf(page);
        const query = new URLSearchParams({ person, src: `${origin}/liff${path}` });
        await page.goto(`${phone}/phone?${query}`);
        const liff = await liffIn(page, origin);
        // Only who looks at the page needs its letters, and they take their time.
        if (Object.keys(look).length > 0) await lendJapaneseFont(page, liff);
        return { page, troubles, liff };
      }
      /** A browser outside LINE, with LINE's hosts answered by the test. */
      async function browse() {
        const context = await browser.newContext({ locale: "ja-JP" });
        onTestFinished(() => context.close());
        const page = await context.newPage();
        page.setDefaultTimeout(20_000);
        return { page, troubles: troublesOf(page) };
      }
      return { ...site, origin, server, open, browse };
    },

    close: async () => {
      await browser.close();
      await remove();
    },
  };
}

/** As built for this run of all tests (tests/run.ts says where), else built anew. */
async function builtMiniApp() {
  // oxlint-disable-next-line node/no-process-env -- said by whoever runs the tests
  const built = env["MINI_APP_BUILT"];
  if (built !== undefined) return { folder: built, remove: async () => {} };
  const folder = await mkdtemp(join(tmpdir(), "liff-page-"));
  await build({ configFile, logLevel: "error", build: { outDir: folder } });
  return { folder, remove: () => rm(folder, { recursive: true }) };
}

export type MiniApp = Awaited<ReturnType<typeof startMiniApp>>;

/** What keeps somebody from using the page in the phone's frame. */
export async function faultsOf(page: Page): Promise<string[]> {
  const liff = await (await page.waitForSelector("iframe")).contentFrame();
  if (liff === null) throw new Error("the phone shows no page");
  return faultsIn(liff);
}

async function listen(
  fetch: (request: Request, bindings: HttpBindings) => Response | Promise<Response>,
) {
  const server = serve({
    fetch: (request, bindings) => fetch(request, bindings as HttpBindings),
    hostname: "127.0.0.1",
    port: 0,
  });
  onTestFinished(() => {
    server.close();
    if ("closeAllConnections" in server) server.closeAllConnections();
  });
  await new Promise((resolve) => server.once("listening", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function liffIn(page: Page, origin: string): Promise<Frame> {
  const element = await page.waitForSelector("iframe");
  const frame = await element.contentFrame();
  if (frame === null) throw new Error("the phone shows no page");
  await frame.waitForURL(`${origin}/**`);
  await frame.locator("h1").waitFor();
  return frame;
}

/** What the browser complains of: refused by the page's policy, thrown, not found. */
function troublesOf(page: Page): string[] {
  const troubles: string[] = [];
  page.on("pageerror", (error) => troubles.push(error.message));
  page.on("console", (line) => {
    // That there is no signal, the browser says of each request.
    const isOffline = line.text().includes("ERR_INTERNET_DISCONNECTED");
    if (line.type() === "error" && !isOffline) troubles.push(line.text());
  });
  return troubles;
}
