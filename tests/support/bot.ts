import type { Db } from "mongodb";
import { onTestFinished, vi } from "vitest";
import { createApp } from "#bot/app.ts";
import { createContext, type Conversation } from "#bot/context.ts";
import type { LineDoubleOptions } from "#bot/demo/double/double.ts";
import type { InboxDoc } from "#bot/inbox/store.ts";
import type { Respond } from "#bot/inbox/turn.ts";
import { openLog } from "#bot/log.ts";
import type { Meter } from "#bot/metrics/meter.ts";
import { testDatabase } from "./database.ts";
import { echo } from "./echo.ts";
import { startLine } from "./line.ts";
import { testConfig } from "./settings.ts";

type BotOptions = {
  readonly respond?: Respond;
  /** Who has consented; everybody unless given. */
  readonly consented?: ReadonlySet<string>;
  readonly line?: Partial<LineDoubleOptions>;
  readonly leaseMs?: number;
  readonly clock?: () => Date;
  readonly meter?: Meter;
  /** A database of the test's own. */
  readonly db?: Db;
};

/** The real app on a database of its own, talking with the LINE double. */
export const startBot = async (options: BotOptions = {}) => {
  const db = options.db ?? (await testDatabase()).db;
  const line = await startLine({
    ...options.line,
    deliver: async (raw, signature) => (await post(raw, signature)).status,
  });
  const logged: string[] = [];
  const log = openLog({ level: "debug", write: (entry) => logged.push(entry) });
  const config = testConfig({ LINE_API_BASE_URL: line.url, LINE_DATA_API_BASE_URL: line.url });
  const createConversation = (): Conversation => ({
    respond: options.respond ?? echo,
    consents: { has: (userId) => options.consented?.has(userId) ?? true },
    isCommandWord: (words) => words === "ヘルプ",
  });
  const context = createContext({
    config,
    db,
    log,
    createConversation,
    lineTimeoutMs: 2500,
    ...(options.leaseMs !== undefined && { leaseMs: options.leaseMs }),
    ...(options.clock && { clock: options.clock }),
    ...(options.meter && { meter: options.meter }),
  });
  const app = createApp(context);
  const post = (raw: Uint8Array, signature: string) =>
    app.request("/webhook", {
      method: "POST",
      headers: { "x-line-signature": signature, "content-type": "application/json" },
      body: new Uint8Array(raw),
    });
  await context.start();
  onTestFinished(() => context.stop());
  const inbox = db.collection<InboxDoc>("inbox");

  return {
    ...line,
    db,
    inbox,
    context,
    createConversation,
    app,
    post,
    logged,
    /** Adds a friend of the bot; their follow event is answered already. */
    async friend(name: string) {
      const { userId } = line.double.addPerson({ name });
      await line.double.follow(userId);
      await settled();
      return userId;
    },
    /** The texts of the bot in this chat, oldest first. */
    heard: (chatId: string) =>
      line.double.botMessages(chatId).map((message) => ("text" in message ? message.text : "?")),
    /** Resolves when no event waits any more. */
    settled,
  };

  async function settled(timeout = 8000) {
    await vi.waitFor(
      async () => {
        if ((await inbox.countDocuments({ state: "waiting" })) > 0)
          throw new Error("still waiting");
      },
      { timeout, interval: 20 },
    );
  }
};
