import { startChild } from "./child.ts";
import { goal, ms, table, type Spread } from "./figures.ts";
import type { Paced } from "./line/pace.ts";
import type { Talked } from "./line/talk.ts";
import { startBot } from "./processes.ts";

const PEOPLE = 10;
/** Ten times faster than people read. */
const PAUSE_MS = 200;
const PER_SECOND = 300;

/** Whole turns with the live process: ten people at once, then a steady load. */
export const benchChat = async (options: {
  readonly dir: string;
  readonly talkSeconds: number;
  readonly paceSeconds: number;
}) => {
  const line = await startChild("./line/main.ts");
  const bot = await startBot({ dir: options.dir, linePort: line.port });
  const { port } = bot;
  const talkFor = (seconds: number, people: number, pauseMs: number) =>
    line.ask<Talked>({ do: "talk", port, people, seconds, pauseMs });
  await talkFor(3, PEOPLE, 0);
  const talked = await talkFor(options.talkSeconds, PEOPLE, PAUSE_MS);
  const hurried = await talkFor(options.talkSeconds / 2, PEOPLE, 0);
  const alone = await talkFor(options.talkSeconds / 4, 1, 0);
  const order = { do: "pace", port, perSecond: PER_SECOND, seconds: options.paceSeconds };
  const paced = await line.ask<Paced>(order);
  await bot.stop();
  await line.stop();

  const row = (name: string, { count, p50, p99, max }: Spread) => [
    name,
    String(count),
    ms(p50),
    ms(p99),
    ms(max),
  ];
  const { turns } = talked;
  const failed = talked.failed + hurried.failed + alone.failed;
  const { acknowledged } = paced;
  const isQuick = turns.p50 <= 15 && turns.p99 <= 60 && failed === 0;
  const isSteady = acknowledged.p99 < 100 && acknowledged.max <= 2000 && paced.failed === 0;
  return {
    goals: [
      goal(
        `a chat turn, ten people at once, ${PAUSE_MS} ms between turns`,
        "p50 ≤ 15 ms, p99 ≤ 60 ms",
        `p50 ${ms(turns.p50)}, p99 ${ms(turns.p99)}`,
        isQuick,
      ),
      goal(
        `acknowledged at ${PER_SECOND} requests a second for ${options.paceSeconds} s`,
        "p99 < 100 ms, never above 2 s",
        `p99 ${ms(acknowledged.p99)}, at most ${ms(acknowledged.max)}`,
        isSteady,
      ),
    ],
    text: [
      "## Turns",
      table(
        ["", "turns", "p50", "p99", "at most"],
        [
          row(`webhook to reply, ${PEOPLE} people at once, ${PAUSE_MS} ms between turns`, turns),
          row(`webhook to reply, ${PEOPLE} people at once, no pause`, hurried.turns),
          row("webhook to reply, one person, no pause", alone.turns),
          row(`webhook to 200, ${PER_SECOND} a second`, acknowledged),
          row(`webhook to reply, ${PER_SECOND} a second`, paced.answered),
        ],
      ),
      `Without a pause ${PEOPLE} people had ${Math.round(hurried.perSecond)} turns a second; ` +
        `${failed} turns of these three failed. ` +
        `${PER_SECOND} a second: ${paced.failed} requests failed, ` +
        `${paced.unanswered} turns without a reply.`,
    ].join("\n\n"),
  };
};
