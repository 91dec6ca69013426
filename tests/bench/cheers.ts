import { fileURLToPath } from "node:url";
import { build } from "vite";
import { cast } from "#bot/demo/cast.ts";
import { mostCheers, cheerWords } from "#shared/cheers.ts";
import { startDemo } from "#tests/browser/demo-process.ts";
import { phoneOf } from "#tests/browser/phone-frame.ts";
import { launchChromium } from "#tests/support/chromium.ts";
import { startChild } from "./child.ts";
import { goal, ms, spreadOf, table } from "./figures.ts";
import { newDir } from "./processes.ts";
import type { Cheering } from "./servers/cheers.ts";

const MEMBERS = 25;
const PER_SECOND = 25;
/** A processor four times slower than this one. */
const CPU_RATE = 4;
const configFile = fileURLToPath(new URL("../../liff/vite.config.ts", import.meta.url));

/** A cheer, from the thumb to the disk. */
export const benchCheers = async (options: { readonly seconds: number; readonly taps: number }) => {
  const kept = await keeping(options.seconds);
  const shown = await showing(options.taps);
  const at = spreadOf(kept.times);
  const late = shown.filter((frames) => frames > 1).length;
  return {
    goals: [
      goal(
        `a cheer is durable, ${PER_SECOND} a second by ${MEMBERS} members for ${options.seconds} s`,
        "p99 ≤ 100 ms",
        `p99 ${ms(at.p99)}`,
        at.p99 <= 100 && kept.failed === 0,
      ),
      goal(
        `a cheer is visible to its sender, ${shown.length} taps, processor ${CPU_RATE} × slower`,
        "in the next frame",
        `${shown.length - late} of ${shown.length}`,
        late === 0,
      ),
    ],
    text: [
      "## Cheers",
      table(
        ["", "requests", "p50", "p99", "at most"],
        [["give or take back", String(at.count), ms(at.p50), ms(at.p99), ms(at.max)]],
      ),
      `${kept.failed} requests failed.`,
    ].join("\n\n"),
  };
};

/** Milliseconds until the server has it on its disk, at a steady rate. */
async function keeping(seconds: number) {
  const dir = newDir();
  const args = ["--dir", dir.path, "--members", String(MEMBERS)];
  const server = await startChild("./servers/cheers.ts", args);
  const { circle, people, periods } = await server.ask<Cheering>({});
  const origin = `http://127.0.0.1:${server.port}`;
  /** Each giver goes round the cards of the others: three words, then the same ones back. */
  const ask = async (turn: number) => {
    const from = turn % people.length;
    const round = Math.floor(turn / people.length);
    const step = round % (2 * mostCheers);
    const card = Math.floor(round / (2 * mostCheers));
    const to = people[(from + 1 + (card % (people.length - 1))) % people.length];
    const period = periods[card % periods.length];
    const word = cheerWords[step % mostCheers];
    const path = `/api/circles/${circle}/posts/${to?.id}:monthly:${period}/cheers/${word}`;
    const isGiven = step < mostCheers;
    const answer = await fetch(origin + path, {
      method: isGiven ? "PUT" : "DELETE",
      headers: {
        cookie: people[from]?.cookie ?? "",
        origin,
        ...(isGiven && { "content-type": "application/json" }),
      },
      ...(isGiven && { body: JSON.stringify({ quiet: turn % 5 === 0 }) }),
    });
    await answer.arrayBuffer();
    return answer.status;
  };
  const load = async (from: number, count: number) => {
    const times: number[] = [];
    let failed = 0;
    const began = performance.now();
    const one = async (turn: number) => {
      const due = began + ((turn - from) * 1000) / PER_SECOND;
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
      const status = await ask(turn);
      if (status === 200) times.push(performance.now() - due);
      else failed += 1;
    };
    await Promise.all(Array.from({ length: count }, (_, n) => one(from + n)));
    return { times, failed };
  };
  const warm = PER_SECOND * 2;
  await load(0, warm);
  const found = await load(warm, PER_SECOND * seconds);
  await server.stop();
  dir.remove();
  return found;
}

/** After how many frames each tap shows. */
async function showing(taps: number): Promise<readonly number[]> {
  await build({ configFile, logLevel: "error" });
  const dir = newDir();
  const demo = await startDemo(dir.path, undefined, { timeoutMs: 300_000 });
  const browser = await launchChromium();
  try {
    const page = await browser.newPage({ viewport: { width: 390, height: 844 }, locale: "ja-JP" });
    const person = cast.imaten.userId;
    // A page of the console's origin, which alone may hold the mini-app.
    await page.goto(`${demo.url}/console/id-token?person=${person}`);
    await page.setContent(phoneOf(person, `${demo.app}/liff/feed`), { waitUntil: "commit" });
    const liff = await (await page.waitForSelector("iframe")).contentFrame();
    if (liff === null) throw new Error("the phone shows no page");
    await liff.locator(".cheer").first().waitFor();
    const devtools = await page.context().newCDPSession(page);
    await devtools.send("Emulation.setCPUThrottlingRate", { rate: CPU_RATE });
    const word = liff.locator(".cheer:not([aria-disabled=true])").first();
    await word.scrollIntoViewIfNeeded();
    await liff.evaluate(() => {
      const shown: number[] = [];
      Object.assign(window, { shown });
      document.addEventListener(
        "click",
        ({ target }) => {
          const cheer = (target as Element).closest(".cheer");
          const before = cheer?.getAttribute("aria-pressed");
          let frames = 0;
          const look = () => {
            frames += 1;
            if (cheer?.getAttribute("aria-pressed") === before) requestAnimationFrame(look);
            else shown.push(frames);
          };
          requestAnimationFrame(look);
        },
        { capture: true },
      );
    });
    for (let tap = 0; tap < taps; tap += 1) {
      await word.click();
      await page.waitForTimeout(300);
    }
    return await liff.evaluate(() => (window as unknown as { shown: number[] }).shown);
  } finally {
    await browser.close();
    await demo.stop();
    dir.remove();
  }
}
