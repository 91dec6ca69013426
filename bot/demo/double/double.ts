import { Hono } from "hono";
import type { ChatMessage } from "#bot/demo/console-api.ts";
import { MESSAGES, notFound, refuse } from "./answers.ts";
import { createClock } from "./clock.ts";
import { ConnectionClosed } from "./connection-closed.ts";
import { createCore } from "./core.ts";
import { createDelivery } from "./delivery.ts";
import { createFaults } from "./faults.ts";
import { createGroups } from "./groups.ts";
import { lineGuard } from "./guards.ts";
import type { LineEnv } from "./line-env.ts";
import type { Redelivery } from "./outbox.ts";
import { createOutbox } from "./outbox.ts";
import { createPeople } from "./people.ts";
import { untilQuiet } from "./quiet.ts";
import { createQuota } from "./quota.ts";
import type { RecordedRequest } from "./record.ts";
import { createRetryKeys } from "./retry-keys.ts";
import { chatRoutes } from "./routes/chat.ts";
import { messageRoutes } from "./routes/messages.ts";
import { peopleRoutes } from "./routes/people.ts";
import { createSecondThoughts } from "./second-thoughts.ts";
import { createSpeech } from "./speech.ts";
import { createTaps } from "./taps.ts";
import type { Deliver, WireEvent } from "./webhook-sender.ts";
import { createWebhookSender, deliverTo } from "./webhook-sender.ts";
import { createIdentity } from "./identity.ts";
import { createChanges } from "./changes.ts";
import { recall, remember } from "./memory.ts";
import { perform } from "./perform.ts";
import { consoleRoutes } from "./routes/console.ts";
import { loginRoutes } from "./routes/login.ts";
import { pageRoutes } from "./routes/page.ts";
import { richMenuAliasRoutes } from "./routes/rich-menu-aliases.ts";
import { richMenuBatchRoutes } from "./routes/rich-menu-batch.ts";
import { richMenuLinkRoutes } from "./routes/rich-menu-links.ts";
import { richMenuRoutes } from "./routes/rich-menus.ts";
import { webhookEndpointRoutes } from "./routes/webhook-endpoint.ts";
import { stateOf } from "./views.ts";
import { createWorld } from "./world.ts";

export type LineDoubleOptions = {
  readonly channelSecret: string;
  readonly channelAccessToken: string;
  readonly loginChannelId: string;
  readonly liffId: string;
  readonly now?: () => Date;
  readonly botName?: string;
  /** Where webhooks go; may be set later. */
  readonly webhookUrl?: string;
  /** Takes webhooks in process instead. */
  readonly deliver?: Deliver;
  readonly record?: (request: RecordedRequest) => void;
  /** People a month; null for no limit. */
  readonly quotaLimit?: number | null;
  /** Off by default, as at LINE. */
  readonly redelivery?: Redelivery;
  /** How long the `timeout` fault withholds the answer. */
  readonly hangMs?: number;
  /** File that keeps the chats over a restart. */
  readonly saveTo?: string;
  /** Where the LIFF app is served; may be set later. */
  readonly liffUrl?: string;
  /** Folder of the built console page. */
  readonly consoleFolder?: string;
};

const KEPT_REQUESTS = 10_000;

/** Acts as api.line.me, api-data.line.me and LINE Login on one origin. */
export const createLineDouble = (options: LineDoubleOptions) => {
  const recalled = options.saveTo === undefined ? null : recall(options.saveTo);
  const world = recalled ?? createWorld(options.botName ?? "Ayumi", options.quotaLimit ?? null);
  const core = createCore(world, options.now ?? (() => new Date()));
  const faults = createFaults(core);
  let webhookUrl = options.webhookUrl ?? null;
  const sender = createWebhookSender({
    channelSecret: options.channelSecret,
    destination: world.bot.userId,
    target: () => options.deliver ?? (webhookUrl === null ? null : deliverTo(webhookUrl)),
  });
  const outbox = createOutbox({ core, sender, faults, redelivery: options.redelivery });
  const people = createPeople(core, outbox);
  const groups = createGroups(core, outbox);
  const speech = createSpeech(core, outbox);
  const secondThoughts = createSecondThoughts(core, outbox);
  const taps = createTaps(core, outbox, speech);
  const delivery = createDelivery(core);
  const quota = createQuota(core);
  const retryKeys = createRetryKeys(core);
  const identity = createIdentity(core, options.loginChannelId);
  const clock = createClock(core);
  let liffUrl = options.liffUrl ?? null;
  const around = { core, quota, faults, liffUrl: () => liffUrl };
  const changes = createChanges(around);
  const memory = options.saveTo === undefined ? null : remember(core, options.saveTo);
  const acts = { ...people, ...groups, ...speech, ...secondThoughts, ...taps };
  const hands = { ...acts, outbox, quota, faults, clock };

  const requests: RecordedRequest[] = [];
  let inFlight = 0;
  let lastActivity = 0;
  const record = (request: RecordedRequest): void => {
    requests.push(request);
    if (requests.length > KEPT_REQUESTS) requests.shift();
    options.record?.(request);
  };

  const app = new Hono<LineEnv>();
  app.use("/v2/*", async (_c, next) => {
    inFlight += 1;
    try {
      await next();
    } finally {
      inFlight -= 1;
      lastActivity = performance.now();
    }
  });
  app.use(
    "/v2/bot/*",
    lineGuard({
      channelAccessToken: options.channelAccessToken,
      faults,
      record,
      hangMs: options.hangMs ?? 30_000,
    }),
  );
  app.route("/", messageRoutes({ core, delivery, quota, retryKeys, faults }));
  app.route("/", peopleRoutes({ core, delivery, groups }));
  app.route("/", chatRoutes(core));
  app.route("/", richMenuAliasRoutes(core));
  app.route("/", richMenuRoutes(core));
  app.route("/", richMenuLinkRoutes(core));
  app.route("/", richMenuBatchRoutes(core));
  const setWebhookUrl = (url: string | null): void => void (webhookUrl = url);
  const endpoint = { url: () => webhookUrl, setUrl: setWebhookUrl };
  app.route("/", webhookEndpointRoutes({ core, sender, ...endpoint }));
  app.route("/", loginRoutes(core, identity, options.loginChannelId));
  app.route(
    "/",
    consoleRoutes({
      core,
      identity,
      state: () => stateOf(around),
      subscribe: changes.subscribe,
      perform: (act) => perform(hands, act),
    }),
  );
  if (options.consoleFolder !== undefined) {
    const liffOrigin = (): string | null => (liffUrl === null ? null : new URL(liffUrl).origin);
    app.route("/", pageRoutes(options.consoleFolder, liffOrigin));
  }
  app.notFound(notFound);
  app.onError((error, c) => {
    if (error instanceof ConnectionClosed) throw error;
    return refuse(c, 500, MESSAGES.serverError);
  });

  const messages = (chatId: string): readonly ChatMessage[] => [...core.talk(chatId).messages];

  return {
    app,
    bot: world.bot,
    ...acts,
    /** Sends any events as they are: new kinds, standby, none at all for a verification. */
    sendEvents: (events: readonly WireEvent[], signing: { readonly signature?: string } = {}) =>
      sender.send(events, signing),
    outbox,
    faults,
    quota,
    clock,
    idToken: identity.idToken,
    accessToken: identity.accessToken,
    state: () => stateOf(around),
    subscribe: changes.subscribe,
    requests,
    messages,
    /** What the bot said in this chat, oldest first. */
    botMessages: (chatId: string) =>
      messages(chatId)
        .filter((line) => line.from === "bot" && !line.system)
        .map((line) => line.message),
    setWebhookUrl,
    setLiffUrl: (url: string | null): void => {
      liffUrl = url;
      core.touch("controls");
    },
    /** Resolves when no webhook or request was under way for a moment. */
    waitForIdle: (limits?: { quietMs?: number; timeoutMs?: number }): Promise<void> =>
      untilQuiet(
        () => inFlight > 0 || outbox.isBusy(),
        () => lastActivity,
        limits,
      ),
    /** Writes the file a last time. */
    close: (): void => memory?.close(),
  };
};

export type LineDouble = ReturnType<typeof createLineDouble>;
