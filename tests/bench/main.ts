import process from "node:process";
import { parseArgs } from "node:util";
import { benchAcceptance } from "./accept.ts";
import { benchApi } from "./api.ts";
import { benchChat } from "./chat.ts";
import { benchCheers } from "./cheers.ts";
import { benchEmbedded } from "./embedded.ts";
import { benchFeed } from "./feed.ts";
import { table } from "./figures.ts";
import { benchLiff } from "./liff.ts";
import { benchLongFeed } from "./long-feed.ts";
import { describeMachine } from "./machine.ts";
import { benchNudges } from "./nudges.ts";
import { benchMeetups } from "./meetups.ts";
import { newDir } from "./processes.ts";
import { benchBackup } from "./backup.ts";
import { benchRestart } from "./restart.ts";
import { benchStart } from "./start.ts";
import { benchWorker } from "./worker.ts";

// `npm run bench` prints the tables of docs/benchmarks.md; `-- --quick` takes about a minute, and
// `-- --only accept,chat,embedded,api,cheers,feed,long-feed,liff,meetups,nudges,start,worker,backup,restart` a part.

const { values } = parseArgs({
  options: { quick: { type: "boolean", default: false }, only: { type: "string" } },
});
const { quick } = values;
const wants = (part: string) => values.only?.split(",").includes(part) ?? true;
const dir = newDir();
const parts = {
  accept: () =>
    benchAcceptance(
      quick ? { rounds: 1, warmUp: 2, seconds: 2 } : { rounds: 5, warmUp: 6, seconds: 4 },
    ),
  chat: () =>
    benchChat({
      dir: dir.path,
      ...(quick ? { talkSeconds: 5, paceSeconds: 10 } : { talkSeconds: 20, paceSeconds: 60 }),
    }),
  embedded: () => benchEmbedded({ rounds: quick ? 300 : 2000 }),
  api: () => benchApi({ seconds: quick ? 5 : 30 }),
  cheers: () => benchCheers(quick ? { seconds: 4, taps: 20 } : { seconds: 30, taps: 100 }),
  feed: () => benchFeed({ rounds: quick ? 150 : 600 }),
  "long-feed": () =>
    benchLongFeed(quick ? { posts: 2000, frames: 200 } : { posts: 10_000, frames: 600 }),
  liff: () =>
    benchLiff(
      quick
        ? { openings: 1, keystrokes: 100, letters: 200 }
        : { openings: 5, keystrokes: 120, letters: 800 },
    ),
  meetups: () =>
    benchMeetups(
      quick
        ? { dir: dir.path, groups: 5, members: 100, rounds: 4 }
        : { dir: dir.path, groups: 30, members: 1000, rounds: 20 },
    ),
  nudges: () =>
    benchNudges(quick ? { members: 10_000, pushes: 1000 } : { members: 100_000, pushes: 10_000 }),
  worker: () => benchWorker({ seconds: quick ? 8 : 30 }),
  backup: () => benchBackup(quick ? { documents: 20_000 } : { documents: 100_000 }),
  restart: () => benchRestart(quick ? { times: 1 } : { times: 5 }),
  start: () =>
    benchStart({
      dir: dir.path,
      ...(quick
        ? { times: 1, restSeconds: 3, talkSeconds: 3 }
        : { times: 7, restSeconds: 30, talkSeconds: 20 }),
    }),
};

// Whoever is started here ends with this process.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));
const say = (text: string) => process.stdout.write(`${text}\n\n`);
say(describeMachine());
const goals: string[][] = [];
try {
  for (const [name, bench] of Object.entries(parts)) {
    if (!wants(name)) continue;
    const found = await bench();
    goals.push(...found.goals);
    say(found.text);
  }
} finally {
  dir.remove();
}
say(`## Numbers to reach\n\n${table(["what", "wanted", "measured", ""], goals)}`);
process.exit(0);
