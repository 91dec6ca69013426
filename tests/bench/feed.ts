import { startChild, type Child } from "./child.ts";
import { goal, median, ms, table } from "./figures.ts";
import { newDir } from "./processes.ts";
import type { Looked, Reading } from "./servers/feed.ts";

const CIRCLES = 50;
const SIZES = { small: 1000, big: 100_000 } as const;
const PAGE = 20;
/** How far down the walk through the big feed goes. */
const DEEP = 25;

type Size = keyof typeof SIZES;
type Feed = {
  readonly child: Child;
  readonly reading: Reading;
  readonly stop: () => Promise<void>;
};

/** What a page of the feed costs when a hundred times as much was shared. */
export const benchFeed = async (options: { readonly rounds: number }) => {
  const feeds: Record<Size, Feed> = {
    small: await startFeed("small"),
    big: await startFeed("big"),
  };
  const times: Record<Size, number[]> = { small: [], big: [] };
  for (let round = -50; round < options.rounds; round += 1) {
    for (const size of ["small", "big"] as const) {
      const { ms: took } = await read(feeds[size], round + 50);
      if (round >= 0) times[size].push(took);
    }
  }
  const deep = await walkDown(feeds.big);
  const looks = { small: await looksOf(feeds.small), big: await looksOf(feeds.big) };
  for (const { stop } of Object.values(feeds)) await stop();
  const [small, big] = [median(times.small), median(times.big)];
  const ratio = big / small;
  const each = looks.big.examined / PAGE;
  return {
    goals: [
      goal(
        `a page of ${PAGE} in the feed, among ${SIZES.big} posts in ${CIRCLES} circles`,
        `≤ 1.5 × the time among ${SIZES.small}`,
        `${ratio.toFixed(2)} ×`,
        ratio <= 1.5,
      ),
      goal("the same", "p50 ≤ 30 ms", `p50 ${ms(big)}`, big <= 30),
      goal("documents it looks at", "≤ 3 a post", each.toFixed(2), each <= 3),
    ],
    text: [
      "## The feed",
      table(
        ["a page of 20", "posts", "p50", "documents looked at", "returned", "queries"],
        [
          ["the first", SIZES.small, small, looks.small] as const,
          ["the first", SIZES.big, big, looks.big] as const,
        ].map(([name, posts, took, { examined, returned, queries }]) =>
          [name, posts, ms(took), examined, returned, queries].map(String),
        ),
      ),
      `The page ${DEEP} pages further down took ${ms(deep)} (p50).`,
    ].join("\n\n"),
  };
};

async function startFeed(size: Size): Promise<Feed> {
  const dir = newDir();
  const sizes = ["--circles", String(CIRCLES), "--posts", String(SIZES[size])];
  const child = await startChild("./servers/feed.ts", ["--dir", dir.path, ...sizes]);
  const stop = async () => {
    await child.stop();
    dir.remove();
  };
  return { child, reading: await child.ask<Reading>({}), stop };
}

/** One page of one circle's feed, as whoever reads there asks for it. */
async function read({ child, reading }: Feed, turn: number, cursor: string | null = null) {
  const { id, cookie } = reading.circles[turn % reading.circles.length] ?? { id: "", cookie: "" };
  const query = cursor === null ? "" : `?cursor=${encodeURIComponent(cursor)}`;
  const began = performance.now();
  const answer = await fetch(`http://127.0.0.1:${child.port}/api/circles/${id}/feed${query}`, {
    headers: { cookie },
  });
  const page = (await answer.json()) as { items: unknown[]; cursor: string | null };
  const took = performance.now() - began;
  if (page.items.length !== PAGE) throw new Error(`a page of ${page.items.length}`);
  return { ms: took, cursor: page.cursor };
}

async function walkDown(feed: Feed): Promise<number> {
  const times: number[] = [];
  for (let turn = 0; turn < CIRCLES; turn += 1) {
    let cursor: string | null = null;
    for (let page = 0; page < DEEP; page += 1) ({ cursor } = await read(feed, turn, cursor));
    times.push((await read(feed, turn, cursor)).ms);
  }
  return median(times);
}

/** What the database looked at for one page, by its own account. */
async function looksOf(feed: Feed): Promise<Looked> {
  await feed.child.ask({ watch: true });
  await read(feed, 0);
  return feed.child.ask<Looked>({ tell: true });
}
