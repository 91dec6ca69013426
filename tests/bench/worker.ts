import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { environment } from "#tests/support/settings.ts";
import { bundleWorker } from "#tests/support/worker.ts";
import { startChild, type Child } from "./child.ts";
import { goal, ms, spreadOf, table, type Spread } from "./figures.ts";
import type { Paced } from "./line/pace.ts";
import type { Talked } from "./line/talk.ts";
import { newDir, startBot, startDatabase } from "./processes.ts";

const PER_SECOND = 5;

/** The bot in Cloudflare's runtime on this machine, and on Node, each with one person at a time. */
export const benchWorker = async ({ seconds }: { readonly seconds: number }) => {
  const bundle = await mkdtemp(join(tmpdir(), "ayumi-bench-bundle-"));
  await bundleWorker(bundle);
  const code = await readFile(join(bundle, "worker.js"));
  const size = gzipSync(code, { level: 9 }).length / 1024;
  const line = await startChild("./line/main.ts");
  const worker = await onWorker(line, bundle, seconds);
  await rm(bundle, { recursive: true });
  const node = await onNode(line, seconds);
  await line.stop();

  const row = (name: string, { count, p50, p99, max }: Spread) => [
    name,
    String(count),
    ms(p50),
    ms(p99),
    ms(max),
  ];
  const rows = ({ host, health, accepted, talked }: Measured) => [
    row(`${host}: nothing but an answer`, health),
    row(`${host}: webhook to 200, ${PER_SECOND} a second`, accepted.acknowledged),
    row(`${host}: webhook to reply, one person`, talked.turns),
    row(`${host}: somebody adds the bot and is greeted`, talked.greetings),
  ];
  const failed = worker.talked.failed + worker.accepted.failed + worker.accepted.unanswered;
  const { acknowledged } = worker.accepted;
  const { greetings } = worker.talked;
  return {
    goals: [
      goal(
        "Worker: a webhook accepted",
        "p50 ≤ 15 ms",
        ms(acknowledged.p50),
        acknowledged.p50 <= 15,
      ),
      goal("Worker: a first turn", "p50 ≤ 40 ms", ms(greetings.p50), greetings.p50 <= 40),
      goal("Worker: what is uploaded, gzip", "≤ 300 KB", `${size.toFixed(0)} KB`, size <= 300),
    ],
    text: [
      "## Workers",
      table(["", "times", "p50", "p99", "at most"], [...rows(worker), ...rows(node)]),
      `${failed} requests to the Worker failed or stayed without a reply.`,
    ].join("\n\n"),
  };
};

type Measured = {
  readonly host: string;
  readonly health: Spread;
  readonly accepted: Paced;
  readonly talked: Talked;
};

const measure = async (line: Child, host: string, port: number, seconds: number) => {
  const talkFor = (length: number) =>
    line.ask<Talked>({ do: "talk", port, people: 1, seconds: length, pauseMs: 0 });
  await talkFor(3);
  const health = await askHealth(`http://127.0.0.1:${port}/healthz`);
  const talked = await talkFor(seconds);
  const accepted = await line.ask<Paced>({ do: "pace", port, perSecond: PER_SECOND, seconds });
  return { host, health, talked, accepted };
};

const onWorker = async (line: Child, bundle: string, seconds: number): Promise<Measured> => {
  const dir = newDir();
  const database = await startDatabase(dir.path, "port");
  const base = `http://127.0.0.1:${line.port}`;
  const variables = environment({
    MONGODB_URI: database.uri.replace("/?", "/ayumi?"),
    LINE_API_BASE_URL: base,
    LINE_DATA_API_BASE_URL: base,
    LINE_LOGIN_BASE_URL: base,
    LOG_LEVEL: "warning",
  });
  const worker = await startChild("./servers/worker.ts", [bundle, JSON.stringify(variables)]);
  const measured = await measure(line, "Worker", worker.port, seconds);
  await worker.stop();
  await database.stop();
  dir.remove();
  return measured;
};

const onNode = async (line: Child, seconds: number): Promise<Measured> => {
  const dir = newDir();
  const bot = await startBot({ dir: dir.path, linePort: line.port });
  const measured = await measure(line, "Node", bot.port, seconds);
  await bot.stop();
  dir.remove();
  return measured;
};

const askHealth = async (url: string) => {
  const times: number[] = [];
  for (let i = 0; i < 200; i++) {
    const began = performance.now();
    await (await fetch(url)).arrayBuffer();
    times.push(performance.now() - began);
  }
  return spreadOf(times);
};
