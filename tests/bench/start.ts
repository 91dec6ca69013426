import { readdirSync, readFileSync } from "node:fs";
import { kill } from "node:process";
import { once } from "node:events";
import { goal, median, ms, percentile, table } from "./figures.ts";
import { startChild } from "./child.ts";
import type { Talked } from "./line/talk.ts";
import { newDir, npmStart, startBot } from "./processes.ts";

/** `npm start` until it is ready, and what it takes of the memory when nobody talks. */
export const benchStart = async (options: {
  /** A data directory with data in it. */
  readonly dir: string;
  readonly times: number;
  readonly restSeconds: number;
  /** How long people talk to fill the ordinary directory. */
  readonly talkSeconds: number;
}) => {
  const empty = newDir();
  const ordinary = newDir();
  const turns = await fill(ordinary.path, options.talkSeconds);
  const ofEmpty: number[] = [];
  const ofOrdinary: number[] = [];
  const ofFull: number[] = [];
  for (let i = 0; i < options.times; i++) {
    const fresh = newDir();
    ofEmpty.push(await timeStart(fresh.path));
    fresh.remove();
    ofOrdinary.push(await timeStart(ordinary.path));
    ofFull.push(await timeStart(options.dir));
  }
  const emptyMemory = await memoryAtRest(empty.path, options.restSeconds);
  const ordinaryMemory = await memoryAtRest(ordinary.path, options.restSeconds);
  const fullMemory = await memoryAtRest(options.dir, options.restSeconds);
  empty.remove();
  ordinary.remove();

  const row = (name: string, times: readonly number[], memory: number) => [
    name,
    ms(median(times)),
    ms(percentile(times, 1)),
    `${Math.round(memory)} MB`,
  ];
  const slowest = Math.max(...[ofEmpty, ofOrdinary, ofFull].map(median));
  return {
    goals: [
      goal("npm start until ready, the slowest directory", "≤ 1.5 s", ms(slowest), slowest <= 1500),
      goal(
        "memory at rest, empty directory",
        "≤ 160 MB",
        `${Math.round(emptyMemory)} MB`,
        emptyMemory <= 160,
      ),
    ],
    text: [
      "## Start and rest",
      table(
        [
          "data directory",
          "median start",
          "slowest start",
          `memory after ${options.restSeconds} s`,
        ],
        [
          row("empty", ofEmpty, emptyMemory),
          row("ordinary", ofOrdinary, ordinaryMemory),
          row("as the load above left it", ofFull, fullMemory),
        ],
      ),
      `The ordinary directory holds what people said in ${turns} turns, and nothing waits in it.`,
    ].join("\n\n"),
  };
};

/** People join and reflect, each waiting for every answer; tells how many turns they had. */
const fill = async (dir: string, seconds: number): Promise<number> => {
  const line = await startChild("./line/main.ts");
  const bot = await startBot({ dir, linePort: line.port });
  const order = { do: "talk", port: bot.port, people: 10, seconds, pauseMs: 0 };
  const { turns } = await line.ask<Talked>(order);
  await bot.stop();
  await line.stop();
  return turns.count;
};

const startReady = async (dir: string) => {
  const { port, pid, child } = await npmStart(dir);
  const url = `http://127.0.0.1:${port}/readyz`;
  while ((await fetch(url)).status !== 200) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return {
    pid: botOf(pid),
    async stop() {
      const gone = once(child, "exit");
      kill(botOf(pid), "SIGTERM");
      await gone;
    },
  };
};

const timeStart = async (dir: string) => {
  const began = performance.now();
  const bot = await startReady(dir);
  const took = performance.now() - began;
  await bot.stop();
  return took;
};

/** Resident memory in MB of the bot's process, its database thread included. */
const memoryAtRest = async (dir: string, seconds: number) => {
  const bot = await startReady(dir);
  await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  const status = readFileSync(`/proc/${bot.pid}/status`, "utf8");
  await bot.stop();
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1]) / 1024;
};

/** The process at the end of npm's and its shell's line of children. */
const botOf = (pid: number): number => {
  const children = readdirSync(`/proc/${pid}/task`).flatMap((task) =>
    readFileSync(`/proc/${pid}/task/${task}/children`, "utf8").split(" ").filter(Boolean),
  );
  return children[0] === undefined ? pid : botOf(Number(children[0]));
};
