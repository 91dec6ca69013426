import type { Browser, BrowserContext, Frame, Page } from "playwright-core";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { cast } from "#bot/demo/cast.ts";
import { startDemo } from "#tests/browser/demo-process.ts";
import { phoneOf } from "#tests/browser/phone-frame.ts";
import { launchChromium, lendOneJapaneseFont } from "#tests/support/chromium.ts";
import { goal, median, ms, percentile, table } from "./figures.ts";
import { newDir } from "./processes.ts";

/** Lighthouse's "Slow 4G", and a processor four times slower than this one. */
const SLOW = {
  offline: false,
  latency: 150,
  downloadThroughput: (1.6 * 1024 * 1024) / 8,
  uploadThroughput: (750 * 1024) / 8,
};
const CPU_RATE = 4;
/** The frame shares the page's process, so that what slows the page slows the frame. */
const TOGETHER = [
  "--disable-site-isolation-trials",
  "--disable-features=IsolateOrigins,site-per-process,OriginKeyedProcessesByDefault",
];
const configFile = fileURLToPath(new URL("../../liff/vite.config.ts", import.meta.url));

type Demo = Awaited<ReturnType<typeof startDemo>>;

/** The mini-app on a slow phone: until it can be used, while it is written in, what it sends. */
export const benchLiff = async (options: {
  readonly openings: number;
  readonly keystrokes: number;
  readonly letters: number;
}) => {
  await build({ configFile, logLevel: "error" });
  const dir = newDir();
  const demo = await startDemo(dir.path, undefined, { timeoutMs: 900_000 });
  const browser = await launchChromium(TOGETHER);
  try {
    const home = await openings(browser, demo, options.openings, "", ".actions.now .button");
    const form = await openings(
      browser,
      demo,
      options.openings,
      "/reflect/monthly",
      ".question textarea",
    );
    const taps = await typing(browser, demo, options.keystrokes);
    const largest = await saving(browser, demo, options.letters);
    const worst = percentile(taps, 1);
    return {
      goals: [
        goal("the first page on Slow 4G, cold", "≤ 3 s", ms(home.median), home.median <= 3000),
        goal("the monthly form on Slow 4G, cold", "≤ 3 s", ms(form.median), form.median <= 3000),
        goal(
          `a keystroke in the longest form until it shows, ${taps.length} of them`,
          "≤ 200 ms",
          `p98 ${ms(percentile(taps, 0.98))}, at most ${ms(worst)}`,
          worst <= 200,
        ),
        goal(
          `largest request while ${options.letters} characters are typed`,
          "≤ 2 KB",
          `${largest} bytes`,
          largest <= 2048,
        ),
        goal(
          "code of the first page, brotli",
          "≤ 60 KB",
          `${(home.code / 1024).toFixed(1)} KB`,
          home.code <= 60 * 1024,
        ),
      ],
      text: [
        `## The mini-app (processor ${CPU_RATE} × slower, Slow 4G: 150 ms, 1.6 Mbit/s)`,
        table(
          ["", "median", "slowest", "code, brotli"],
          [
            ["the first page can be used", ms(home.median), ms(home.slowest), kb(home.code)],
            [
              "the monthly form can be written in",
              ms(form.median),
              ms(form.slowest),
              kb(form.code),
            ],
          ],
        ),
      ].join("\n\n"),
    };
  } finally {
    await browser.close();
    await demo.stop();
    dir.remove();
  }
};

const kb = (bytes: number) => `${(bytes / 1024).toFixed(1)} KB`;

/** Opens a page with nothing cached, so many times; a time counts from the frame's navigation. */
async function openings(by: Browser, of: Demo, times: number, path: string, sign: string) {
  const found: number[] = [];
  let code = 0;
  for (let time = 0; time < times; time += 1) {
    const { context, page } = await startPage(by, of);
    await slowDown(context, page);
    const liff = await open(page, of, path);
    const visible = await liff.waitForFunction((selector) => {
      const element = document.querySelector(selector);
      return element !== null && element.getClientRects().length > 0 && performance.now();
    }, sign);
    found.push(Number(await visible.jsonValue()));
    code = await liff.evaluate(() =>
      performance
        .getEntriesByType("resource")
        .filter(({ name }) => name.endsWith(".js"))
        .reduce((sum, entry) => sum + (entry as PerformanceResourceTiming).encodedBodySize, 0),
    );
    await context.close();
  }
  return { median: median(found), slowest: Math.max(...found), code };
}

/** Milliseconds from each keystroke to the next paint, as the browser's own event timing has it. */
async function typing(by: Browser, of: Demo, count: number): Promise<readonly number[]> {
  const { context, page } = await startPage(by, of);
  const liff = await open(page, of, "/reflect/monthly");
  await lendOneJapaneseFont(page, liff);
  const field = liff.locator(".question textarea").first();
  await field.fill("前よりも、相手の顔を見て話せたと思う。".repeat(250));
  await liff.locator(".writing-bar .saved").filter({ hasText: "保存しました" }).waitFor();
  await slowDown(context, page);
  await field.focus();
  await page.keyboard.press("End");
  await page.waitForTimeout(1000);
  await liff.evaluate(() => {
    const seen: { readonly of: number; readonly duration: number }[] = [];
    Object.assign(window, { seen });
    const watch = { type: "event", durationThreshold: 16, buffered: false };
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { interactionId: of } = entry as PerformanceEntry & { interactionId: number };
        seen.push({ of, duration: entry.duration });
      }
    }).observe(watch as PerformanceObserverInit);
  });
  // A quick hand, with pauses in which the words are saved.
  for (let at = 0; at < count; at += 1) {
    await page.keyboard.press("a");
    await page.waitForTimeout(at % 20 === 19 ? 1200 : 80);
  }
  await page.waitForTimeout(1000);
  const seen = await liff.evaluate(
    () => (window as unknown as { seen: { of: number; duration: number }[] }).seen,
  );
  await context.close();
  // A key going down and up again is one interaction, as slow as the slower of the two.
  const slowest = new Map<number, number>();
  for (const { of, duration } of seen) {
    if (of !== 0) slowest.set(of, Math.max(duration, slowest.get(of) ?? 0));
  }
  const slow = [...slowest.values()];
  // Keystrokes that were drawn within 16 ms are not told of.
  const quick = Array.from({ length: Math.max(0, count - slow.length) }, () => 16);
  return [...quick, ...slow];
}

/** The largest body of a request while so many characters are typed behind 4,000 that are saved. */
async function saving(by: Browser, of: Demo, letters: number): Promise<number> {
  const { context, page } = await startPage(by, of);
  const liff = await open(page, of, "/reflect/monthly");
  await lendOneJapaneseFont(page, liff);
  const field = liff.locator(".question textarea").nth(1);
  const saved = liff.locator(".writing-bar .saved").filter({ hasText: "保存しました" });
  const words = "話せた。";
  await field.fill(words.repeat(1000));
  await saved.waitFor();
  let largest = 0;
  page.on("request", (request) => {
    if (!request.url().includes("/answers/")) return;
    largest = Math.max(largest, request.postDataBuffer()?.length ?? 0);
  });
  await field.focus();
  await page.keyboard.press("End");
  for (let at = 0; at < letters; at += 1) {
    await page.keyboard.insertText(words.charAt(at % words.length));
  }
  await saved.waitFor();
  await context.close();
  return largest;
}

async function startPage(by: Browser, of: Demo) {
  const context = await by.newContext({
    viewport: { width: 390, height: 844 },
    locale: "ja-JP",
  });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  // A page of the console's origin, which alone may hold the mini-app.
  await page.goto(`${of.url}/console/id-token?person=${cast.sakura.userId}`);
  return { context, page };
}

async function slowDown(context: BrowserContext, page: Page): Promise<void> {
  const devtools = await context.newCDPSession(page);
  await devtools.send("Network.enable");
  await devtools.send("Network.emulateNetworkConditions", SLOW);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: CPU_RATE });
}

async function open(page: Page, of: Demo, path: string): Promise<Frame> {
  await page.setContent(phoneOf(cast.sakura.userId, `${of.app}/liff${path}`), {
    waitUntil: "commit",
  });
  const liff = await (await page.waitForSelector("iframe")).contentFrame();
  if (liff === null) throw new Error("the phone shows no page");
  await liff.waitForURL(`${of.app}/**`, { waitUntil: "commit" });
  return liff;
}
