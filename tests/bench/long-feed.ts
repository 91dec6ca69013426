import type { CDPSession, Frame, Route } from "playwright-core";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { cast } from "#bot/demo/cast.ts";
import type { FeedPage } from "#shared/feed.ts";
import type { CheeredPost } from "#shared/cheers.ts";
import { startDemo } from "#tests/browser/demo-process.ts";
import { phoneOf } from "#tests/browser/phone-frame.ts";
import { launchChromium, lendOneJapaneseFont } from "#tests/support/chromium.ts";
import { goal, median, ms, percentile, table } from "./figures.ts";
import { newDir } from "./processes.ts";

const CPU_RATE = 4;
const PAGE = 20;
const SHORT = 300;
/** Of so many pages at the end it is measured how long they take to come. */
const GROWN = 10;
/** A thumb that flings: pixels in each frame, 3600 a second. */
const STEP = 60;
/** The frame shares the page's process, so that what slows the page slows the frame. */
const TOGETHER = [
  "--disable-site-isolation-trials",
  "--disable-features=IsolateOrigins,site-per-process,OriginKeyedProcessesByDefault",
];
const configFile = fileURLToPath(new URL("../../liff/vite.config.ts", import.meta.url));

type Held = {
  readonly nodes: number;
  readonly heap: number;
  readonly frames: readonly number[];
  /** Milliseconds until the page shows that another page of posts has come. */
  readonly grown: number;
};

/** The feed's page with thousands of posts read: how it scrolls, and what it holds. */
export const benchLongFeed = async (options: {
  readonly posts: number;
  readonly frames: number;
}) => {
  await build({ configFile, logLevel: "error" });
  const dir = newDir();
  const demo = await startDemo(dir.path, undefined, { timeoutMs: 900_000 });
  const browser = await launchChromium(TOGETHER);
  try {
    const page = await browser.newPage({ viewport: { width: 390, height: 844 }, locale: "ja-JP" });
    page.setDefaultTimeout(600_000);
    await page.route("**/api/circles/*/feed*", (route) => tellPage(route, options.posts));
    // A page of the console's origin, which alone may hold the mini-app.
    await page.goto(`${demo.url}/console/id-token?person=${cast.sakura.userId}`);
    await page.setContent(phoneOf(cast.sakura.userId, `${demo.app}/liff/feed`), {
      waitUntil: "commit",
    });
    const liff = await (await page.waitForSelector("iframe")).contentFrame();
    if (liff === null) throw new Error("the phone shows no page");
    await liff.locator(".post").first().waitFor();
    await lendOneJapaneseFont(page, liff);
    const devtools = await page.context().newCDPSession(page);
    const slowDown = (rate: number) => devtools.send("Emulation.setCPUThrottlingRate", { rate });
    let pages = 1;
    const measure = async (posts: number): Promise<Held> => {
      await slowDown(1);
      await readOn(liff, posts / PAGE - GROWN - pages);
      await slowDown(CPU_RATE);
      const grown = median(await readOn(liff, GROWN));
      pages = posts / PAGE;
      return { grown, ...(await look(liff, devtools, options.frames)) };
    };
    const short = await measure(SHORT);
    const long = await measure(options.posts);
    const slow = percentile(long.frames, 0.99);
    const slower = slow / percentile(short.frames, 0.99);
    const nodes = long.nodes / short.nodes;
    return {
      goals: [
        goal(
          `a frame while ${options.posts} posts are flung past, processor ${CPU_RATE} × slower`,
          `p99 ≤ 100 ms, or ≤ 1.5 × that with ${SHORT}`,
          `p50 ${ms(median(long.frames))}, p99 ${ms(slow)}, ${slower.toFixed(2)} ×`,
          slow <= 100 || slower <= 1.5,
        ),
        goal(
          "nodes of the page with them",
          `≤ 3 × those with ${SHORT}`,
          `${nodes.toFixed(1)} ×`,
          nodes <= 3,
        ),
        goal("memory of the page with them", "≤ 100 MB", mb(long.heap), long.heap <= 100e6),
        goal(
          "until the page has grown by the next 20",
          `≤ 2 × the time with ${SHORT}`,
          `${ms(long.grown)}, ${(long.grown / short.grown).toFixed(2)} ×`,
          long.grown <= 2 * short.grown,
        ),
      ],
      text: [
        `## A long feed (processor ${CPU_RATE} × slower, ${STEP} pixels a frame)`,
        table(
          ["posts read", "frame p50", "frame p99", "longest", "20 more", "nodes", "memory"],
          [[SHORT, short] as const, [options.posts, long] as const].map(
            ([posts, { frames, grown, nodes: count, heap }]) =>
              [
                posts,
                ms(median(frames)),
                ms(percentile(frames, 0.99)),
                ms(percentile(frames, 1)),
                ms(grown),
                count,
                mb(heap),
              ].map(String),
          ),
        ),
      ].join("\n\n"),
    };
  } finally {
    await browser.close();
    await demo.stop();
    dir.remove();
  }
};

const mb = (bytes: number) => `${(bytes / 1e6).toFixed(0)} MB`;

async function tellPage(route: Route, posts: number): Promise<void> {
  const url = new URL(route.request().url());
  const from = Number(url.searchParams.get("cursor") ?? 0);
  const circle = { id: url.pathname.split("/")[3] ?? "", name: "第一期" };
  const items = Array.from({ length: Math.min(PAGE, posts - from) }, (_, n) => postOf(from + n));
  const isLast = from + PAGE >= posts;
  const json: FeedPage = {
    circle,
    items,
    cursor: isLast ? null : String(from + PAGE),
    until: isLast ? null : (items.at(-1)?.sharedAt ?? null),
  };
  await route.fulfill({ json });
}

/** The nth post, as long as people write, no two alike. */
function postOf(n: number): CheeredPost {
  const words = (qid: string, part: "now" | "issue" | "next", text: string) =>
    ({ qid, part, choice: null, text: `${text} ${n}`, reached: "circle" }) as const;
  return {
    id: `member${n % 40}:monthly:p${n}`,
    author: { id: `member${n % 40}`, name: `なかま${n % 40}`, face: "none", picture: null },
    isMine: false,
    cadence: "monthly",
    period: `${2020 + (n % 7)}-${String((n % 12) + 1).padStart(2, "0")}`,
    sharedAt: new Date(Date.UTC(2026, 10, 1) - n * 60_000).toISOString(),
    before: "月曜の朝に、よくある質問をひとつ書き足す",
    words: [
      words("MO2", "now", "引き継ぎの資料を3本つくった。採用面接に2回入った。".repeat(1 + (n % 3))),
      words("MO3", "now", "面接の質問を、前の日に決められた"),
      words("MO4", "now", "「段取りがいいから安心する」と言われた"),
      words("MO5c", "issue", "引き継ぎの型をつくる"),
      words("MO6", "now", "先に準備できると、落ち着いて話せる"),
      words("MO7", "next", "月曜の朝に、よくある質問をひとつ書き足す"),
    ],
    wanted: "strengths",
    cheers: { sent: [], received: [] },
  };
}

/** Scrolls to the end so many times; milliseconds from each to the page that has grown. */
const readOn = (liff: Frame, pages: number) =>
  liff.evaluate(async (many) => {
    const times: number[] = [];
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    for (let at = 0; at < many; at += 1) {
      const before = document.body.scrollHeight;
      window.scrollTo(0, before);
      const began = performance.now();
      while (document.body.scrollHeight < before + 2000) await frame();
      times.push(performance.now() - began);
    }
    return times;
  }, pages);

/** Flings from the middle on, and tells how long each frame took, and what the page holds then. */
async function look(
  liff: Frame,
  devtools: CDPSession,
  count: number,
): Promise<Omit<Held, "grown">> {
  const frames = await liff.evaluate(
    async ({ many, step }) => {
      const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
      window.scrollTo(0, document.body.scrollHeight / 4);
      for (let rest = 0; rest < 60; rest += 1) await frame();
      const times: number[] = [];
      let last = await frame();
      for (let at = 0; at < many; at += 1) {
        window.scrollBy(0, step);
        const next = await frame();
        times.push(next - last);
        last = next;
      }
      return times;
    },
    { many: count, step: STEP },
  );
  const nodes = await liff.evaluate(() => document.getElementsByTagName("*").length);
  await devtools.send("HeapProfiler.collectGarbage");
  await devtools.send("Performance.enable");
  const { metrics } = await devtools.send("Performance.getMetrics");
  const heap = metrics.find(({ name }) => name === "JSHeapUsedSize")?.value ?? Number.NaN;
  return { nodes, heap, frames };
}
