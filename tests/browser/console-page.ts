import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { serve } from "@hono/node-server";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { build } from "vite";
import { launchChromium, lendJapaneseFont } from "#tests/support/chromium.ts";
import { startDouble } from "#tests/demo/double/setup.ts";

const configFile = fileURLToPath(new URL("../../vite.config.ts", import.meta.url));

/** The console as built, served by the double on a free port, and a browser to look at it with. */
export async function startConsole() {
  const folder = await mkdtemp(join(tmpdir(), "console-page-"));
  await build({ configFile, logLevel: "error", build: { outDir: folder } });
  const browser = await launchChromium();
  const servers: ReturnType<typeof serve>[] = [];

  return {
    open: async (prepare: Prepare, look: BrowserContextOptions = {}) => {
      const double = startDouble({ consoleFolder: folder });
      await prepare(double);
      const port = await new Promise<number>((listening) => {
        const options = { fetch: double.line.app.fetch, hostname: "127.0.0.1", port: 0 };
        servers.push(serve(options, (address) => listening(address.port)));
      });
      const page = await pageIn(browser, `http://127.0.0.1:${port}/`, look);
      return { ...double, page, port };
    },
    close: async () => {
      await browser.close();
      for (const server of servers) server.close();
      await rm(folder, { recursive: true });
    },
  };
}

type Prepare = (double: ReturnType<typeof startDouble>) => unknown;

async function pageIn(browser: Browser, url: string, look: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    locale: "ja-JP",
    ...look,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(url);
  await lendJapaneseFont(page);
  await page.locator(".phone").first().waitFor();
  return page;
}
