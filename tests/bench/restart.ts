import { startChild } from "./child.ts";
import { goal, median, ms, table } from "./figures.ts";
import type { Paced } from "./line/pace.ts";
import { newDir, startBot } from "./processes.ts";

const PER_SECOND = 100;
const SECONDS = 8;
const RESTART_AFTER_MS = 3000;

/** The live process is ended by SIGTERM and started again while events keep coming. */
export const benchRestart = async (options: { readonly times: number }) => {
  const rounds: Paced[] = [];
  for (let i = 0; i < options.times; i++) rounds.push(await restartOnce());

  const silences = rounds.map(({ silence }) => silence);
  const sum = (of: (round: Paced) => number) => rounds.reduce((all, each) => all + of(each), 0);
  const lost = sum(({ failed, unanswered }) => failed + unanswered);
  const twice = sum(({ repeated }) => repeated);
  const longest = Math.max(...silences);
  return {
    goals: [
      goal(
        `restart under ${PER_SECOND} events a second`,
        "none lost, none answered twice, ≤ 2 s",
        `${lost} lost, ${twice} twice, ${ms(longest)}`,
        lost === 0 && twice === 0 && longest <= 2000,
      ),
    ],
    text: [
      "## Restart under load",
      table(
        ["restarts", "events", "lost", "answered twice", "median downtime", "longest downtime"],
        [
          [
            String(options.times),
            String(sum(({ acknowledged }) => acknowledged.count)),
            String(lost),
            String(twice),
            ms(median(silences)),
            ms(longest),
          ],
        ],
      ),
    ].join("\n\n"),
  };
};

const restartOnce = async (): Promise<Paced> => {
  const dir = newDir();
  const line = await startChild("./line/main.ts");
  const first = await startBot({ dir: dir.path, linePort: line.port });
  const order = { do: "pace", perSecond: PER_SECOND, seconds: SECONDS, again: true };
  const paced = line.ask<Paced>({ ...order, port: first.port });
  await new Promise((resolve) => setTimeout(resolve, RESTART_AFTER_MS));
  await first.stop();
  const second = await startBot({ dir: dir.path, linePort: line.port, port: first.port });
  const found = await paced;
  await second.stop();
  await line.stop();
  dir.remove();
  return found;
};
