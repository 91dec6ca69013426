import type { Db } from "mongodb";
import type { Role } from "#shared/circle.ts";
import { isHalfFilled } from "./backup/mark.ts";
import type { Config } from "./config.ts";
import { conversationsDefinition, createConversationStore } from "./conversation/store.ts";
import { ensureIndexes } from "./db.ts";
import { featureStores } from "./feature-stores.ts";
import { createFeatures, type Features } from "./features.ts";
import { createDeliver, type At } from "./inbox/deliver.ts";
import { createLay } from "./inbox/owe.ts";
import { createProcess } from "./inbox/process.ts";
import { createReceive, type Consents } from "./inbox/receive.ts";
import { createInboxStore, inboxDefinition } from "./inbox/store.ts";
import { createSweep } from "./inbox/sweep.ts";
import { createTakeTurn } from "./inbox/take-turn.ts";
import type { Respond } from "./inbox/turn.ts";
import { createScheduler, jobsDefinition } from "./jobs/agenda.ts";
import { createJobs } from "./jobs/table.ts";
import { createLineClient } from "./line/client.ts";
import type { Log } from "./log.ts";
import { noMeter, type Meter } from "./metrics/meter.ts";
import { createSchemaStore } from "./schema/store.ts";
import { createMigrations } from "./schema/table.ts";
import { createUpgrade } from "./schema/upgrade.ts";
import { createDeliverDue } from "./sends/deliver.ts";
import { createLedgerDays } from "./sends/ledger-days.ts";
import { createLedger } from "./sends/ledger.ts";
import { createLedgerStore, ledgersDefinition } from "./sends/ledger-store.ts";
import { billingMonth } from "./sends/rules.ts";
import { createSends } from "./sends/service.ts";
import { createSendStore, sendsDefinition } from "./sends/store.ts";

/** How long one round waits for the turns that it woke; the next round goes on with the rest. */
const wokenWithinMs = 20_000;

/** What the conversation is built from. */
export type ConversationDeps = {
  readonly config: Config;
  readonly features: Features;
  readonly ids: () => string;
};

/** The bot's side of the talk, as the inbox needs it. */
export type Conversation = {
  readonly respond: Respond;
  readonly consents: Consents;
  /** The closed list of words kept even before consent. */
  readonly isCommandWord: (text: string) => boolean;
};

/** Puts the parts together, once a process. Nothing runs until `start`. */
export const createContext = (options: {
  readonly config: Config;
  readonly db: Db;
  readonly log: Log;
  /** The community's time. The demo moves it. */
  readonly now?: () => Date;
  /** The machine's time: leases, backoff, the life of a token. */
  readonly clock?: () => Date;
  readonly ids?: () => string;
  readonly createConversation: (deps: ConversationDeps) => Conversation;
  /** This process alone has the database, so leases from before its start are void. */
  readonly alone?: boolean;
  readonly leaseMs?: number;
  readonly lineTimeoutMs?: number;
  /** How long a greeting waits for LINE to tell the person's name. */
  readonly profileWithinMs?: number;
  readonly at?: At;
  readonly meter?: Meter;
  /** Who comes into the first circle by their consent; the community's organizers unless given. */
  readonly firstCircleRole?: (lineUserId: string) => Role | null;
}) => {
  const { config, db, log } = options;
  const now = options.now ?? (() => new Date());
  const clock = options.clock ?? (() => new Date());
  const ids = options.ids ?? (() => crypto.randomUUID());
  const at = options.at ?? (() => {});
  const meter = options.meter ?? noMeter;

  const { leaseMs, lineTimeoutMs: timeoutMs, profileWithinMs } = options;
  const line = createLineClient({ ...config.line, ...(timeoutMs !== undefined && { timeoutMs }) });
  const sendStore = createSendStore(db);
  const sends = createSends({ store: sendStore, line, now, meter });
  const inbox = createInboxStore(db);
  const conversations = createConversationStore(db);
  const lay = createLay({ conversations, clock, ids });
  const community = {
    name: config.communityName,
    organizerUserIds: config.organizerUserIds,
    ...(options.firstCircleRole && { roleOf: options.firstCircleRole }),
  };
  const features = createFeatures({
    db,
    line,
    log,
    zone: config.timeZone,
    now,
    ids,
    lay,
    sends,
    ledger: () => ledger.view(),
    page: (path) => `https://liff.line.me/${config.line.liffId}${path}`,
    ...(profileWithinMs !== undefined && { profileWithinMs }),
    community,
  });
  const conversation = options.createConversation({ config, features, ids });

  const deliver = createDeliver({ conversations, line, sends, clock, at });
  const { respond, consents, isCommandWord } = conversation;
  const parts = { inbox, conversations, clock, ids, log, at };
  const { tell: tellMissed } = features.unsent;
  const takeTurn = createTakeTurn({ ...parts, respond, deliver, tellMissed, line, now, meter });
  const process = createProcess({ ...parts, takeTurn, ...(leaseMs !== undefined && { leaseMs }) });
  const { wake } = process;
  const receive = createReceive({ inbox, consents, isCommandWord, wake, clock, at, meter });
  const sweep = createSweep({ inbox, wake, clock, log });
  // What is held is swept as soon as it begins.
  const sweepUnlessHeld = async () => (process.isHeld() ? undefined : sweep());
  const ledgerStore = createLedgerStore(db);
  const ledger = createLedger({
    store: ledgerStore,
    sends,
    sendStore,
    async foreseen(until) {
      const [people, reserved, digest] = await Promise.all([
        features.nudges.foreseen(until),
        features.reserved(until),
        features.digests.foreseen(until),
      ]);
      return { ...people, announcement: (people.announcement ?? 0) + reserved, digest };
    },
    days: createLedgerDays({
      sendStore,
      ahead: (days) => features.nudges.ahead(days),
      foreseenKinds: features.nudges.planned,
      stopped: () => ledgerStore.stopped(billingMonth(now())),
      zone: config.timeZone,
      now,
    }),
    warn: (of) => features.unsent.warn(of),
    now,
  });
  const deliverDue = createDeliverDue({
    store: sendStore,
    sends,
    stopped: ledger.stopped,
    async reserved(until) {
      const { reserved, reservedEves } = features;
      const [notices, eves] = await Promise.all([reserved(until), reservedEves(until)]);
      return notices + eves;
    },
    cut: (cutOnes) => features.unsent.tellCut(cutOnes),
    line,
    async compose(due) {
      const [digests, nudges] = [true, false].map((is) =>
        due.filter((send) => (send.kind === "digest") === is),
      );
      const { compose } = features.digests;
      return new Map([
        ...(await features.composeNudges(nudges ?? [])),
        ...(await compose(digests ?? [])),
      ]);
    },
    async refused(never) {
      for (const { recipient, kind } of never)
        if (kind === "digest") await features.groups.refused(recipient, true);
    },
    now,
    clock,
    ids,
    log,
    meter,
  });
  const jobs = createJobs({
    sweep: sweepUnlessHeld,
    planNudges: (stopping) => features.nudges.plan(stopping),
    planDigests: (stopping) => features.digests.plan(stopping),
    deliverSends: deliverDue,
    watchQuota: () => ledger.watch(),
  });
  const scheduler = createScheduler({ db, jobs, log, clock, meter });
  const upgrade = createUpgrade({
    store: createSchemaStore(db),
    isHalfFilled: () => isHalfFilled(db),
    migrations: createMigrations({
      placeRecords: () => features.reflections.place(),
      placeMembers: () => features.members.place(),
      placeInFeeds: () => features.reflections.placeInFeeds(),
    }),
    // The machine's own: the demo moves the other one by months.
    clock: () => new Date(),
    ids,
    log,
  });
  let beginning: NodeJS.Timeout | undefined;
  const prepare = async () => {
    const own = [
      inboxDefinition,
      conversationsDefinition,
      sendsDefinition,
      ledgersDefinition,
      jobsDefinition,
    ];
    await upgrade();
    await ensureIndexes(db, [...own, ...featureStores]);
    if (options.alone) await conversations.releaseAll();
  };
  let prepared: Promise<void> | undefined;
  const prepareOnce = () =>
    (prepared ??= prepare().catch((error: unknown) => {
      prepared = undefined;
      throw error;
    }));
  const begin = async () => {
    process.begin();
    await sweep();
  };

  const runDue = async (): Promise<number> => {
    await prepareOnce();
    await scheduler.ensure();
    const ran = await scheduler.runDueOnce();
    const until = Date.now() + wokenWithinMs;
    while (!process.idle() && Date.now() < until)
      await new Promise((resolve) => setTimeout(resolve, 20));
    return ran;
  };

  return {
    config,
    db,
    log,
    meter,
    now,
    clock,
    ids,
    line,
    features,
    sends,
    ledger,
    deliverDue,
    inbox,
    process,
    receive,
    scheduler,

    /**
     * Indexes, then the schedule, then turns, beginning with whatever waits from before. With
     * `turnsAfterMs` those come a little later, so that nobody waits for them to see it ready.
     */
    async start({ turnsAfterMs = 0 }: { readonly turnsAfterMs?: number } = {}) {
      process.hold();
      await prepareOnce();
      await scheduler.start();
      if (turnsAfterMs === 0) return begin();
      beginning = setTimeout(() => {
        // The schedule sweeps again within a minute.
        begin().catch((error: unknown) => log.warn("backlog_waits", {}, error));
      }, turnsAfterMs);
    },

    /** Plans and sends what is due now, beside the schedule: for a clock that is moved by hand. */
    async remind(): Promise<void> {
      await features.nudges.plan();
      await deliverDue();
    },

    /** What `start` begins with, for a host that has no schedule of its own; done once. */
    prepare: prepareOnce,

    /** Runs what the schedule has due, once, and what that wakes: for a host that calls by the minute. */
    runDue,

    /** The same for a process that ends with it. */
    async runDueOnce(): Promise<number> {
      const ran = await runDue();
      await Promise.all([scheduler.stop(), process.stop()]);
      return ran;
    },

    /** Finishes the turns in flight. */
    async stop() {
      clearTimeout(beginning);
      await Promise.all([scheduler.stop(), process.stop()]);
    },
  };
};

export type Context = ReturnType<typeof createContext>;
