import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { argv, stdout } from "node:process";
import { fileURLToPath } from "node:url";
import chromium from "@sparticuz/chromium";
import { chromium as browsers } from "playwright-core";
import type { Locale } from "#shared/locale.ts";
import { cells, menuLocales, menuSize } from "./cells.ts";

// Redraws the committed pictures: `npm run draw-menu [-- <path of a Chrome>]`.
const template = await readFile(new URL("./template.html", import.meta.url), "utf8");
const fonts = await Promise.all(["japanese", "latin"].map(fontFace));

const browser = await browsers.launch({
  executablePath: argv[2] ?? (await chromium.executablePath()),
  args: argv[2] === undefined ? chromium.args : [],
});
const page = await browser.newPage({ viewport: menuSize });
for (const locale of menuLocales) {
  await page.setContent(template.replace("</head>", `<style>${fonts.join("")}</style></head>`));
  await page.evaluate(writeLabels, { locale, labels: labelsByPlace(locale) });
  await page.evaluate(() => document.fonts.ready);
  const path = fileURLToPath(new URL(`./${locale}.png`, import.meta.url));
  const { length } = await page.screenshot({ path });
  stdout.write(`${path} ${length} bytes\n`);
}
await browser.close();

// The machine that draws may have no Japanese font.
async function fontFace(subset: string): Promise<string> {
  const name = `@fontsource/noto-sans-jp/files/noto-sans-jp-${subset}-600-normal.woff2`;
  const bytes = await readFile(createRequire(import.meta.url).resolve(name));
  const range = subset === "latin" ? "unicode-range:U+0000-024F;" : "unicode-range:U+2E80-FFFF;";
  const source = `url(data:font/woff2;base64,${bytes.toString("base64")})`;
  return `@font-face{font-family:"Menu";font-weight:400;${range}src:${source}}`;
}

function labelsByPlace(locale: Locale): Record<string, string> {
  return Object.fromEntries(cells.map(({ at, label }) => [at, label[locale]]));
}

function writeLabels({ locale, labels }: { locale: string; labels: Record<string, string> }) {
  document.documentElement.lang = locale;
  for (const cell of document.querySelectorAll<HTMLElement>("section")) {
    const text = cell.querySelector("p");
    const label = labels[cell.dataset["at"] ?? ""];
    if (text && label !== undefined) text.textContent = label.replace(" &", "\n&");
  }
}
