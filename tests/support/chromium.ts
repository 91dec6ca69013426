import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { readFile } from "node:fs/promises";
import { env } from "node:process";
import chromium from "@sparticuz/chromium";
import { chromium as browsers } from "playwright-core";
import type { Browser, Frame, Page } from "playwright-core";

/** The Chrome of CHROMIUM_PATH, else the one that comes from npm (Linux x64 only). */
export async function launchChromium(args: readonly string[] = []): Promise<Browser> {
  const executablePath = env["CHROMIUM_PATH"] ?? (await chromium.executablePath());
  return browsers.launch({ executablePath, args: ["--no-sandbox", ...args] });
}

const fonts = dirname(createRequire(import.meta.url).resolve("@fontsource/noto-sans-jp/400.css"));

/** A machine without Japanese letters gets them, without loosening the page's policy. */
export async function lendJapaneseFont(page: Page, frame: Frame = page.mainFrame()): Promise<void> {
  await page.route("**/lent-fonts/**", (route) =>
    route.fulfill({
      path: join(fonts, "files", new URL(route.request().url()).pathname.slice(12)),
    }),
  );
  const faces = await Promise.all([400, 600, 700].map(facesOf));
  await frame.evaluate((all) => {
    for (const { weight, file, range } of all) {
      const source = `url(/lent-fonts/${file})`;
      document.fonts.add(new FontFace("Noto Sans JP", source, { weight, unicodeRange: range }));
    }
  }, faces.flat());
  await frame.evaluate(async () => {
    await document.fonts.ready;
  });
}

/**
 * One font for the whole page, as phones have it. Without any the browser looks for every letter
 * anew at each key, and a page that is written in is slowed down by that alone.
 */
export async function lendOneJapaneseFont(page: Page, frame: Frame): Promise<void> {
  await page.route("**/lent-fonts/one", (route) =>
    route.fulfill({ path: join(fonts, "files/noto-sans-jp-japanese-400-normal.woff2") }),
  );
  await frame.evaluate(async () => {
    const face = new FontFace("Noto Sans JP", "url(/lent-fonts/one)");
    document.fonts.add(face);
    await face.load();
  });
}

async function facesOf(weight: number) {
  const css = await readFile(join(fonts, `${weight}.css`), "utf8");
  const rules = css.matchAll(/url\(\.\/files\/([^)]+\.woff2)\)[\s\S]*?unicode-range: ([^;]+);/g);
  return [...rules].map(([, file = "", range = ""]) => ({ weight: String(weight), file, range }));
}
