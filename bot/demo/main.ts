import { join, resolve } from "node:path";
import { argv, env } from "node:process";
import { createApp } from "#bot/app.ts";
import { readConfig } from "#bot/config.ts";
import { createContext } from "#bot/context.ts";
import { createConversation } from "#bot/conversation/compose.ts";
import { openDatabase } from "#bot/db.ts";
import { openEmbedded } from "#bot/embedded/thread.ts";
import { liffFilesIn } from "#bot/liff-files.ts";
import { registerRichMenus } from "#bot/line/rich-menu/register.ts";
import { openLog } from "#bot/log.ts";
import { orInWords, storeObstacle } from "#bot/obstacle.ts";
import { demoLine } from "#bot/setup/rehearsal.ts";
import { beginIn } from "./beginning.ts";
import { cast, firstWords, gather, group, roleInDemo } from "./cast.ts";
import { createLineDouble } from "./double/double.ts";
import { listen } from "./listen.ts";
import { linkPastGroup } from "./past-group.ts";
import { writePast } from "./past.ts";

const host = "127.0.0.1";

/** A newcomer gets a sentence, no stack. */
const cannotStart = (error: unknown): never => {
  const message = error instanceof Error ? error.message : "unknown";
  process.stderr.write(`\n  The demo cannot start: ${message}\n\n`);
  process.exit(1);
};
process.once("uncaughtException", cannotStart);

// oxlint-disable-next-line node/no-process-env -- the demo's own starting point
const { PORT = "3000", LINE_DOUBLE_PORT = "3001", DATA_DIR = "./data", LOG_LEVEL } = env;
if (!/^\d{1,5}$/.test(LINE_DOUBLE_PORT) || Number(LINE_DOUBLE_PORT) > 65_535) {
  throw new Error("LINE_DOUBLE_PORT has to be a number from 0 to 65535.");
}
const lineUrl = `http://${host}:${LINE_DOUBLE_PORT}`;
const appUrl = `http://${host}:${PORT}`;
const folder = resolve(DATA_DIR, "demo");

const read = readConfig({
  ...demoLine,
  LINE_API_BASE_URL: lineUrl,
  LINE_DATA_API_BASE_URL: lineUrl,
  LINE_LOGIN_BASE_URL: lineUrl,
  PUBLIC_URL: appUrl,
  PORT,
  DATA_DIR: folder,
  COMMUNITY_NAME: "キャリア研究所",
  ORGANIZER_NAME: cast.imaten.name,
  ORGANIZER_USER_IDS: cast.imaten.userId,
  LOG_LEVEL: LOG_LEVEL ?? "warning",
});
if (!read.ok) throw new Error(read.problems.join("; "));
const { config } = read;

const { memory, isNew, finish } = await orInWords(
  () => beginIn(folder, argv.includes("--fresh")),
  (error) => storeObstacle(error, { mongodbUri: null, dataDir: folder }),
);
const line = createLineDouble({
  channelSecret: config.line.channelSecret,
  channelAccessToken: config.line.channelAccessToken,
  loginChannelId: config.line.loginChannelId,
  loginChannelSecret: demoLine.LINE_LOGIN_CHANNEL_SECRET,
  liffId: config.line.liffId,
  botName: "歩み Ayumi",
  webhookUrl: `${appUrl}/webhook`,
  quotaLimit: 200,
  saveTo: memory,
  consoleFolder: resolve("dist/console"),
  liffUrl: `${appUrl}/liff`,
});
const store = await orInWords(
  () => openEmbedded({ dir: join(folder, "database") }),
  (error) => storeObstacle(error, { mongodbUri: null, dataDir: join(folder, "database") }),
);
const database = openDatabase(store.uri);
const log = openLog({
  level: config.logLevel,
  write: (entry) => process.stdout.write(`${entry}\n`),
});
const context = createContext({
  config,
  db: database.db,
  log,
  now: line.clock.now,
  createConversation,
  firstCircleRole: roleInDemo,
  alone: true,
});

// So that going live can be rehearsed beside it.
if (line.liffApps().length === 0) {
  line.keepLiffApp(config.line.liffId, {
    description: config.communityName,
    view: { type: "full", url: `${appUrl}/liff` },
    scope: ["openid", "profile"],
    botPrompt: "normal",
  });
}

const lineServer = await listen(line.app, "LINE_DOUBLE_PORT", Number(LINE_DOUBLE_PORT));
await context.start();
const app = createApp(context, { liffDemo: { console: lineUrl }, liffFiles: liffFilesIn() });
const appServer = await listen(app, "PORT", config.port);
if (isNew) {
  gather(line);
  await writePast(database.db, line.clock.now(), config.timeZone, config.communityName);
  const people = Object.keys(cast).length;
  await linkPastGroup(database.db, line.clock.now(), { ...group, people });
  await registerRichMenus(context.line.sdk);
  await line.inviteBot(group.id);
  for (const [{ userId, language }, words] of firstWords) {
    context.features.showMenu(userId, language);
    await line.say(userId, words);
  }
  finish();
}
process.off("uncaughtException", cannotStart);

process.stdout.write(
  `\n  Ayumi 歩み is ready. Open this in a browser:\n\n    ${lineUrl}\n\n` +
    "  Choose a person, add the bot as a friend, and write one good thing.\n" +
    "  What is written stays in " +
    `${folder}; start with -- --fresh to begin anew. Ctrl+C ends it.\n\n`,
);

// Whoever moves the clock sees at once what falls due; the schedule would take up to a minute.
const offset = () => line.clock.now().getTime() - Date.now();
let moved = offset();
setInterval(() => {
  if (Math.abs(offset() - moved) < 1000) return;
  moved = offset();
  context.remind().catch((error: unknown) => log.warn("reminders_wait", {}, error));
}, 500).unref();

let ending = false;
const end = async () => {
  if (ending) return;
  ending = true;
  lineServer.close();
  appServer.close();
  await context.stop();
  line.close();
  await database.close();
  await store.close();
  process.exit(0);
};
process.once("SIGINT", () => void end());
process.once("SIGTERM", () => void end());
