import { createApp } from "#bot/app.ts";
import { readConfig, type Config } from "#bot/config.ts";
import { createContext } from "#bot/context.ts";
import { createConversation } from "#bot/conversation/compose.ts";
import { isDatabaseGone, openDatabase } from "#bot/db.ts";
import { openLog } from "#bot/log.ts";
import { connectionProblems } from "./connection.ts";

/**
 * Cloudflare lets one object have six connections open at once. The driver watches each of Atlas's
 * three servers over one of its own, and LINE is asked over another.
 */
const limits = {
  maxPoolSize: 2,
  serverMonitoringMode: "poll",
  heartbeatFrequencyMS: 10_000,
} as const;

const needsNoDatabase = new Set(["/healthz", "/readyz"]);

/** The bot in the one object that holds its connections: it answers, and does what is due. */
export const createHost = (
  variables: Readonly<Record<string, string>>,
  /** The community's time, where it is not the machine's. */
  options: { readonly now?: () => Date } = {},
) => {
  const read = readConfig(variables);
  const problems = read.ok ? [] : [...read.problems];
  const uri = variables["MONGODB_URI"]?.trim();
  if (uri) problems.push(...connectionProblems(uri));
  else problems.push("MONGODB_URI is missing: a Worker keeps no files, so it needs a MongoDB");
  return read.ok && problems.length === 0 ? hostOf(read.config, options) : refuse(problems);
};

export type Host = ReturnType<typeof hostOf>;

const hostOf = (config: Config, { now }: { readonly now?: () => Date }) => {
  const log = openLog({ level: config.logLevel, write });
  const database = openDatabase(config.mongodbUri ?? "", limits);
  const context = createContext({
    config,
    db: database.db,
    log,
    createConversation,
    ...(now && { now }),
  });
  const app = createApp(context);
  let connected: Promise<void> | undefined;

  /** Throws while there is no database. */
  const begin = async () => {
    await (connected ??= database.connect().catch((error: unknown) => {
      connected = undefined;
      throw error;
    }));
    await context.prepare();
  };

  return {
    async fetch(request: Request): Promise<Response> {
      const { pathname } = new URL(request.url);
      if (!needsNoDatabase.has(pathname)) {
        try {
          await begin();
        } catch (error) {
          if (isDatabaseGone(error)) log.warn("database_waits", {}, error);
          // Nobody has said anything yet, so the message can only speak of this installation.
          else write(`Ayumi cannot start: ${error instanceof Error ? error.message : "unknown"}`);
          return away();
        }
      }
      return app.fetch(request);
    },

    /** How many jobs ran. The next minute is another try. */
    async runDue(): Promise<number> {
      try {
        await begin();
        return await context.runDue();
      } catch (error) {
        log.warn("scheduler_waits", {}, error);
        return 0;
      }
    },
  };
};

const away = () =>
  Response.json(
    { error: { code: "upstream_unavailable", requestId: crypto.randomUUID() } },
    { status: 503 },
  );

const refuse = (problems: readonly string[]): Host => {
  const list = problems.map((problem) => `  - ${problem}\n`).join("");
  write(`Ayumi cannot start. Mend this in wrangler.toml or with wrangler secret put:\n${list}`);
  return {
    fetch: async () => new Response("Ayumi cannot start: the log says why\n", { status: 503 }),
    runDue: async () => 0,
  };
};

// oxlint-disable-next-line no-console -- a Worker has no other way to write
const write = (line: string) => console.log(line);
