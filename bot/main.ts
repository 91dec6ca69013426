import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createApp } from "./app.ts";
import { readConfig, type Config } from "./config.ts";
import { createContext } from "./context.ts";
import { createConversation } from "./conversation/compose.ts";
import { openDatabase } from "./db.ts";
import { openEmbedded } from "./embedded/thread.ts";
import { takeEnvironment } from "./environment.ts";
import { liffFilesIn } from "./liff-files.ts";
import { openLog, type Log } from "./log.ts";
import { serveMetrics } from "./metrics/server.ts";
import { createClosing } from "./node-closing.ts";
import { createListener } from "./node-listener.ts";
import { orInWords, portObstacle, storeObstacle } from "./obstacle.ts";

/** Time enough to listen and to be seen ready. */
const TURNS_AFTER_MS = 500;
const DRAIN_MS = 10_000;
/** A request is answered in two seconds; whoever is slower to send one is not waited for. */
const LAST_REQUESTS_MS = 4000;

const openStore = async ({ mongodbUri, dataDir }: Config) => {
  if (mongodbUri !== null) return { uri: mongodbUri, close: async () => {} };
  return openEmbedded({ dir: dataDir });
};

/** Only for whoever asks for it: it costs memory. */
const openPrometheus = async () => (await import("./metrics/prometheus.ts")).createPrometheus();

/** The bot, live; resolves to what ends it. */
const start = async (config: Config, log: Log) => {
  const orStore = <T>(work: () => Promise<T> | T) =>
    orInWords(work, (error) => storeObstacle(error, config));
  const store = await orStore(() => openStore(config));
  const database = await orStore(() => openDatabase(store.uri));
  const { metricsPort } = config;
  const prometheus = metricsPort === null ? null : await openPrometheus();
  const context = createContext({
    config,
    db: database.db,
    log,
    ...(prometheus && { meter: prometheus.meter }),
    createConversation,
    alone: config.mongodbUri === null,
  });
  await orStore(() => context.start({ turnsAfterMs: TURNS_AFTER_MS }));

  const app = createApp(context, { liffFiles: liffFilesIn() });
  const server = createServer(createListener(context, app));
  const closeServer = createClosing(server, LAST_REQUESTS_MS);
  const listening = () =>
    new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(config.port, config.host, resolve);
    });
  await orInWords(listening, (error) => portObstacle(error, "PORT", config.port, config.host));
  const { port } = server.address() as AddressInfo;
  const { inbox, clock } = context;
  const metrics =
    metricsPort === null || prometheus === null
      ? null
      : await orInWords(
          () => serveMetrics({ port: metricsPort, prometheus, inbox, clock }),
          (error) => portObstacle(error, "METRICS_PORT", metricsPort),
        );
  if (metrics) log.info("metrics_served", { port: metrics.port });
  log.info("listening", { host: config.host, port });

  return async () => {
    await Promise.all([closeServer(), context.stop(), metrics?.close()]);
    await database.close();
    await store.close();
  };
};

const endOnSignal = (stop: () => Promise<void>, log: Log) => {
  let ending = false;
  const end = (signal: NodeJS.Signals) => {
    if (ending) return;
    ending = true;
    log.info("stopping", { reason: signal });
    setTimeout(() => {
      log.error("stopped_by_force");
      process.exit(1);
    }, DRAIN_MS).unref();
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error("stop_failed", {}, error);
        process.exit(1);
      },
    );
  };
  process.once("SIGTERM", end);
  process.once("SIGINT", end);
};

/** Node would print the error whole, and it may quote what a member wrote. */
const endOnCrash = (log: Log) => {
  process.once("uncaughtException", (error) => {
    log.error("crashed", {}, error);
    process.exit(1);
  });
};

const say = (message: string) => void process.stderr.write(`Ayumi cannot start${message}\n`);
const messageOf = (error: unknown) => (error instanceof Error ? error.message : "unknown");

const run = async () => {
  const read = readConfig(takeEnvironment());
  if (!read.ok) {
    const list = read.problems.map((problem) => `  - ${problem}\n`).join("");
    say(
      `. Mend this in .env or in the environment:\n${list}` +
        "npm run setup goes through them with you; docs/line-setup.md tells where to find each value.",
    );
    process.exit(1);
  }
  const log = openLog({
    level: read.config.logLevel,
    write: (line) => process.stdout.write(`${line}\n`),
  });
  endOnCrash(log);
  try {
    endOnSignal(await start(read.config, log), log);
  } catch (error) {
    log.error("start_failed", {}, error);
    throw error;
  }
};

try {
  await run();
} catch (error) {
  // Nobody has said anything yet, so the message can only speak of this machine.
  say(`: ${messageOf(error)}`);
  process.exit(1);
}
