import type { liff } from "@line/bot-sdk";
import type { ChatMessage } from "#bot/demo/console-api.ts";
import { createActivity } from "./activity.ts";
import { createChannels } from "./channels.ts";
import { createChanges } from "./changes.ts";
import { createClock } from "./clock.ts";
import { createCore } from "./core.ts";
import { createDelivery } from "./delivery.ts";
import { createFaults } from "./faults.ts";
import { createGroups } from "./groups.ts";
import { createIdentity } from "./identity.ts";
import { createToken } from "./ids.ts";
import { createLineApp } from "./line-app.ts";
import { recall, remember } from "./memory.ts";
import type { Redelivery } from "./outbox.ts";
import { createOutbox } from "./outbox.ts";
import { createPeople } from "./people.ts";
import { perform } from "./perform.ts";
import { createQuota } from "./quota.ts";
import type { RecordedRequest } from "./record.ts";
import { createRetryKeys } from "./retry-keys.ts";
import { createSecondThoughts } from "./second-thoughts.ts";
import { createSpeech } from "./speech.ts";
import { createTaps } from "./taps.ts";
import { stateOf } from "./views.ts";
import type { Deliver, WireEvent } from "./webhook-sender.ts";
import { createWebhookSender, deliverTo } from "./webhook-sender.ts";
import { createWorld } from "./world.ts";

export type LineDoubleOptions = {
  readonly channelSecret: string;
  readonly channelAccessToken: string;
  /** Id of the Messaging API channel. */
  readonly channelId?: string;
  readonly loginChannelId: string;
  /** Unset: nobody knows it. */
  readonly loginChannelSecret?: string;
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

/** Acts as api.line.me, api-data.line.me and LINE Login on one origin. */
export const createLineDouble = (options: LineDoubleOptions) => {
  const recalled = options.saveTo === undefined ? null : recall(options.saveTo);
  const fresh = createWorld(options.botName ?? "Ayumi", options.quotaLimit ?? null);
  const world = { ...fresh, ...recalled };
  const core = createCore(world, options.now ?? (() => new Date()));
  const memory = options.saveTo === undefined ? null : remember(core, options.saveTo);
  let webhookUrl = options.webhookUrl ?? null;
  let liffUrl = options.liffUrl ?? null;
  const switches = { webhook: true, chat: false };

  const faults = createFaults(core);
  const sender = createWebhookSender({
    channelSecret: options.channelSecret,
    destination: world.bot.userId,
    target: () => options.deliver ?? (webhookUrl === null ? null : deliverTo(webhookUrl)),
  });
  const outbox = createOutbox({
    core,
    sender,
    faults,
    redelivery: options.redelivery,
    isOn: () => switches.webhook,
  });
  const groups = createGroups(core, outbox);
  const speech = createSpeech(core, outbox);
  const acts = {
    ...createPeople(core, outbox),
    ...groups,
    ...speech,
    ...createSecondThoughts(core, outbox),
    ...createTaps(core, outbox, speech),
  };
  const quota = createQuota(core);
  const clock = createClock(core);
  const identity = createIdentity(core, options.loginChannelId);
  const channels = createChannels({
    now: core.now,
    bot: {
      id: options.channelId ?? "1656000000",
      secret: options.channelSecret,
      longLived: options.channelAccessToken,
    },
    login: { id: options.loginChannelId, secret: options.loginChannelSecret ?? createToken() },
  });
  const activity = createActivity(options.record);
  const around = { core, quota, faults, liffUrl: () => liffUrl };
  const { subscribe } = createChanges(around);
  const setWebhookUrl = (url: string | null): void => void (webhookUrl = url);
  const hands = { ...acts, outbox, quota, faults, clock };

  const app = createLineApp({
    around,
    activity,
    delivery: createDelivery(core),
    groups,
    retryKeys: createRetryKeys(core),
    identity,
    sender,
    webhook: { url: () => webhookUrl, setUrl: setWebhookUrl, isOn: () => switches.webhook },
    isChatOn: () => switches.chat,
    channels,
    subscribe,
    perform: (act) => perform(hands, act),
    settings: {
      loginChannelId: options.loginChannelId,
      hangMs: options.hangMs ?? 30_000,
      consoleFolder: options.consoleFolder ?? null,
    },
  });

  const messages = (chatId: string): readonly ChatMessage[] => [...core.talk(chatId).messages];

  return {
    app,
    bot: world.bot,
    ...hands,
    /** Sends any events as they are: new kinds, standby, none at all for a verification. */
    sendEvents: (events: readonly WireEvent[], signing: { readonly signature?: string } = {}) =>
      sender.send(events, signing),
    idToken: identity.idToken,
    accessToken: identity.accessToken,
    requests: activity.requests,
    messages,
    /** What the bot said in this chat, oldest first. */
    botMessages: (chatId: string) =>
      messages(chatId)
        .filter((line) => line.from === "bot" && !line.system)
        .map((line) => line.message),
    state: () => stateOf(around),
    subscribe,
    setWebhookUrl,
    webhookUrl: (): string | null => webhookUrl,
    /** What only a person can switch, in the consoles: "Use webhook", "Chat". */
    setSwitch: (name: keyof typeof switches, on: boolean): void => void (switches[name] = on),
    liffApps: () => [...world.liffApps.values()],
    /** As it was made in the console some day. */
    keepLiffApp: (liffId: string, made: liff.LiffApp): void =>
      void world.liffApps.set(liffId, { ...made, liffId }),
    /** A short-lived token of one of the channels, 30 days long. */
    shortLivedToken: channels.shortLived,
    setLiffUrl: (url: string | null): void => {
      liffUrl = url;
      core.touch("controls");
    },
    /** Resolves when no webhook or request was under way for a moment. */
    waitForIdle: (limits?: { quietMs?: number; timeoutMs?: number }): Promise<void> =>
      activity.untilQuiet(outbox.isBusy, limits),
    /** Writes the file a last time. */
    close: (): void => memory?.close(),
  };
};

export type LineDouble = ReturnType<typeof createLineDouble>;
