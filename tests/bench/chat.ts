import { startChild } from "./child.ts";
import { goal, ms, table, type Spread } from "./figures.ts";
import type { Paced } from "./line/pace.ts";
import type { Talked } from "./line/talk.ts";
import { startBot } from "./processes.ts";

const PEOPLE = 10;
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
  const talkFor = (seconds: number) =>
    line.ask<Talked>({ do: "talk", port, people: PEOPLE, seconds });
  await talkFor(3);
  const talked = await talkFor(options.talkSeconds);
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
  const { turns, failed, perSecond } = talked;
  const { acknowledged } = paced;
  const isQuick = turns.p50 <= 15 && turns.p99 <= 60 && failed === 0;
  const isSteady = acknowledged.p99 < 100 && acknowledged.max <= 2000 && paced.failed === 0;
  return {
    goals: [
      goal(
        "a chat turn, ten people at once",
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
          row(`webhook to reply, ${PEOPLE} people at once (closed loop)`, turns),
          row(`webhook to 200, ${PER_SECOND} a second`, acknowledged),
          row(`webhook to reply, ${PER_SECOND} a second`, paced.answered),
        ],
      ),
      `${PEOPLE} people at once: ${Math.round(perSecond)} turns a second, ${failed} failed. ` +
        `${PER_SECOND} a second: ${paced.failed} requests failed, ` +
        `${paced.unanswered} turns without a reply.`,
    ].join("\n\n"),
  };
};
