import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import type { Browser, Frame, Page } from "playwright-core";
import { build } from "vite";
import { cast } from "#bot/demo/cast.ts";
import { launchChromium, lendJapaneseFont } from "#tests/support/chromium.ts";
import { addressesOf, readRoutes } from "./addresses.ts";
import { startDemo } from "./demo-process.ts";
import { phoneOf } from "./phone-frame.ts";

// `npm run shots`: every page of the mini-app and the console, in both languages and themes, on a
// phone and on a laptop, as pictures with an index.html to look at them side by side. Words behind
// it choose: `npm run shots -- ja dark 390`.

const folder = fileURLToPath(new URL("./shots/pages/", import.meta.url));
const configs = ["../../vite.config.ts", "../../liff/vite.config.ts"];
const sizes = [
  { width: 390, height: 844 },
  { width: 1280, height: 800 },
] as const;
const looks = (["ja", "en"] as const).flatMap((locale) =>
  (["light", "dark"] as const).flatMap((colorScheme) =>
    sizes.map((viewport) => ({ locale, colorScheme, viewport })),
  ),
);
type Look = (typeof looks)[number];
const isWanted = ({ locale, colorScheme, viewport }: Look) =>
  process.argv
    .slice(2)
    .every((word) => [locale, colorScheme, String(viewport.width)].includes(word));
type Demo = Awaited<ReturnType<typeof startDemo>>;

/** What only whoever leads shows anything. */
const led = /\/(run|reports|invite|edit|host|packet)$|^\/(ledger|meetups\/new|circle\/[^/]+$)/;

/** So that a long page is one picture, and an endless one is not. */
const TALLEST = 5000;

for (const config of configs) {
  await build({
    configFile: fileURLToPath(new URL(config, import.meta.url)),
    logLevel: "error",
  });
}
await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
const data = await mkdtemp(join(tmpdir(), "ayumi-shots-"));
const demo = await startDemo(data, undefined, { timeoutMs: 1_800_000 });
const browser = await launchChromium();
try {
  const taken = new Map<string, string[]>();
  for (const look of looks.filter(isWanted)) await shootAll(browser, demo, look, taken);
  await writeFile(join(folder, "index.html"), sheetOf(taken));
  process.stdout.write(`${folder}index.html\n`);
} finally {
  await browser.close();
  await demo.stop();
  await rm(data, { recursive: true });
}

async function shootAll(by: Browser, of: Demo, look: Look, taken: Map<string, string[]>) {
  const context = await by.newContext({
    viewport: look.viewport,
    colorScheme: look.colorScheme,
    locale: look.locale === "ja" ? "ja-JP" : "en-GB",
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(of.url);
  await lendJapaneseFont(page);
  await page.getByRole("region").first().waitFor();
  await shoot(page, "console", look, taken);

  for (const who of [cast.imaten, cast.sakura]) {
    const home = await open(page, of, "", who);
    await home.evaluate(speak, look.locale);
  }
  const first = await open(page, of, "");
  const { circle, records, posts, meetups } = await first.evaluate(async () => {
    const ask = (path: string) => fetch(`/api${path}`);
    const { circles } = (await (await ask("/me")).json()) as { circles: { id: string }[] };
    const page = await (await ask("/me/reflections")).json();
    const { items } = page as { items: { cadence: string; period: string }[] };
    // One of each kind shows how they look.
    const kinds = new Map(items.map(({ cadence, period }) => [cadence, `${cadence}/${period}`]));
    const feed = await (await ask(`/circles/${circles[0]?.id ?? ""}/feed`)).json();
    const posts = (feed as { items?: { id: string }[] }).items?.map(({ id }) => id) ?? [];
    const planned = await (await ask("/meetups")).json();
    const meetups = (planned as { items: { id: string }[] }).items.map(({ id }) => id);
    return {
      circle: circles[0]?.id,
      records: [...kinds.values()],
      posts: posts.slice(0, 2),
      meetups,
    };
  });
  const circles = circle === undefined ? [] : [circle];
  const routes = await readRoutes();
  const given = { id: circles, circle: circles, meetup: meetups, post: posts, record: records };
  for (const address of addressesOf(routes, given)) {
    await page.setViewportSize(look.viewport);
    const liff = await open(page, of, address);
    const tall = await liff.evaluate(() => document.documentElement.scrollHeight);
    const height = Math.min(Math.max(tall, look.viewport.height), TALLEST);
    await page.setViewportSize({ ...look.viewport, height });
    await liff.waitForFunction((wanted) => window.innerHeight === wanted, height);
    // What came into view now may want letters that were not there yet.
    await page.waitForTimeout(300);
    await liff.evaluate(async () => {
      await document.fonts.ready;
    });
    await shoot(
      page,
      nameOf(circle === undefined ? address : address.replace(circle, "circle")),
      look,
      taken,
    );
  }
  await context.close();
}

async function speak(locale: string) {
  await fetch("/api/me/settings", {
    method: "PATCH",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ locale }),
  });
}

async function open(
  page: Page,
  of: Demo,
  address: string,
  who: { readonly userId: string } = led.test(address) ? cast.imaten : cast.sakura,
): Promise<Frame> {
  // A page of the console's origin, which alone may hold the mini-app; a new one for each frame.
  await page.goto(`${of.url}/console/id-token?person=${who.userId}`);
  await page.setContent(phoneOf(who.userId, `${of.app}/liff${address}`));
  const liff = await (await page.waitForSelector("iframe")).contentFrame();
  if (liff === null) throw new Error("the phone shows no page");
  await liff.waitForURL(`${of.app}/**`);
  await liff.locator("h1").waitFor();
  await liff.waitForFunction(() => document.querySelector(".waiting") === null);
  await lendJapaneseFont(page, liff);
  return liff;
}

async function shoot(page: Page, name: string, look: Look, taken: Map<string, string[]>) {
  const { locale, colorScheme, viewport } = look;
  const file = `${name}-${viewport.width}-${colorScheme}-${locale}.png`;
  await page.screenshot({ path: join(folder, file) });
  taken.set(name, [...(taken.get(name) ?? []), file]);
  process.stdout.write(`${file}\n`);
}

function nameOf(address: string): string {
  return address.slice(1).replaceAll("/", "-") || "home";
}

/** Each page a row. */
function sheetOf(taken: ReadonlyMap<string, readonly string[]>): string {
  const rows = [...taken].map(
    ([name, files]) =>
      `<h2>${name}</h2><div>${files
        .map((file) => `<a href="${file}"><img src="${file}" alt="${file}" loading="lazy"></a>`)
        .join("")}</div>`,
  );
  return `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Every page</title>
<style>
  body { margin: 24px; background: #ddd; font: 14px system-ui }
  div { display: flex; align-items: flex-start; gap: 12px; overflow-x: auto }
  img { display: block; height: 420px; width: auto; max-width: none }
</style>
${rows.join("\n")}
</html>
`;
}
